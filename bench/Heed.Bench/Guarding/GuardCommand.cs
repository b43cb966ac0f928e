using System.CommandLine;
using Heed.App.Commands;
using Heed.Bench.Matching;

namespace Heed.Bench.Guarding;

/// <summary><c>heed bench guard</c>.</summary>
internal static class GuardCommand
{
    public static Command Create()
    {
        Option<bool> quick = new("--quick") { Description = "Short passes: shows that it runs, not how fast it is" };
        Command command = new("guard",
            """
            Measure how many posts a second the guard lets in or turns away

            The posts are the made-up texts the guard's classifier learns from, in six languages. Run it in the checkout.
            """) { quick };
        command.SetAction((parsed, cancel) =>
        {
            Console.Out.WriteLine(new GuardBench(parsed.GetValue(quick) ? Effort.Quick : Effort.Full, cancel).Run());
            return Task.FromResult(Exit.Done);
        });
        return command;
    }
}
