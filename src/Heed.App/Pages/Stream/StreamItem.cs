using Heed.Archive;
using Heed.Desk;
using Heed.Match;

namespace Heed.App.Pages.Stream;

/// <summary>One mention as the stream shows it.</summary>
/// <param name="Taker">E-mail of who has it; null: nobody.</param>
/// <param name="Spans">What to highlight.</param>
public sealed record StreamItem(Mention Mention, MentionState State, string? Taker, IReadOnlyList<MatchSpan> Spans)
{
    internal static StreamItem Of(Mention mention, IEnumerable<Mark> marks, IReadOnlyList<MatchSpan> spans)
    {
        Dictionary<string, string> known = marks.GroupBy(mark => mark.Field).ToDictionary(field => field.Key, field => field.First().Value);
        MentionState state = known.GetValueOrDefault(Marks.State) switch
        {
            "taken" => MentionState.Taken,
            "done" => MentionState.Done,
            _ => MentionState.Open,
        };
        return new(mention, state, known.GetValueOrDefault(Triage.TakerField), spans);
    }
}
