using System.CommandLine;
using System.Text.Json;

namespace Heed.App.Commands;

/// <summary><c>heed guard redaction-score</c>: how much personal data redaction leaves in texts of which it is known.</summary>
internal static class RedactionScore
{
    /// <summary>UTF-16 units of a line: more than a post may have.</summary>
    private const int LineMax = 100_000;

    public static Command Create()
    {
        Argument<FileInfo[]> files = new("files")
        {
            Description = "JSON lines of {\"id\",\"lang\",\"kind\",\"text\",\"personal\":[\"what must vanish\"]}; an empty list: nothing may be taken",
            HelpName = "F.jsonl",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> json = Folder.Json("{\"all\",\"languages\",\"kinds\",\"misses\"}, each of the first three with counts and shares");
        Option<bool> misses = new("--misses") { Description = "Name the ids of texts that went wrong, never the texts" };
        Command command = new("redaction-score", "Measure redaction on texts of which it is known what is personal in them") { files, json, misses };
        command.SetAction(parsed =>
        {
            RedactionTally tally = new();
            bool good = true;
            foreach (FileInfo file in parsed.GetValue(files)!)
            {
                foreach ((int line, string text) in Input.Lines(file.ToString()).Index())
                {
                    if (text.Length == 0) continue;
                    try
                    {
                        tally.Add(text.Length <= LineMax ? RedactionSample.Read(text) : throw new FormatException($"is longer than {LineMax} signs."));
                    }
                    catch (Exception error) when (error is JsonException or FormatException)
                    {
                        Print.Error($"{file.Name}, line {line + 1}: {error.Message}");
                        good = false;
                    }
                }
            }
            if (parsed.GetValue(json)) Print.Json(tally.ToJson(parsed.GetValue(misses)));
            else Write(tally, parsed.GetValue(misses));
            return good ? Exit.Done : Exit.BadInput;
        });
        return command;
    }

    private static void Write(RedactionTally tally, bool misses)
    {
        Console.Out.WriteLine($"{"",-16}{"with personal data",20}{"left clean",12}{"without",10}{"untouched",12}");
        Row("all", tally.All);
        foreach ((string name, RedactionCount score) in tally.Languages) Row(name, score);
        foreach ((string name, RedactionCount score) in tally.Kinds) Row(name, score);
        if (!misses) return;
        foreach (string id in tally.Misses) Console.Out.WriteLine(id);

        static void Row(string name, RedactionCount score) =>
            Console.Out.WriteLine($"{name,-16}{score.Personal,20}{Share(score.CleanShare),12}{score.Plain,10}{Share(score.UntouchedShare),12}");

        static string Share(double? share) => share is { } known ? $"{known:P1}" : "-";
    }
}
