using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>Gathers the spans that make a query match one post.</summary>
internal sealed class Explanation
{
    private readonly HashSet<MatchSpan> _spans = [];
    private readonly HashSet<(Clause, bool)> _explained = [];

    /// <summary>In order, each once.</summary>
    public IReadOnlyList<MatchSpan> Spans =>
        [.. _spans.OrderBy(span => span.Part).ThenBy(span => span.Start).ThenBy(span => span.Length)];

    /// <summary>False when that topic has been explained before: many queries may lead to it.</summary>
    public bool Begin(Clause topic, bool wanted) => _explained.Add((topic, wanted));

    public void Add(TextView text, IEnumerable<Place> places)
    {
        foreach (Place place in LeastPlaces.Of(places)) Add(text, place);
    }

    public void Add(TextView text, Place place)
    {
        if (place.Scattered is not { } positions)
        {
            _spans.Add(new(text.Part, place.Start, place.End - place.Start));
            return;
        }
        for (int from = 0, to; from < positions.Length; from = to)
        {
            for (to = from + 1; to < positions.Length && positions[to] == positions[to - 1] + 1; to++) { }
            (Word first, Word last) = (text.Words[positions[from]], text.Words[positions[to - 1]]);
            _spans.Add(new(text.Part, first.Start, last.End - first.Start));
        }
    }
}
