using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Match.Tests;

/// <summary>A query text asked of a post.</summary>
internal static class Asked
{
    public static Node Tree(string query)
    {
        ParsedQuery parsed = Query.Parse(query);
        Assert.True(parsed.Ok, $"{query}: {string.Join(' ', parsed.Findings.Select(finding => finding.Message))}");
        return parsed.Tree!;
    }

    public static bool Holds(string query, string text) => Holds(query, new PostFields { Text = text });

    public static bool Holds(string query, PostFields post) => new PreparedQuery(Tree(query), _ => null).Holds(post);

    /// <summary>The spans' texts in order, the title's after a <c>T:</c>.</summary>
    public static string Spans(string query, string text, string? title = null) => Spans(Tree(query), text, title);

    public static string Spans(Node tree, string text, string? title = null) => string.Join('|',
        new PreparedQuery(tree, _ => null).Explain(new PostFields { Title = title, Text = text }).Select(span =>
            span.Part is TextPart.Title ? $"T:{title!.Substring(span.Start, span.Length)}" : text.Substring(span.Start, span.Length)));
}
