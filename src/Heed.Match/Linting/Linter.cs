using Heed.Match.Language;

namespace Heed.Match.Linting;

/// <summary>Looks at what a sound query means: what it says twice, what can never be, what it costs, how broad it is.</summary>
public static class Linter
{
    /// <summary>A term found in a greater share of the posts than this is too common.</summary>
    public const double TooCommon = 0.2;

    /// <summary>Warnings and notices beyond those of the parser, in order of their place; each correction matches exactly the same posts.</summary>
    /// <param name="text">As typed.</param>
    /// <param name="shareOfPosts">The share (0 to 1) of the posts kept that a term in canonical form finds; null: nobody knows.</param>
    /// <returns>Empty for a query with an error: that is for the parser to say.</returns>
    public static IReadOnlyList<Finding> Lint(string text, QueryUse use = QueryUse.Topic, Func<string, double>? shareOfPosts = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Report report = new();
        Dictionary<Node, Part> places = new(ReferenceEqualityComparer.Instance);
        Node? tree = Query.Read(text, use, report, places);
        if (tree is null || report.HasErrors) return [];
        return new LintPass(text, use, tree, places, shareOfPosts).Run();
    }
}
