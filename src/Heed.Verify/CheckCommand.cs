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
        heed-verify log PLACE [--key VKEY] [--was CHECKPOINT_FILE] [--json]

        Checks the public log of a Heed installation, trusting nobody who keeps its files.

          PLACE    the log's address (https://…), or a folder with a copy: the file checkpoint and the folder tile
          --key    the log's verifier key (name+id+base64), from the installation's public page;
                   without it the signature is not checked
          --was    a checkpoint of this log you kept earlier: the log must continue it
          --json   one JSON object instead of lines

        Exit code 0: all that was checked holds. 1: something was altered, removed or is missing. 2: nothing was checked.
        """;

    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(30);

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
        string? place = null, key = null, was = null;
        for (int i = 1; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--json": break;
                case "--key": key = Next(args, ref i); break;
                case "--was": was = Next(args, ref i); break;
                case ['-', ..]: throw Wrong($"There is no option {args[i]}.");
                case var given when place is null: place = given; break;
                default: throw Wrong("One log at a time can be checked.");
            }
        }
        if (place is null) throw Wrong("Say where the log's files are.");
        string? older = was is null ? null : File.ReadAllText(was);
        if (Uri.TryCreate(place.TrimEnd('/') + "/", UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
        {
            using HttpClient http = new() { Timeout = AnswerTime };
            return LogCheck.Run(new WebPlace(http, address), key, older);
        }
        if (!Directory.Exists(place)) throw Wrong($"There is no folder {place}.");
        return LogCheck.Run(place, key, older);
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
