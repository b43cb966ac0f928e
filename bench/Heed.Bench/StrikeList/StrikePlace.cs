using Heed.Sources;

namespace Heed.Bench.StrikeList;

/// <summary>One made-up place of the town.</summary>
internal abstract class StrikePlace
{
    /// <summary>When everything is said: within the first week of the topic.</summary>
    public static readonly DateTimeOffset Moment = new(2026, 9, 7, 8, 0, 0, TimeSpan.Zero);

    public abstract Source Source { get; }

    /// <summary>Posts that can be said at a time.</summary>
    public virtual int AtOnce => 200;

    /// <summary>These are said, and Heed hears them.</summary>
    public abstract Task HearAsync(Pipeline pipeline, IReadOnlyList<Said> said, CancellationToken cancel);

    /// <summary>The account of a person there, as the connector gives it when it does not hold the person's name.</summary>
    public virtual string? AccountOf(string person) => null;

    /// <summary>Who is meant by an author that the connector gave.</summary>
    public virtual string PersonOf(string author) => Said.PersonIn(author);

    protected static Source Make(SourceKind kind, string address, IReadOnlyDictionary<string, string>? mapping = null) => new(
        kind.ToString().ToLowerInvariant(), kind, $"Made-up {kind}", address, Lane.Public, "GB", "Learn what people say of it", "Made up for the strike list",
        "people made up for the strike list", mapping ?? new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
    {
        Speakers = Speakers.Others,
    };
}

/// <summary>A place that a real connector reads.</summary>
internal abstract class ReadPlace : StrikePlace
{
    public abstract ISource Open();

    public sealed override async Task HearAsync(Pipeline pipeline, IReadOnlyList<Said> said, CancellationToken cancel)
    {
        await SayAsync(said);
        await pipeline.RunAsync(Source, cancel);
    }

    /// <summary>These are there from now on.</summary>
    protected abstract Task SayAsync(IReadOnlyList<Said> said);
}
