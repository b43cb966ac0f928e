using Heed.Sources;

namespace Heed.Bench.StrikeList;

/// <summary>One made-up place of the town, read by a real connector.</summary>
internal abstract class StrikePlace
{
    /// <summary>When everything is said: within the first week of the topic.</summary>
    public static readonly DateTimeOffset Moment = new(2026, 9, 7, 8, 0, 0, TimeSpan.Zero);

    public abstract Source Source { get; }

    /// <summary>Posts that one reading takes for sure.</summary>
    public virtual int AtOnce => 200;

    public abstract ISource Open();

    /// <summary>These are there from now on.</summary>
    public abstract Task SayAsync(IReadOnlyList<Said> said);

    /// <summary>The account of a person there, as the connector gives it when it does not hold the person's name.</summary>
    public virtual string? AccountOf(string person) => null;

    /// <summary>Who is meant by an author that the connector gave.</summary>
    public virtual string PersonOf(string author) => Said.PersonIn(author);

    protected static Source Make(SourceKind kind, string address, IReadOnlyDictionary<string, string>? mapping = null) => new(
        kind.ToString().ToLowerInvariant(), kind, $"Made-up {kind}", address, Lane.Public, "GB", "Learn what people say of it", "Made up for the strike list",
        "people made up for the strike list", mapping ?? new Dictionary<string, string>(), 90, TimeSpan.FromHours(1));
}
