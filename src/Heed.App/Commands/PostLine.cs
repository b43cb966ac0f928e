using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Heed.Match;

namespace Heed.App.Commands;

/// <summary>One post of a JSON-lines file, as <c>heed query match</c> takes it.</summary>
internal static class PostLine
{
    public static bool TryRead(string line, out string id, [NotNullWhen(true)] out PostFields? post, out string problem)
    {
        (id, post, problem) = ("", null, "");
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || Input.Text(root, "id") is not { } given || Input.Text(root, "text") is not { } text)
            {
                problem = "wants an object with \"id\" and \"text\".";
                return false;
            }
            id = given;
            post = new PostFields
            {
                Text = text,
                Title = Input.Text(root, "title"),
                Lang = Input.Text(root, "lang"),
                Country = Input.Text(root, "country"),
                Network = Input.Text(root, "network"),
                Source = Input.Text(root, "source"),
                Url = Input.Text(root, "url"),
                Kind = Input.Text(root, "kind"),
                Links = Strings(root, "links"),
                Tags = Strings(root, "tags"),
                Media = Strings(root, "media"),
                Rating = Number(root, "rating"),
                Engagement = (long?)Number(root, "engagement"),
                Published = Input.Text(root, "published") is { } published
                    ? DateTimeOffset.Parse(published, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
                    : null,
            };
            return true;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            problem = $"cannot be read: {error.Message}";
            return false;
        }
    }

    private static double? Number(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Number ? value.GetDouble() : null;

    private static List<string> Strings(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(item => item.GetString()).OfType<string>()]
            : [];
}
