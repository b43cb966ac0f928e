using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>The trees of the queries under their ids, and which refer to which.</summary>
internal sealed class QueryBook
{
    private readonly Dictionary<string, Node> _trees = new(StringComparer.Ordinal);

    /// <summary>By the id referred to: who does, whether or not there is such a query.</summary>
    private readonly Dictionary<string, HashSet<string>> _referrers = new(StringComparer.Ordinal);

    public QueryBook()
    {
    }

    private QueryBook(QueryBook other) => _trees = new(other._trees, StringComparer.Ordinal);

    public int Count => _trees.Count;

    public bool Has(string id) => _trees.ContainsKey(id);

    public Node? TreeOf(string id) => _trees.GetValueOrDefault(id);

    /// <summary>The trees as they are now, to be read while this one changes.</summary>
    public QueryBook Copy() => new(this);

    /// <summary>The clauses of the queries as they are now.</summary>
    public TopicClauses Clauses() => new(TreeOf, inArchive: false);

    public void Put(string id, Node tree)
    {
        Remove(id);
        _trees[id] = tree;
        foreach (string named in References(tree))
        {
            if (!_referrers.TryGetValue(named, out HashSet<string>? referrers)) _referrers[named] = referrers = [];
            referrers.Add(id);
        }
    }

    public bool Remove(string id)
    {
        if (!_trees.Remove(id, out Node? tree)) return false;
        foreach (string named in References(tree))
        {
            if (_referrers.TryGetValue(named, out HashSet<string>? referrers) && referrers.Remove(id) && referrers.Count == 0) _referrers.Remove(named);
        }
        return true;
    }

    /// <summary>The ids and all whose queries lead to one of them.</summary>
    public HashSet<string> WithReferrers(IEnumerable<string> ids)
    {
        HashSet<string> all = [];
        Stack<string> open = new(ids);
        while (open.TryPop(out string? id))
        {
            if (!all.Add(id)) continue;
            foreach (string referrer in _referrers.GetValueOrDefault(id, [])) open.Push(referrer);
        }
        return all;
    }

    private static HashSet<string> References(Node tree)
    {
        HashSet<string> named = [];
        Gather(tree, named);
        return named;
    }

    private static void Gather(Node node, HashSet<string> named)
    {
        switch (node)
        {
            case Node.TopicRef topic:
                named.Add(topic.Id);
                break;
            case Node.Not not:
                Gather(not.Operand, named);
                break;
            case Node.InTitle title:
                Gather(title.Operand, named);
                break;
            case Node.And and:
                foreach (Node operand in and.Operands) Gather(operand, named);
                break;
            case Node.Or or:
                foreach (Node operand in or.Operands) Gather(operand, named);
                break;
        }
    }
}
