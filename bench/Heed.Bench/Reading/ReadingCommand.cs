using System.CommandLine;
using Heed.App.Commands;
using Heed.Bench.Matching;

namespace Heed.Bench.Reading;

/// <summary><c>heed bench reading</c>.</summary>
internal static class ReadingCommand
{
    public static Command Create()
    {
        Option<bool> quick = new("--quick") { Description = "A tenth of the size" };
        Command command = new("reading",
            """
            Read 2,000 made-up feeds for a simulated day, among hostile hosts

            Hosts keep a ledger of what they were asked and when: nothing sooner than their pace, nothing within a pause they asked for, nothing against
            robots.txt. Exit code 1 when a rule was broken, a feed of a host that is well was not read as planned, or a control finds nothing.
            """) { quick };
        command.SetAction(async (parsed, cancel) =>
        {
            DaySize size = parsed.GetValue(quick) ? DaySize.Small : DaySize.Full;
            Progress progress = new("Reading for a day", size.Hours);
            ReadingResult result = await ReadingDay.RunAsync(size, Control.None, progress.Step, cancel);
            progress.End();
            List<ReadingResult> controls = [];
            foreach (Control control in (Control[])[Control.NoPace, Control.DeafToPauses]) controls.Add(await ReadingDay.RunAsync(DaySize.Small with { Hours = 6 }, control, (_, _) => { }, cancel));
            Console.Out.Write(result.ToMarkdown(Machine.Here(), controls));
            return result.Problems().Count == 0 && controls.All(control => control.Broken.Count > 0) ? Exit.Done : Exit.Failed;
        });
        return command;
    }
}
