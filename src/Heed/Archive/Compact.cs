using System.Text.Json;
using Heed.Match;

namespace Heed.Archive;

/// <summary>How lists stand in one column of a month file.</summary>
internal static class Compact
{
    /// <summary>A JSON array of strings; null for none, so that most rows hold nothing.</summary>
    public static string? Write(IReadOnlyList<string> list) => list.Count == 0 ? null : JsonSerializer.Serialize(list);

    public static IReadOnlyList<string> Read(string? column) => column is null ? [] : JsonSerializer.Deserialize<string[]>(column) ?? [];

    /// <summary>Part (0 title, 1 text), start and length of each span in one flat JSON array; null for none.</summary>
    public static string? WriteSpans(IReadOnlyList<MatchSpan> spans) =>
        spans.Count == 0 ? null : JsonSerializer.Serialize(spans.SelectMany(span => (int[])[(int)span.Part, span.Start, span.Length]));

    public static IReadOnlyList<MatchSpan> ReadSpans(string? column) => column is null
        ? []
        : [.. (JsonSerializer.Deserialize<int[]>(column) ?? []).Chunk(3).Select(span => new MatchSpan((TextPart)span[0], span[1], span[2]))];

    /// <summary>For SQLite's <c>json_each</c>: many values as one parameter.</summary>
    public static string Ids(IEnumerable<long> ids) => JsonSerializer.Serialize(ids);
}
