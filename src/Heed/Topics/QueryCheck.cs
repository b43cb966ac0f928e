using Heed.Match.Language;

namespace Heed.Topics;

/// <summary>The one way a typed query becomes a tree: topic, theme rule and search alike pass the form's rules and the guard's refusals.</summary>
/// <param name="refusals">The guard's, given whether every lane the query can reach is press.</param>
public sealed class QueryCheck(Func<bool, IReadOnlyList<IQueryRefusal>> refusals)
{
    /// <summary>Parses and checks; the tree is null when anything is an error.</summary>
    public ParsedQuery Parse(string text, QueryUse use, bool pressOnly = false) => Query.Parse(text, use, refusals(pressOnly));
}
