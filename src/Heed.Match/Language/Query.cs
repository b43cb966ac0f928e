namespace Heed.Match.Language;

/// <summary>Where a query is typed: a topic may not use what only the archive knows.</summary>
public enum QueryUse
{
    Topic,
    Search,
}

/// <summary>A check of the host's own that may refuse a query (Heed's guard: codes HQ301, HQ302).</summary>
public interface IQueryRefusal
{
    /// <summary>Errors for the parts of <paramref name="text"/> that may not be asked; empty when all may.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="tree">The tree, null where the form has errors: such a query is checked by its text.</param>
    IEnumerable<Finding> Examine(string text, Node? tree);
}

/// <summary>The query language's two ends: text to tree, tree to canonical text.</summary>
public static class Query
{
    /// <summary>Parses what was typed. Never throws on input; reports everything it finds in one go.</summary>
    public static ParsedQuery Parse(string text, QueryUse use = QueryUse.Topic, IReadOnlyList<IQueryRefusal>? refusals = null) =>
        throw new NotImplementedException();

    /// <summary>The canonical text: <c>Parse(Format(tree)).Tree</c> equals <paramref name="tree"/>.</summary>
    public static string Format(Node tree) => throw new NotImplementedException();
}
