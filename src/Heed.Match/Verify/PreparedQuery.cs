using Heed.Match.Language;

namespace Heed.Match.Verify;

/// <summary>One query made ready to be asked of many posts. Immutable and thread-safe.</summary>
public sealed class PreparedQuery
{
    private readonly Clause _clause;

    /// <param name="topics">The tree of the topic of that id, for <c>topic:</c>; null where there is none.</param>
    /// <exception cref="ArgumentException">A reference leads nowhere or round in a circle, or the tree is none the parser makes.</exception>
    /// <exception cref="FormatException">A range's end is no number, or no day.</exception>
    public PreparedQuery(Node tree, Func<string, Node?> topics)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(topics);
        _clause = new TopicClauses(topics, inArchive: true).Prepare(tree);
    }

    internal PreparedQuery(Clause clause) => _clause = clause;

    internal Clause Clause => _clause;

    /// <param name="known">Answers for the fields that only the archive knows (<c>theme:</c>, <c>state:</c>, <c>case:</c>,
    /// <c>captured:</c>: a <see cref="Node.Field"/> or <see cref="Node.Range"/>).</param>
    /// <exception cref="InvalidOperationException">The query has such a field and nobody answers for it.</exception>
    public bool Holds(PostFields post, Func<Node, bool>? known = null)
    {
        ArgumentNullException.ThrowIfNull(post);
        return Holds(new PostView(post, known));
    }

    /// <summary>The spans that make it match, in order, each once; empty when it does not match or matches by fields alone.</summary>
    /// <param name="known">As for <see cref="Holds(PostFields, Func{Node, bool})"/>.</param>
    /// <exception cref="InvalidOperationException">The query has a field only the archive knows and nobody answers for it.</exception>
    public IReadOnlyList<MatchSpan> Explain(PostFields post, Func<Node, bool>? known = null)
    {
        ArgumentNullException.ThrowIfNull(post);
        PostView view = new(post, known);
        if (!Holds(view)) return [];
        Explanation explanation = new();
        _clause.Explain(view, Scope.Both, wanted: true, explanation);
        return explanation.Spans;
    }

    internal bool Holds(PostView post) => _clause.Holds(post, Scope.Both);
}
