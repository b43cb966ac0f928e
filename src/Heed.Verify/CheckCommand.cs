using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heed.Verify;

/// <summary>The <c>heed-verify</c> program: what is checked and what it prints.</summary>
public static class CheckCommand
{
    /// <summary>Everything that was checked holds.</summary>
    public const int Intact = 0;

    /// <summary>Something was altered, removed or is missing.</summary>
    public const int Altered = 1;

    /// <summary>Nothing was checked: the call was wrong, or a file could not be read.</summary>
    public const int NotRun = 2;

    private const string Usage = """
        heed-verify log FOLDER [--key VKEY] [--was CHECKPOINT_FILE] [--json]

        Checks the public log of a Heed installation from a copy of its files, trusting nobody who keeps them.

          FOLDER   holds the file checkpoint and the folder tile, as the installation serves them
          --key    the log's verifier key (name+id+base64), from the installation's public page;
                   without it the signature is not checked
          --was    a checkpoint of this log you kept earlier: the log must continue it
          --json   one JSON object instead of lines

        Exit code 0: all that was checked holds. 1: something was altered, removed or is missing. 2: nothing was checked.
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (args.Count == 0 || args.Contains("--help") || args.Contains("-h"))
        {
            output.WriteLine(Usage);
            return args.Count == 0 ? NotRun : Intact;
        }
        try
        {
            LogReport report = Check(args);
            if (args.Contains("--json")) output.WriteLine(JsonSerializer.Serialize(report, Json));
            else Print(report, output);
            return report.Intact ? Intact : Altered;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"heed-verify: {e.Message}");
            return NotRun;
        }
    }

    private static LogReport Check(IReadOnlyList<string> args)
    {
        if (args[0] != "log") throw Wrong($"There is nothing called '{args[0]}' to check.");
        string? folder = null, key = null, was = null;
        for (int i = 1; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--json": break;
                case "--key": key = Next(args, ref i); break;
                case "--was": was = Next(args, ref i); break;
                case ['-', ..]: throw Wrong($"There is no option {args[i]}.");
                case var path when folder is null: folder = path; break;
                default: throw Wrong("One folder at a time can be checked.");
            }
        }
        if (folder is null) throw Wrong("Say which folder holds the log's files.");
        if (!Directory.Exists(folder)) throw Wrong($"There is no folder {folder}.");
        return LogCheck.Run(folder, key, was is null ? null : File.ReadAllText(was));
    }

    private static string Next(IReadOnlyList<string> args, ref int i) =>
        ++i < args.Count ? args[i] : throw Wrong($"{args[i - 1]} needs a value.");

    private static ArgumentException Wrong(string message) => new($"{message} See heed-verify --help.");

    private static void Print(LogReport report, TextWriter output)
    {
        foreach (LogFinding finding in report.Findings)
        {
            string mark = finding.Verdict switch { Verdict.Holds => "ok  ", Verdict.Fails => "BAD ", _ => "-   " };
            output.WriteLine($"{mark} {finding.Check,-10}  {finding.Text}");
        }
        output.WriteLine(report.Intact ? $"The log is intact: {report.Size} entries, root {report.Root}." : "The log is NOT intact.");
    }
}
