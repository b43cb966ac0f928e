using System.CommandLine;
using Heed.Match;
using Heed.Match.Dialects;
using Heed.Match.Language;
using Heed.Match.Linting;
using Heed.Match.Verify;

namespace Heed.App.Commands;

/// <summary>What one query means: advice on it, where it comes from, why it matches.</summary>
internal static partial class QueryCommand
{
    private static Command Lint()
    {
        Argument<string> query = new("query") { Description = "The query; put -- before one that begins with a hyphen" };
        Option<bool> json = Folder.Json("ok, canonical and findings, those of parse and those beyond");
        Command command = new("lint", "Say what a query says twice, what can never match and what is costly\n\nExample: heed query lint 'tip OR tip*'\nExit code 2 when the query has errors.") { query, json };
        command.SetAction(parsed =>
        {
            string text = parsed.GetRequiredValue(query);
            ParsedQuery result = Check.Parse(text, QueryUse.Topic);
            IReadOnlyList<Finding> advice = result.Ok ? Linter.Lint(text) : [];
            if (parsed.GetValue(json))
            {
                Print.Json(new { ok = result.Ok, canonical = result.Canonical, findings = result.Findings.Concat(advice).OrderBy(finding => finding.Start) });
            }
            else
            {
                Show(result);
                Show(advice);
            }
            return result.Ok ? Exit.Done : Exit.BadInput;
        });
        return command;
    }

    private static Command Import()
    {
        Argument<string> query = new("query") { Description = "The other tool's query; put -- before one that begins with a hyphen" };
        Option<Dialect> dialect = new("--dialect") { Description = "brandwatch, talkwalker or meltwater", HelpName = "D", Required = true };
        Option<bool> json = Folder.Json("ok, query, findings and notCarried");
        Command command = new("import", "Bring a query of another tool into Heed's language\n\nExample: heed query import --dialect brandwatch 'parcel NEAR/3 late AND author:x'\nExit code 2 when an error is left.") { query, dialect, json };
        command.SetAction(parsed => Show(Bring(parsed.GetValue(dialect), parsed.GetRequiredValue(query)), parsed.GetValue(json)) ? Exit.Done : Exit.BadInput);
        return command;
    }

    private static Command Explain()
    {
        Option<string> query = new("--query") { Description = "The query", HelpName = "Q", Required = true };
        Option<string> text = new("--text") { Description = "What a post says", HelpName = "T", Required = true };
        Option<string?> title = new("--title") { Description = "Its title", HelpName = "T" };
        Option<bool> json = Folder.Json("matches, and spans as [\"title\" or \"text\", start, length]");
        Command command = new("explain", "Say whether and why a query matches a text\n\nExit code 2 when the query has errors.") { query, text, title, json };
        command.SetAction(parsed =>
        {
            ParsedQuery result = Check.Parse(parsed.GetRequiredValue(query), QueryUse.Topic);
            if (result.Tree is not { } tree)
            {
                Show(result);
                return Exit.BadInput;
            }
            PostFields post = new() { Title = parsed.GetValue(title), Text = parsed.GetRequiredValue(text) };
            PreparedQuery prepared = new(tree, _ => null);
            bool matches = prepared.Holds(post);
            IReadOnlyList<MatchSpan> spans = prepared.Explain(post);
            if (parsed.GetValue(json)) Print.Json(new { matches, spans = spans.Select(Span) });
            else
            {
                Console.Out.WriteLine(matches ? "matches" : "does not match");
                foreach (MatchSpan span in spans) Console.Out.WriteLine($"  {(span.Part is TextPart.Title ? "title" : "text")} {span.Start}+{span.Length}: {(span.Part is TextPart.Title ? post.Title! : post.Text).Substring(span.Start, span.Length)}");
            }
            return Exit.Done;
        });
        return command;
    }

    /// <summary>The imported query after the same checks as one that is typed.</summary>
    private static Imported Bring(Dialect dialect, string text)
    {
        Imported imported = Importer.Import(dialect, text);
        return imported with { Parsed = Check.Parse(imported.Query, QueryUse.Topic) };
    }

    /// <returns>Whether no error is left.</returns>
    private static bool Show(Imported imported, bool json)
    {
        if (json)
        {
            Print.Json(new { ok = imported.Parsed.Ok, query = imported.Query, findings = imported.Parsed.Findings, notCarried = imported.NotCarried });
            return imported.Parsed.Ok;
        }
        Show(imported.Parsed);
        foreach (CarriedNot lost in imported.NotCarried)
            Console.Out.WriteLine($"  {Word(lost.Loss)} at {lost.Start}, “{lost.Text}”: {lost.Reason}{Means(lost.Effect)}");
        return imported.Parsed.Ok;
    }

    private static string Word(Loss loss) => loss switch { Loss.Refused => "refused", Loss.LeftOut => "left out", _ => "changed" };

    private static string Means(Effect effect) => effect switch
    {
        Effect.Wider => " The query may find more than before.",
        Effect.Narrower => " The query may find less than before.",
        _ => "",
    };
}
