using System.CommandLine;
using Heed.App.Commands;
using Heed.Bench.Matching;

namespace Heed.Bench.StrikeList;

/// <summary><c>heed bench strike-list</c>.</summary>
internal static class StrikeListCommand
{
    public static Command Create()
    {
        Option<bool> quick = new("--quick") { Description = "A tenth of the size" };
        Command command = new("strike-list",
            """
            Try to name workers who organise, from everything Heed keeps

            200 made-up workers post 1,000 organising messages among 100,000 posts over every connector; then a red team with the data folder, without
            Heed's keys and with them, names as many as it can. Run it in the checkout. Exit code 1 when anybody is named who may not be.
            """) { quick };
        command.SetAction(async (parsed, cancel) =>
        {
            StrikeListSize size = parsed.GetValue(quick) ? StrikeListSize.Tenth : StrikeListSize.Full;
            Progress progress = new("Hearing the town", size.Posts);
            StrikeListResult result = await StrikeListTrial.RunAsync(size, Environment.CurrentDirectory, progress.Step, cancel);
            progress.End();
            Console.Out.Write(result.ToMarkdown(Machine.Here()));
            return result.Holds ? Exit.Done : Exit.Failed;
        });
        return command;
    }
}
