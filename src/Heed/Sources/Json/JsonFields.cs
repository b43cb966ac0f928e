using System.Text.Json;

namespace Heed.Sources.Json;

/// <summary>Fields of JSON that others wrote: what is missing or of another kind than expected is as if it were not said.</summary>
internal static class JsonFields
{
    private const int ListLimit = 100;

    /// <returns>Null: not there, empty, neither text nor number, or not valid Unicode.</returns>
    public static string? Text(this JsonElement from, string name) => from.Field(name) is { } value ? Text(value) : null;

    /// <inheritdoc cref="Text(JsonElement, string)"/>
    public static string? Text(this JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            return null;
        }
    }

    public static double? Number(this JsonElement from, string name) =>
        from.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out double number) ? number : null;

    /// <returns>Null: not there, or no whole number.</returns>
    public static long? Whole(this JsonElement from, string name) =>
        from.Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : null;

    /// <returns>Null: not said.</returns>
    public static bool? Flag(this JsonElement from, string name) => from.Field(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>It is said and it is not null, false or empty: a mark that something is so, whatever its shape.</summary>
    public static bool Says(this JsonElement from, string name) => from.Field(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => false,
        JsonValueKind.String => Text(value) is not null,
        _ => true,
    };

    /// <returns>Empty: not there, or no list.</returns>
    public static IEnumerable<JsonElement> List(this JsonElement from, string name) =>
        from.Field(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>Texts of a list, at most 100.</summary>
    public static List<string> Texts(this JsonElement from, string name) =>
        [.. from.List(name).Where(item => item.ValueKind is JsonValueKind.String).Select(Text).OfType<string>().Take(ListLimit)];

    /// <returns>Null: not there, or this is no object.</returns>
    public static JsonElement? Field(this JsonElement from, string name) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out JsonElement value) ? value : null;

    /// <summary>A field of a field of ….</summary>
    public static JsonElement? Field(this JsonElement from, params ReadOnlySpan<string> path)
    {
        JsonElement? at = from;
        foreach (string name in path) at = at?.Field(name);
        return at;
    }
}
