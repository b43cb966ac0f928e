using System.Text.Json;
using Heed.Guard;

namespace Heed.App.Commands;

/// <summary>A text of which it is known what is personal in it.</summary>
/// <param name="Personal">Each with every place it stands in <paramref name="Text"/>; empty: nothing in the text is personal.</param>
internal sealed record RedactionSample(string Id, string? Lang, string Kind, string Text, IReadOnlyList<string> Personal)
{
    public static RedactionSample Read(string line)
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
