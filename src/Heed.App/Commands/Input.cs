using System.Text.Json;

namespace Heed.App.Commands;

/// <summary>Reads what is given to commands.</summary>
internal static class Input
{
    /// <summary>The lines of a file, or of standard input for <c>-</c>.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        if (file != "-") return File.ReadLines(file);
        return Read(Console.In);

        static IEnumerable<string> Read(TextReader reader)
        {
            while (reader.ReadLine() is { } line) yield return line;
        }
    }

    /// <summary>The bytes of a file, or of standard input for <c>-</c>.</summary>
    public static byte[] Bytes(string file)
    {
        if (file != "-") return File.ReadAllBytes(file);
        using MemoryStream all = new();
        using Stream input = Console.OpenStandardInput();
        input.CopyTo(all);
        return all.ToArray();
    }

    /// <summary>A member's string, or a number's text; null: absent or null.</summary>
    public static string? Text(JsonElement line, string name) => !line.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
