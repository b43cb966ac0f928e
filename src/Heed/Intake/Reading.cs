using Heed.Sources;

namespace Heed.Intake;

/// <summary>How the reading of one source stands.</summary>
/// <param name="Message">For people: what went wrong last; null: nothing.</param>
/// <param name="Tried">When it was last tried (UTC); null: never.</param>
/// <param name="Good">When a reading last went well (UTC); null: never.</param>
/// <param name="Due">Not read before (UTC).</param>
/// <param name="Arrived">Entries of the last good reading, in a band: <c>0</c>, <c>1-9</c>, <c>10-99</c>, …</param>
/// <param name="Problems">What the last reading met on its way, one sentence each; 20 at most.</param>
public sealed record Reading(
    string Source, Health Health, string? Message, DateTimeOffset? Tried, DateTimeOffset? Good, DateTimeOffset Due, string Arrived,
    IReadOnlyList<string> Problems)
{
    /// <summary>Since when <see cref="Health"/> is what it is (UTC); null: not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How what arrives compares with what is usual.</summary>
    public Flow Flow { get; init; }

    /// <summary>New entries of a usual day, in a band; null: not known yet.</summary>
    public string? Usual { get; init; }

    internal static IReadOnlyList<string> BandNames { get; } = ["0", "1-9", "10-99", "100-999", "1000 or more"];

    /// <summary>How it goes, in a word: <c>reading</c>, <c>quiet</c>, <c>silent</c>, <c>flooding</c>, <c>refused</c>, <c>paused</c>, <c>broken</c>, <c>gone</c>.</summary>
    public string State => Health is Health.Reading && Flow is (Flow.Quiet or Flow.Silent or Flow.Flooding)
        ? Flow.ToString().ToLowerInvariant()
        : Health.ToString().ToLowerInvariant();

    /// <summary>Somebody should look at it.</summary>
    public bool NeedsSomebody => Health is Health.Broken or Health.Refused or Health.Paused || State is "silent" or "flooding";

    /// <summary>A count in bands, so that what was turned away cannot be worked out from what arrived.</summary>
    public static string Band(int count) => BandNames[BandOf(count)];

    internal static int BandOf(int count) => count switch
    {
        0 => 0,
        < 10 => 1,
        < 100 => 2,
        < 1_000 => 3,
        _ => 4,
    };
}
