using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Heed.App.Commands;
using Heed.Bench.Matching;

namespace Heed.Bench;

/// <summary><c>heed bench</c>: what is measured end to end. The parts are measured by BenchmarkDotNet, see <see cref="Program"/>.</summary>
internal static class BenchCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        InvocationConfiguration running = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
        try
        {
            ParseResult parsed = Root().Parse(["bench", .. args]);
            int code = await parsed.InvokeAsync(running);
            return parsed.Errors.Count > 0 ? Exit.BadInput : code;
        }
        catch (OperationCanceledException)
        {
            return Exit.Stopped;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("heed: " + error.Message);
            return Exit.Failed;
        }
    }

    // The program is called as heed bench …: its help says so.
    private static Command Root() => new("heed", "Heed: self-hosted social listening, in the open.") { Bench() };

    private static Command Bench() => new(
        "bench",
        """
        Measure what Heed claims, from a checkout

        Results are Markdown on standard output; those that count are kept in bench/results.
        Exit codes: 0 done; 1 it failed, or two results that must be equal differ; 2 something given is wrong; 130 stopped by Ctrl-C.
        """)
    {
        new HelpOption(),
        MatchCommand.Create(),
        Guarding.GuardCommand.Create(),
        StrikeList.StrikeListCommand.Create(),
        Reading.ReadingCommand.Create(),
    };
}
