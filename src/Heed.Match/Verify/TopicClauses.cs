using Heed.Match.Language;

namespace Heed.Match.Verify;

/// <summary>The clauses of topics that refer to each other, each made once.</summary>
/// <param name="trees">The tree of the topic of that id; null: there is none.</param>
/// <param name="inArchive">Fields that only the archive knows are allowed.</param>
internal sealed class TopicClauses(Func<string, Node?> trees, bool inArchive)
{
    private readonly Dictionary<string, Clause?> _clauses = [];

    public Clause Prepare(Node tree) => new Preparation(Of, inArchive).Of(tree);

    /// <exception cref="ArgumentException">There is no such topic, or it leads back to itself.</exception>
    public Clause Of(string id)
    {
        if (_clauses.TryGetValue(id, out Clause? clause))
            return clause ?? throw new CircularTopicException($"topic:{id} leads back to itself.");
        Node tree = trees(id) ?? throw new ArgumentException($"topic:{id} does not exist.");
        _clauses[id] = null;
        try
        {
            clause = Prepare(tree);
            _clauses[id] = clause;
            return clause;
        }
        finally
        {
            if (clause is null) _clauses.Remove(id);
        }
    }
}

/// <summary>Topics refer to each other in a circle.</summary>
internal sealed class CircularTopicException(string message) : ArgumentException(message);
