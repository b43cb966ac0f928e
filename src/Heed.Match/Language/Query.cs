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
    public static ParsedQuery Parse(string text, QueryUse use = QueryUse.Topic, IReadOnlyList<IQueryRefusal>? refusals = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Report report = new();
        Node? tree = Read(text, use, report);
        List<Finding> refused = Refused(text, report.HasErrors ? null : tree, refusals);
        bool hasErrors = report.HasErrors || refused.Exists(finding => finding.Severity is Severity.Error);

        Correction correction = new(text, use, refusals);
        string? corrected = hasErrors && !report.BeyondRepair && tree is not null && refused.Count == 0 ? correction.Of(tree) : null;
        int corrections = 0;
        List<Finding> findings = [];
        foreach ((Finding finding, Edit[] edits) in report.InOrder())
        {
            string? suggestion = finding.Severity is Severity.Error ? corrected
                : !hasErrors && edits.Length > 0 && corrections++ < Limits.Suggestions ? correction.Of(edits)
                : null;
            findings.Add(finding with { Suggestion = suggestion });
        }

        findings.AddRange(refused);
        return new ParsedQuery(text, hasErrors ? null : tree, [.. findings.OrderBy(finding => finding.Start)]);
    }

    /// <summary>The canonical text: <c>Parse(Format(tree)).Tree</c> equals <paramref name="tree"/>, for every tree that Parse gives.</summary>
    public static string Format(Node tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return Formatter.Format(tree);
    }

    /// <summary>Whether the form of a query has no error.</summary>
    internal static bool IsSound(string text, QueryUse use, IReadOnlyList<IQueryRefusal>? refusals)
    {
        Report report = new();
        Node? tree = Read(text, use, report);
        return tree is not null && !report.HasErrors && !Refused(text, tree, refusals).Exists(finding => finding.Severity is Severity.Error);
    }

    internal static Node? Read(string text, QueryUse use, Report report, Dictionary<Node, Part>? places = null)
    {
        if (text.Length > Limits.Length)
        {
            report.Error(FindingCodes.TooLong, Limits.Length, text.Length - Limits.Length,
                $"A query has at most {Limits.Length:N0} characters; this one has {text.Length:N0}: shorten or split it.");
            return null;
        }

        Node? tree = new Parser(text, new Lexer(text, report).Read(), use, report) { Places = places }.Read();
        if (tree is not null && !report.HasErrors && Format(tree) is { Length: > Limits.Length } canonical)
        {
            report.Error(FindingCodes.TooLong, 0, text.Length,
                $"Written out with its operators this query has {canonical.Length:N0} characters, and at most {Limits.Length:N0} are allowed: shorten or split it.");
        }

        return tree;
    }

    private static List<Finding> Refused(string text, Node? tree, IReadOnlyList<IQueryRefusal>? refusals) =>
        refusals is null ? [] : [.. refusals.SelectMany(refusal => refusal.Examine(text, tree))];
}
