using System.CommandLine;
using Heed.Log;
using Heed.Verify;

namespace Heed.App.Commands;

/// <summary><c>heed log list|verify</c>.</summary>
internal static class LogCommand
{
    public static Command Create() => new("log", "Read the log of acts, and check that nothing was removed or rewritten") { List(), Verify() };

    private static Command List()
    {
        Option<string> data = Folder.Option();
        Option<int> limit = new("--limit") { Description = "Acts to print, newest first", DefaultValueFactory = _ => 50 };
        Option<bool> json = Folder.Json("one object an act");
        Command command = new("list", "List the newest acts") { data, limit, json };
        command.SetAction(async (parsed, _) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            foreach (ActRow act in heed.Log.Newest(Math.Clamp(parsed.GetValue(limit), 1, 1_000), before: null))
            {
                if (parsed.GetValue(json)) Print.Json(act);
                else Console.Out.WriteLine($"{act.Number,6}  {act.At:yyyy-MM-dd HH:mm}  {act.Kind,-20} {act.Object,-32} {act.Who}");
            }
            return Exit.Done;
        });
        return command;
    }

    private static Command Verify()
    {
        Option<string> data = Folder.Option();
        Option<FileInfo?> was = new("--was") { Description = "A checkpoint somebody kept earlier: is today's log a continuation of it?", HelpName = "FILE" };
        Option<bool> json = Folder.Json("{\"intact\",\"size\",\"root\",\"findings\"}");
        Command command = new("verify", "Check the log: its signature, its tree, and that it only grew\n\nOutsiders run heed-verify on the published files; it shares nothing with the server but the format.") { data, was, json };
        command.SetAction(async (parsed, cancel) =>
        {
            string folder = parsed.GetValue(data)!;
            string key;
            await using (Installation heed = Folder.Visit(folder))
            {
                await heed.Log.PublishAsync(cancel);
                key = heed.Log.VerifierKey;
            }
            string? earlier = parsed.GetValue(was) is { } kept ? await File.ReadAllTextAsync(kept.FullName, cancel) : null;
            LogReport check = LogCheck.Run(Path.Combine(folder, "log"), key, earlier);
            if (parsed.GetValue(json)) Print.Json(new { check.Intact, check.Size, check.Root, check.Findings });
            else
            {
                Console.Out.WriteLine(check.Intact ? $"Intact: {check.Size} acts, root {check.Root}" : "NOT intact:");
                foreach (LogFinding finding in check.Findings) Console.Out.WriteLine($"  {finding.Verdict}: {finding.Text}");
            }
            return check.Intact ? Exit.Done : Exit.Failed;
        });
        return command;
    }
}
