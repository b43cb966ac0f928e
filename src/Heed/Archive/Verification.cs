using Heed.Match;
using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Archive;

/// <summary>Decides whether a mention is what a query asks for: <c>Heed.Match</c> on its fields, as when it was live; for the fields
/// that only a search has (<c>theme:</c>, <c>state:</c>, <c>case:</c>, <c>captured:</c>) the marks answer.</summary>
internal sealed class Verification
{
    private readonly PreparedQuery? _query;

    /// <param name="tree">Null: every mention is.</param>
    /// <param name="queries">What <c>topic:</c> may name.</param>
    /// <exception cref="ArgumentException">A reference leads nowhere or round in a circle.</exception>
    public Verification(Node? tree, IReadOnlyList<NamedQuery> queries) =>
        _query = tree is null ? null : new(tree, id => queries.FirstOrDefault(query => query.Id == id)?.Tree);

    public bool Holds(Mention mention, IEnumerable<Mark> marks) =>
        _query is null || _query.Holds(mention.ToFields(), field => Knows(field, mention, marks));

    private static bool Knows(Node asked, Mention mention, IEnumerable<Mark> marks) => asked switch
    {
        Node.Field field => ValuesOf(field.Name, mention, marks).Any(value => field.Values.Contains(value, StringComparer.OrdinalIgnoreCase)),
        Node.Range range => ValuesOf(range.Name, mention, marks).Any(value =>
            (range.From is null || string.CompareOrdinal(range.From, value) <= 0) && (range.To is null || string.CompareOrdinal(value, range.To) <= 0)),
        _ => false,
    };

    private static IEnumerable<string> ValuesOf(string field, Mention mention, IEnumerable<Mark> marks)
    {
        IEnumerable<string> marked = marks.Where(mark => mark.Field == field).Select(mark => mark.Value);
        return field switch
        {
            Marks.Theme => marked.Concat(mention.Hits.SelectMany(hit => hit.Themes)),
            Marks.State => marked.DefaultIfEmpty(Marks.Open),
            Marks.Captured => marked.DefaultIfEmpty(Marks.NotCaptured),
            _ => marked,
        };
    }
}
