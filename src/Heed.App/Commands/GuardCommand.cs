using System.CommandLine;
using Heed.Guard;

namespace Heed.App.Commands;

/// <summary><c>heed guard</c>: what the guard takes out of a text, and how well it does on sets of texts, for those who check it.</summary>
internal static class GuardCommand
{
    public static Command Create() => new("guard", "Check how personal data is redacted, and measure the guard on sets of texts") { Redact(), GuardScore.Create(), RedactionScore.Create() };

    private static Command Redact()
    {
        Argument<FileInfo> file = new("file") { Description = "JSON lines of {\"id\",\"text\",\"lang\"?} (- is standard input)", HelpName = "P.jsonl" };
        Option<bool> json = Folder.Json("{\"id\",\"text\",\"spans\":[{\"start\",\"end\",\"type\"}]} a line; offsets are UTF-16 units of the text given, end exclusive");
        Command command = new("redact", "Show what would be redacted from texts") { file, json };
        command.SetAction(parsed =>
        {
            bool good = true;
            foreach ((int line, string text) in Input.Lines(parsed.GetValue(file)!.ToString()).Index())
            {
                if (text.Length == 0) continue;
                if (!PostLine.TryRead(text, out string id, out Match.PostFields? post, out string problem))
                {
                    Print.Error($"line {line + 1}: {problem}");
                    good = false;
                    continue;
                }
                Redacted redacted = Redaction.Redact(post.Text, post.Lang);
                if (parsed.GetValue(json)) Print.Json(new { id, text = redacted.Text, spans = redacted.Spans });
                else Console.Out.WriteLine($"{id}: {redacted.Text}");
            }
            return good ? Exit.Done : Exit.BadInput;
        });
        return command;
    }
}
