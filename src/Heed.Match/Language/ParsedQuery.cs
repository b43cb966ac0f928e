namespace Heed.Match.Language;

/// <summary>A query as typed, its tree and everything the parser found.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Tree">Null when there is an error.</param>
/// <param name="Findings">In order of their place.</param>
public sealed record ParsedQuery(string Text, Node? Tree, IReadOnlyList<Finding> Findings)
{
    /// <summary>No finding is an error: the query may be saved and run.</summary>
    public bool Ok => Tree is not null;

    /// <summary>The query in canonical form; null when there is an error.</summary>
    public string? Canonical => Tree is null ? null : Query.Format(Tree);
}
