using System.CommandLine;
using System.CommandLine.Help;
using System.Text;

namespace Heed.App.Commands;

/// <summary>The <c>heed</c> program's verbs.</summary>
internal static class HeedCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        Console.InputEncoding = Console.OutputEncoding;
        // A query may begin with @ or hold one: no response files.
        ParserConfiguration parsing = new() { ResponseFileTokenReplacer = null };
        InvocationConfiguration running = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) };
        try
        {
            return await Root().Parse(args, parsing).InvokeAsync(running);
        }
        catch (OperationCanceledException)
        {
            return Exit.Stopped;
        }
        catch (Exception error) when (error is InvalidOperationException or InvalidDataException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            // An argument's name is for programmers.
            Print.Error(error is ArgumentException { ParamName: { } name } ? error.Message.Replace($" (Parameter '{name}')", "") : error.Message);
            return Exit.Failed;
        }
    }

    // Not a RootCommand: that one is called by the name of its file.
    private static Command Root() => new(
        "heed",
        """
        Heed: self-hosted social listening, in the open.

        Start with:  heed demo
        Your own:    heed source add URL --purpose TEXT …   heed topic add --file topics.jsonl …   heed approve --all --as steward   heed serve
        Its speed:   ./heed bench match   (from a checkout)

        Exit codes: 0 done; 1 it failed, and the message says why; 2 something given is wrong (the rest was done where that makes sense);
        3 refused until somebody approves it.
        """)
    {
        new HelpOption(),
        new VersionOption(),
        DemoCommand.Create(),
        ServeCommand.Create(),
        SourceCommand.Create(),
        TopicCommand.Create(),
        ApproveCommand.Create(),
        ImportCommand.Create(),
        SearchCommand.Create(),
        ReportCommand.Create(),
        ErasureCommands.Object(),
        ErasureCommands.Erase(),
        LogCommand.Create(),
        QueryCommand.Create(),
        GuardCommand.Create(),
        FeedCommand.Create(),
    };
}
