using System.CommandLine;
using Heed.Log;
using Heed.Reports;

namespace Heed.App.Commands;

/// <summary><c>heed report list|show|make</c>.</summary>
internal static class ReportCommand
{
    public static Command Create() => new("report", "List, show and make editions of the weekly report") { List(), Show(), Make() };

    private static Command List()
    {
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("{\"id\",\"title\",\"file\",\"sha256\",\"madeAt\"} a line");
        Command command = new("list", "List the editions, oldest first") { data, json };
        command.SetAction(async (parsed, _) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            Show(heed.Editions.All(), parsed.GetValue(json), "No edition yet: the first comes 48 hours after the first full week with a live topic.");
            return Exit.Done;
        });
        return command;
    }

    private static Command Show()
    {
        Argument<string> id = new("id") { Description = "The week, as 2026-W37" };
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("{\"id\",\"html\"}");
        Command command = new("show", "Print an edition's HTML; recorded in the log") { id, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            if (heed.Editions.Html(parsed.GetValue(id)!) is not { } html)
            {
                Print.Error($"There is no edition \"{parsed.GetValue(id)}\". heed report list shows all.");
                return Exit.BadInput;
            }
            await heed.Log.RecordAsync(new Act("edition.opened", $"edition:{parsed.GetValue(id)}", Folder.Console(Role.Reader)), cancel);
            if (parsed.GetValue(json)) Print.Json(new { id = parsed.GetValue(id), html });
            else Console.Out.Write(html);
            return Exit.Done;
        });
        return command;
    }

    private static Command Make()
    {
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("{\"id\",\"title\",\"file\",\"sha256\",\"madeAt\"} a line");
        Command command = new("make", "Release the weeks that are over and make their editions\n\nheed serve does this by itself.") { data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using Installation heed = Folder.Listen(parsed.GetValue(data)!);
            Show(await heed.KeepCalendarAsync(cancel), parsed.GetValue(json), "Nothing to make: a week is released 48 hours after its end.");
            await heed.Log.PublishAsync(cancel);
            return Exit.Done;
        });
        return command;
    }

    private static void Show(IReadOnlyList<Edition> editions, bool json, string none)
    {
        if (json) foreach (Edition edition in editions) Print.Json(edition);
        else if (editions.Count == 0) Console.Out.WriteLine(none);
        else foreach (Edition edition in editions) Console.Out.WriteLine($"{edition.Id}  {edition.Title}  {edition.File}");
    }
}
