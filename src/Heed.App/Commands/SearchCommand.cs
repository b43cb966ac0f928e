using System.CommandLine;
using Heed.Archive;
using Heed.Log;
using Heed.Match.Language;

namespace Heed.App.Commands;

/// <summary><c>heed search</c>: what is kept, by the same language as topics.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        Argument<string> query = new("query") { Description = "In the query language; put -- before one that begins with a hyphen" };
        Option<string> data = Folder.Option();
        Option<int> limit = new("--limit") { Description = "Mentions to print, 1 to 500", DefaultValueFactory = _ => 20 };
        Option<string?> after = new("--after") { Description = "Go on after a page: the \"next\" it gave", HelpName = "CURSOR" };
        Option<bool> json = Folder.Json("{\"id\",\"published\",\"source\",\"text\",\"topics\"} a line, newest first, and a last line {\"next\"}");
        Command command = new("search", "Search what is kept, newest first\n\nEach search is recorded in the log.") { query, data, limit, after, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            ParsedQuery asked = heed.Queries.Parse(parsed.GetValue(query)!, QueryUse.Search);
            foreach (Finding finding in asked.Findings) Print.Error($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Code} at {finding.Start}: {finding.Message}");
            if (asked.Tree is not { } tree) return Exit.BadInput;
            await heed.Log.RecordAsync(new Act("archive.searched", "archive", Folder.Console(Role.Analyst)), cancel);
            SearchPage page = heed.Archive.Search(tree, new SearchRequest { Limit = Math.Clamp(parsed.GetValue(limit), 1, SearchRequest.LargestLimit), After = parsed.GetValue(after) });
            foreach (Mention mention in page.Mentions)
            {
                IEnumerable<string> topics = mention.Hits.Select(hit => hit.Topic).Order(StringComparer.Ordinal);
                if (parsed.GetValue(json)) Print.Json(new { id = mention.Id.ToString(), published = mention.Written, mention.Source, mention.Text, topics });
                else Console.Out.WriteLine($"{mention.Id}  {mention.Written ?? mention.Seen:yyyy-MM-dd HH:mm}  {mention.Source}  [{string.Join(", ", topics)}]\n  {mention.Title}{(mention.Title is null ? "" : ": ")}{mention.Text.ReplaceLineEndings(" ")}");
            }
            if (parsed.GetValue(json)) Print.Json(new { next = page.Next });
            else if (page.Mentions.Count == 0) Console.Out.WriteLine("Nothing kept matches.");
            else if (page.Next is { } next) Console.Out.WriteLine($"More: --after {next}");
            return Exit.Done;
        });
        return command;
    }
}
