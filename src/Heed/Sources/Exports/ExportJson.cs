using System.Text;
using System.Text.Json;

namespace Heed.Sources.Exports;

/// <summary>Exports as one JSON document or as JSON lines, by the fields of their objects at any depth.</summary>
internal static class ExportJson
{
    /// <summary>UTF-16 units of a value that is looked at.</summary>
    private const int ValueLimit = 100;

    private static readonly HashSet<string> ClosedTelegram = new(StringComparer.Ordinal) { "personal_chat", "bot_chat", "saved_messages", "private_group", "private_supergroup", "private_channel" };

    /// <param name="text">The first part of a file; it may end anywhere, and a part that is not JSON is passed over to its end of line.</param>
    public static string? ShapeOf(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int start = 0;
        while (start < bytes.Length)
        {
            (string? shape, int stopped) = Walk(bytes.AsSpan(start));
            if (shape is not null) return shape;
            int feed = bytes.AsSpan(start + stopped).IndexOf((byte)'\n');
            if (feed < 0) return null;
            start += stopped + feed + 1;
        }
        return null;
    }

    /// <returns>Where it stopped: at the end, or at what is not JSON.</returns>
    private static (string? Shape, int Stopped) Walk(ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader reader = new(bytes, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { AllowMultipleValues = true }));
        // The objects around what is read; null: an array.
        Stack<Fields?> open = [];
        string name = "";
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push(new(open.OfType<Fields>().FirstOrDefault()));
                        break;
                    case JsonTokenType.StartArray:
                        open.Push(null);
                        break;
                    case JsonTokenType.EndArray:
                        open.Pop();
                        break;
                    case JsonTokenType.EndObject when open.Pop()?.Shape() is { } shape:
                        return (shape, 0);
                    case JsonTokenType.PropertyName:
                        name = ExportColumns.Plain(reader.GetString()!);
                        open.Peek()!.Names.Add(name);
                        break;
                    case JsonTokenType.String when open.TryPeek(out Fields? fields) && fields is not null && reader.ValueSpan.Length <= ValueLimit:
                        fields.Values.TryAdd(name, reader.GetString()!);
                        break;
                }
            }
            return (Open(open), bytes.Length);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperation: text that is not valid UTF-16.
            return (Open(open), (int)reader.BytesConsumed);
        }
    }

    /// <summary>Of objects that do not end in what was read.</summary>
    private static string? Open(IEnumerable<Fields?> open) => open.Select(fields => fields?.Shape()).FirstOrDefault(shape => shape is not null);

    private sealed class Fields(Fields? around)
    {
        public HashSet<string> Names { get; } = [];

        public Dictionary<string, string> Values { get; } = [];

        private string? Type => Values.GetValueOrDefault("type");

        /// <summary>Anybody reads these.</summary>
        private bool IsPublic => Type is "public_channel" or "public_supergroup" || around?.IsPublic is true;

        public string? Shape()
        {
            if (IsPublic) return null;
            if (Type is { } type && ClosedTelegram.Contains(type) && Names.Contains("messages")) return "a chat exported from Telegram";
            if (Names.IsSupersetOf(["chats", "personalinformation"])) return "an export of a Telegram account";
            return ExportColumns.ShapeOf(Names) ?? ExportColumns.ShapeOf(Values.GetValueOrDefault) ?? (Values.Values.Any(ExportChats.IsNoteOfWhatsApp) ? ExportChats.WhatsApp : null);
        }
    }
}
