using System.Globalization;
using System.Text.Json;

namespace Heed.Verify;

/// <summary>What stands in the open for one act: a line of JSON with its members in alphabetical order and no spaces (RFC 8785).</summary>
/// <param name="Kind">What was done: <c>source.approved</c>.</param>
/// <param name="Object">What it was done to: <c>topic:late-parcels</c>.</param>
/// <param name="Day">UTC.</param>
/// <param name="Act">SHA-256 in lower-case hex of the act's salt and its canonical JSON: <see cref="RevealedAct.Seal"/>.</param>
public sealed record LogEntry(string Kind, string Object, DateOnly Day, string Act)
{
    private const string DayForm = "yyyy-MM-dd";

    public byte[] ToBytes() => FlatJson.Write(
        ("act", Act), ("day", Day.ToString(DayForm, CultureInfo.InvariantCulture)), ("kind", Kind), ("object", Object));

    /// <returns>Null: not an entry in exactly the form of <see cref="ToBytes"/>.</returns>
    public static LogEntry? Parse(byte[] bytes)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind is not JsonValueKind.Object) return null;
            string? text(string name) => json.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String
                ? value.GetString()
                : null;
            if (text("kind") is not { } kind || text("object") is not { } @object || text("act") is not { } act) return null;
            if (!DateOnly.TryParseExact(text("day"), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return null;
            LogEntry entry = new(kind, @object, day, act);
            return entry.ToBytes().AsSpan().SequenceEqual(bytes) ? entry : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
