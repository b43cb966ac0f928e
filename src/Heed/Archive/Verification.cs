using Heed.Match;
using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Archive;

/// <summary>Decides whether a mention is what a query asks for: <c>Heed.Match</c> on its fields, as when it was live, and the archive
/// itself for the fields that only a search has (<c>theme:</c>, <c>state:</c>, <c>case:</c>, <c>captured:</c>).</summary>
internal sealed class Verification
{
    private readonly Node? _tree;
    private readonly Dictionary<Node, IMatcher> _matchers = [];
    private readonly IReadOnlyList<NamedQuery> _queries;

    /// <param name="tree">Null: every mention is.</param>
    /// <exception cref="ArgumentException">Topic references go round in a circle.</exception>
    public Verification(Node? tree, IReadOnlyList<NamedQuery> queries)
    {
        (_tree, _queries) = (tree, queries);
        if (tree is not null) Compile(tree);
    }

    public bool Holds(Mention mention, IEnumerable<Mark> marks) => _tree is null || Holds(_tree, mention, [.. marks], new(mention.ToFields));

    private bool Holds(Node node, Mention mention, IReadOnlyList<Mark> marks, Lazy<PostFields> fields) => node switch
    {
        _ when _matchers.TryGetValue(node, out IMatcher? matcher) => Matches(matcher, fields.Value),
        Node.And and => and.Operands.All(operand => Holds(operand, mention, marks, fields)),
        Node.Or or => or.Operands.Any(operand => Holds(operand, mention, marks, fields)),
        Node.Not not => !Holds(not.Operand, mention, marks, fields),
        Node.Field field => ValuesOf(field.Name, mention, marks).Any(value => field.Values.Contains(value, StringComparer.OrdinalIgnoreCase)),
        _ => throw new InvalidOperationException($"A search has no meaning for {node.GetType().Name} around a field of its own."),
    };

    private static IEnumerable<string> ValuesOf(string field, Mention mention, IReadOnlyList<Mark> marks)
    {
        IEnumerable<string> marked = marks.Where(mark => mark.Field == field).Select(mark => mark.Value);
        return field switch
        {
            Marks.Theme => marked.Concat(mention.Hits.SelectMany(hit => hit.Themes)),
            Marks.State => marked.DefaultIfEmpty("open"),
            Marks.Captured => marked.DefaultIfEmpty("no"),
            _ => marked,
        };
    }

    /// <summary>The largest parts of the tree without a field of the archive's own get a matcher each.</summary>
    private void Compile(Node node)
    {
        if (!IsOurs(node)) _matchers.TryAdd(node, new PlainScan([new("", node), .. Named(node, [])]));
        else foreach (Node operand in Operands(node)) Compile(operand);
    }

    private static bool Matches(IMatcher matcher, PostFields fields)
    {
        MatchResult result = matcher.Match(fields);
        return result.Errors.TryGetValue("", out Exception? error)
            ? throw new InvalidOperationException("The query could not be evaluated on a mention.", error)
            : result.Topics.Contains("");
    }

    private static bool IsOurs(Node node) =>
        node is Node.Field { Name: Marks.Theme or Marks.State or Marks.Case or Marks.Captured } || Operands(node).Any(IsOurs);

    private List<NamedQuery> Named(Node node, List<NamedQuery> found)
    {
        if (node is Node.TopicRef topic && found.All(query => query.Id != topic.Id) && _queries.FirstOrDefault(query => query.Id == topic.Id) is { } named)
        {
            found.Add(named);
            Named(named.Tree, found);
        }
        foreach (Node operand in Operands(node)) Named(operand, found);
        return found;
    }

    private static IEnumerable<Node> Operands(Node node) => node switch
    {
        Node.And and => and.Operands,
        Node.Or or => or.Operands,
        Node.Not not => [not.Operand],
        _ => [],
    };
}
