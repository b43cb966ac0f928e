using System.Text.Json;

namespace Heed.Sources.Bluesky;

/// <summary>Answers of the AT Protocol's servers.</summary>
internal static class BlueskyJson
{
    /// <returns>Null: it is no JSON.</returns>
    public static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
