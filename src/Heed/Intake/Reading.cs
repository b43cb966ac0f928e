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
    /// <summary>A count in bands, so that what was turned away cannot be worked out from what arrived.</summary>
    public static string Band(int count) => count switch
    {
        0 => "0",
        < 10 => "1-9",
        < 100 => "10-99",
        < 1_000 => "100-999",
        _ => "1000 or more",
    };
}
