using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heed;

/// <summary>What kind of operator runs an installation; shown publicly.</summary>
public enum OperatorKind
{
    Employer,
    PublicBody,
    Newsroom,
    Union,
    Research,
    Community,
}

/// <summary>What an installation says about itself, in <c>heed.json</c> of its data folder. All of it stands on the public page.</summary>
public sealed record Settings
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "heed.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Who runs it.</summary>
    public string Operator { get; init; } = "An operator that has not said its name yet";

    /// <summary>Null: not stated yet, which the public page says; no intake is approved until it is.</summary>
    public OperatorKind? OperatorKind { get; init; }

    /// <summary>Why it listens: a sentence or two.</summary>
    public string Purpose { get; init; } = "Not stated yet.";

    /// <summary>Address people write to about this installation; also part of the User-Agent.</summary>
    public string Contact { get; init; } = "not-stated@heed.invalid";

    /// <summary>The body the steward belongs to: a data protection office, a works council, an ombudsperson.</summary>
    public string StewardBody { get; init; } = "Not stated yet.";

    /// <summary>The steward's body is that of the workers' representatives. Without it no source of <see cref="Lane.Workers"/> is approved.</summary>
    public bool StewardSpeaksForWorkers { get; init; }

    /// <summary>A contact outside the installation, for those who do not trust the operator's word.</summary>
    public string OutsideContact { get; init; } = "Not stated yet.";

    /// <summary>Where the public page can be read; part of the User-Agent.</summary>
    public string PublicPage { get; init; } = "http://localhost:5080/listening";

    /// <summary>Hosts with port on private or loopback addresses that may be read all the same, as <c>127.0.0.1:5081</c>.</summary>
    public IReadOnlyList<string> MayReach { get; init; } = [];

    /// <summary>Products, places, organisations and offices that queries may name although they look like a person's name.</summary>
    public IReadOnlyList<string> MayBeNamed { get; init; } = [];

    /// <summary>Voices a figure must count at least; 10 or more.</summary>
    public int SmallestCell { get; init; } = 10;

    /// <summary>The installation hears the made-up town of the demo and runs on the town's clock.</summary>
    public bool Town { get; init; }

    /// <summary>Reads the file; the defaults when there is none yet.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read or says something out of range; the message says what to change.</exception>
    public static Settings Load(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return new();
        try
        {
            Settings settings = JsonSerializer.Deserialize<Settings>(File.ReadAllText(file), Json)
                ?? throw new InvalidDataException($"{file} is empty. Delete it to start with the defaults.");
            if (settings.SmallestCell < 10)
                throw new InvalidDataException($"{file}: smallestCell is {settings.SmallestCell}; it can only be raised above 10.");
            return settings;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Save(string folder)
    {
        string file = Path.Combine(folder, FileName);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(this, Json) + "\n");
        File.Move(file + ".new", file, overwrite: true);
    }
}
