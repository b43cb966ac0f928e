using System.Text.Json;

namespace Heed.Sources.Bluesky;

/// <summary>Reads JSON that others wrote: what is not as expected is not there.</summary>
internal static class Json
{
    public static JsonElement? Part(this JsonElement from, string name) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out JsonElement part) && part.ValueKind is JsonValueKind.Object ? part : null;

    public static string? Text(this JsonElement from, string name) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out JsonElement text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;

    public static long? Long(this JsonElement from, string name) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out JsonElement number) && number.ValueKind is JsonValueKind.Number && number.TryGetInt64(out long value) ? value : null;

    /// <returns>True only when it is there and true.</returns>
    public static bool Flag(this JsonElement from, string name) => from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out JsonElement flag) && flag.ValueKind is JsonValueKind.True;

    /// <returns>At most <paramref name="most"/>; none when it is no array.</returns>
    public static IEnumerable<JsonElement> List(this JsonElement from, string name, int most) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out JsonElement list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray().Take(most) : [];
}
