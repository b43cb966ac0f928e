using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Village.Telling;

namespace Village;

/// <summary>Kelderwick, a made-up town that speaks English, Spanish and German, and all that is written there in eight weeks of 2026.
/// The same on every run and every machine.</summary>
public sealed class Town
{
    private const ulong Seed = 0x4B_65_6C_64_65_72_77;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Town(IReadOnlyList<TownPost> posts, IReadOnlyList<string> optedOut)
    {
        Posts = posts;
        Truth = Know(posts, optedOut);
    }

    /// <summary>Monday 7 September 2026, 00:00 UTC.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 9, 7, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Monday 2 November 2026, 00:00 UTC: eight weeks after <see cref="Start"/>; nothing is written then or later.</summary>
    public static DateTimeOffset End { get; } = Start.AddDays(56);

    /// <summary>What the town is called.</summary>
    public static string Name => Names.Town;

    /// <summary>In order of time.</summary>
    public IReadOnlyList<TownPost> Posts { get; }

    public TownTruth Truth { get; }

    public static Town Create()
    {
        (IReadOnlyList<TownPost> posts, IReadOnlyList<string> optedOut) = Chronicle.Write(Seed);
        return new Town(posts, optedOut);
    }

    /// <returns>1 for the first week, 8 for the last.</returns>
    public static int WeekOf(DateTimeOffset moment) => ((moment - Start).Days / 7) + 1;

    /// <summary>Exactly what <c>truth.json</c> holds.</summary>
    public string TruthJson() => JsonSerializer.Serialize(Truth, Json) + "\n";

    /// <summary>SHA-256, in hexadecimal, over every post with all that is known of it: two equal towns have the same.</summary>
    public string Fingerprint()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (TownPost post in Posts) hash.AppendData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(post, Json)));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static TownTruth Know(IReadOnlyList<TownPost> posts, IReadOnlyList<string> optedOut) => new(
        posts.Count,
        [.. Stories.All.Select(story => new StoryTruth(story.Id, story.Topic, story.Week, Voices(posts, story)))],
        [.. posts.Where(post => post.IsOrganising).Select(post => post.Text)],
        [.. posts.SelectMany(post => post.Planted)],
        optedOut);

    private static int Voices(IReadOnlyList<TownPost> posts, PlantedStory story) => posts
        .Where(post => post.Story == story.Id && WeekOf(post.Written) == story.Week && post.Place is not (TownPlace.News or TownPlace.Blog))
        .Select(post => post.Author)
        .Distinct()
        .Count();
}
