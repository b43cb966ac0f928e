using System.Text.Json;

namespace Heed.Guard.Training;

/// <summary>One written text of a file of examples or of the development set.</summary>
/// <param name="Kind">What was to be written, such as <c>petition-lookalike</c>.</param>
internal sealed record Example(string Id, string Lang, string Text, bool IsOrganising, string Kind)
{
    /// <summary>One person's complaint about pay, tips, conditions or the app.</summary>
    public bool IsOwnComplaint => !IsOrganising && Kind.Contains("complaint", StringComparison.Ordinal);

    /// <summary>One person's step: notice, a case of their own.</summary>
    public bool IsOwnStep => Kind is "individual-action" or "own-resignation";

    /// <summary>Every file of a folder, in the order of names, so that the same files always train the same weights.</summary>
    /// <exception cref="InvalidDataException">A line is no example.</exception>
    public static List<Example> ReadAll(string folder) =>
        [.. Directory.GetFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<Example> Read(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0).Select((line, index) => Parse(line) ?? throw new InvalidDataException($"{file}, line {index + 1} is no example."));

    private static Example? Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        JsonElement root = document.RootElement;
        string Member(string name) => root.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
        return Member("label") is "organising" or "other" && Member("text").Length > 0
            ? new(Member("id"), Member("lang"), Member("text"), Member("label") == "organising", Member("kind"))
            : null;
    }
}
