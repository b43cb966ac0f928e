using System.Text.Json;
using Heed.Guard;

namespace Heed.App.Commands;

/// <summary>One text of a set, as <c>heed guard score</c> takes it.</summary>
internal static class LabelledLine
{
    /// <returns>Null: the line is none.</returns>
    public static LabelledText? Read(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            return root.ValueKind is JsonValueKind.Object
                && Input.Text(root, "id") is not null
                && Input.Text(root, "lang") is { Length: > 0 } language
                && Input.Text(root, "text") is { Length: > 0 } text
                && Input.Text(root, "label") is "organising" or "other"
                ? new(language, text, Input.Text(root, "label") == "organising", Input.Text(root, "kind"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
