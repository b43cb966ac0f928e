using System.CommandLine;
using System.Text.Json;
using Heed.Guard;

namespace Heed.App.Commands;

/// <summary><c>heed guard redaction-score</c>: how much personal data redaction leaves in texts of which it is known.</summary>
internal static class RedactionScore
{
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
            Tally tally = new();
            bool good = true;
            foreach (FileInfo file in parsed.GetValue(files)!)
            {
                foreach ((int line, string text) in Input.Lines(file.ToString()).Index())
                {
                    if (text.Length == 0) continue;
                    try
                    {
                        tally.Add(Sample.Read(text));
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

    private static void Write(Tally tally, bool misses)
    {
        Console.Out.WriteLine($"{"",-16}{"with personal data",20}{"left clean",12}{"without",10}{"untouched",12}");
        Row("all", tally.All);
        foreach ((string name, Score score) in tally.Languages) Row(name, score);
        foreach ((string name, Score score) in tally.Kinds) Row(name, score);
        if (!misses) return;
        foreach (string id in tally.Misses) Console.Out.WriteLine(id);

        static void Row(string name, Score score) =>
            Console.Out.WriteLine($"{name,-16}{score.Personal,20}{Share(score.CleanShare),12}{score.Plain,10}{Share(score.UntouchedShare),12}");

        static string Share(double? share) => share is { } known ? $"{known:P1}" : "-";
    }

    /// <param name="Personal">Each with every place it stands in <paramref name="Text"/>; empty: nothing in the text is personal.</param>
    private sealed record Sample(string Id, string? Lang, string Kind, string Text, IReadOnlyList<string> Personal)
    {
        public static Sample Read(string line)
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || Input.Text(root, "id") is not { } id || Input.Text(root, "text") is not { } text
                || !root.TryGetProperty("personal", out JsonElement list) || list.ValueKind is not JsonValueKind.Array)
            {
                throw new FormatException("wants an object with \"id\", \"text\" and \"personal\".");
            }
            string[] personal = [.. list.EnumerateArray().Select(one => one.GetString() ?? "")];
            if (personal.Any(one => one.Length == 0 || !text.Contains(one, StringComparison.Ordinal)))
            {
                throw new FormatException("names something personal that does not stand in its text.");
            }
            return new(id, Input.Text(root, "lang"), Input.Text(root, "kind") ?? "", text, personal);
        }

        /// <summary>Every letter and digit of what is personal was taken; where nothing is, nothing was.</summary>
        public bool IsRight()
        {
            IReadOnlyList<RedactedSpan> spans = Redaction.Redact(Text, Lang).Spans;
            return Personal.Count == 0 ? spans.Count == 0 : Personal.All(one => IsGone(one, spans));
        }

        private bool IsGone(string one, IReadOnlyList<RedactedSpan> spans)
        {
            for (int at = Text.IndexOf(one, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(one, at + 1, StringComparison.Ordinal))
            {
                for (int i = at; i < at + one.Length; i++)
                {
                    if (char.IsLetterOrDigit(Text[i]) && !spans.Any(span => span.Start <= i && i < span.End)) return false;
                }
            }
            return true;
        }
    }

    private sealed class Score
    {
        public int Personal { get; private set; }

        public int Clean { get; private set; }

        public int Plain { get; private set; }

        public int Untouched { get; private set; }

        /// <summary>0 to 1; null: no text had anything personal in it.</summary>
        public double? CleanShare => Personal == 0 ? null : (double)Clean / Personal;

        /// <summary>0 to 1; null: every text had something personal in it.</summary>
        public double? UntouchedShare => Plain == 0 ? null : (double)Untouched / Plain;

        public void Add(bool personal, bool right)
        {
            if (personal) (Personal, Clean) = (Personal + 1, Clean + (right ? 1 : 0));
            else (Plain, Untouched) = (Plain + 1, Untouched + (right ? 1 : 0));
        }
    }

    private sealed class Tally
    {
        public Score All { get; } = new();

        public SortedDictionary<string, Score> Languages { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, Score> Kinds { get; } = new(StringComparer.Ordinal);

        public List<string> Misses { get; } = [];

        public void Add(Sample sample)
        {
            bool right = sample.IsRight();
            foreach (Score score in (ReadOnlySpan<Score>)[All, Of(Languages, sample.Lang ?? "und"), Of(Kinds, sample.Kind)]) score.Add(sample.Personal.Count > 0, right);
            if (!right) Misses.Add(sample.Id);
        }

        public object ToJson(bool misses) => new { all = All, languages = Languages, kinds = Kinds, misses = misses ? Misses : null };

        private static Score Of(SortedDictionary<string, Score> scores, string name)
        {
            if (!scores.TryGetValue(name, out Score? score)) scores[name] = score = new();
            return score;
        }
    }
}
