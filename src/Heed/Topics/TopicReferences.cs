using Heed.Match;
using Heed.Match.Language;

namespace Heed.Topics;

/// <summary>Looks over the topics that queries name (<c>topic:ID</c>) before they are compiled together.</summary>
public static class TopicReferences
{
    /// <summary>The queries that cannot be compiled with the others: they name a topic that is not there, or each other in a circle,
    /// or a query of which one of these is true.</summary>
    /// <returns>Id and a sentence for people, in the order given.</returns>
    public static IReadOnlyList<(string Id, string Problem)> Check(IEnumerable<NamedQuery> queries)
    {
        Dictionary<string, NamedQuery> all = queries.ToDictionary(query => query.Id);
        Dictionary<string, string?> known = [];
        return [.. all.Keys.Select(id => (id, Problem(id, all, known, []))).Where(pair => pair.Item2 is not null).Select(pair => (pair.id, pair.Item2!))];
    }

    private static string? Problem(string id, Dictionary<string, NamedQuery> all, Dictionary<string, string?> known, List<string> path)
    {
        if (known.TryGetValue(id, out string? answer)) return answer;
        if (path.Contains(id)) return $"topic: references go round in a circle: {string.Join(" → ", path.SkipWhile(step => step != id).Append(id))}.";
        path.Add(id);
        string? problem = null;
        foreach (string named in Named(all[id].Tree).Distinct())
        {
            problem = all.ContainsKey(named) ? Problem(named, all, known, path) : $"topic:{named} names no topic there is.";
            if (problem is not null) break;
        }
        path.RemoveAt(path.Count - 1);
        // Inside a circle the answer depends on where the walk began, so only the walk's beginning is remembered.
        if (problem is null || path.Count == 0) known[id] = problem;
        return problem;
    }

    private static IEnumerable<string> Named(Node node) => node switch
    {
        Node.TopicRef topic => [topic.Id],
        Node.Not not => Named(not.Operand),
        Node.InTitle title => Named(title.Operand),
        Node.And and => and.Operands.SelectMany(Named),
        Node.Or or => or.Operands.SelectMany(Named),
        _ => [],
    };
}
