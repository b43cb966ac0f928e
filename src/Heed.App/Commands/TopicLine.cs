using System.Text.Json;

namespace Heed.App.Commands;

/// <summary>One topic of a JSON-lines file: <c>{"id","query","name"?}</c>.</summary>
internal readonly record struct TopicLine(string Id, string Query, string Name)
{
    public static bool TryRead(string line, out TopicLine topic, out string problem)
    {
        (topic, problem) = (default, "");
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || Input.Text(root, "id") is not { Length: > 0 } id || Input.Text(root, "query") is not { } query)
            {
                problem = "wants an object with \"id\" and \"query\".";
                return false;
            }
            topic = new(id, query, Input.Text(root, "name") ?? id);
            return true;
        }
        catch (JsonException error)
        {
            problem = $"is not JSON: {error.Message}";
            return false;
        }
    }
}
