using System.Formats.Cbor;
using System.Text.Json;

namespace Heed.Sources.Bluesky;

/// <summary>The AT Protocol's binary form of records (DAG-CBOR), read as the JSON that stands for it.</summary>
internal static class DagCbor
{
    /// <summary>Lists and maps within each other.</summary>
    public const int DepthLimit = 32;

    private const CborTag LinkTag = (CborTag)42;

    /// <summary>What a reader of CBOR throws on bytes that are none, or not what is expected there.</summary>
    public static bool IsMalformed(Exception e) => e is CborContentException or InvalidOperationException or OverflowException or FormatException or JsonException;

    /// <param name="bytes">One value, whole.</param>
    /// <returns>Null: it is malformed or too deep.</returns>
    public static JsonElement? ToJson(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            CborReader reader = new(bytes, CborConformanceMode.Strict);
            using MemoryStream json = new();
            using (Utf8JsonWriter writer = new(json)) Write(reader, writer, 0);
            if (reader.BytesRemaining > 0) return null;
            return JsonDocument.Parse(json.GetBuffer().AsMemory(0, (int)json.Length)).RootElement;
        }
        catch (Exception e) when (IsMalformed(e))
        {
            return null;
        }
    }

    /// <summary>Reads a map with names as keys; <paramref name="take"/> must read or skip each value.</summary>
    public static void EachEntry(CborReader reader, Action<string, CborReader> take)
    {
        reader.ReadStartMap();
        while (reader.PeekState() is not CborReaderState.EndMap) take(reader.ReadTextString(), reader);
        reader.ReadEndMap();
    }

    /// <summary>Reads a list; <paramref name="take"/> must read or skip each item.</summary>
    public static void EachItem(CborReader reader, Action<CborReader> take)
    {
        reader.ReadStartArray();
        while (reader.PeekState() is not CborReaderState.EndArray)
        {
            int before = reader.BytesRemaining;
            take(reader);
            if (reader.BytesRemaining == before) throw new CborContentException("An item that was not read."); // else this would never end
        }
        reader.ReadEndArray();
    }

    /// <exception cref="CborContentException">It is no link, or of a kind that the AT Protocol does not use.</exception>
    public static Cid Link(CborReader reader)
    {
        if (reader.ReadTag() is not LinkTag) throw new CborContentException("A tag other than 42.");
        ReadOnlyMemory<byte> bytes = reader.ReadDefiniteLengthByteString();
        return bytes is { Length: Cid.Size + 1 } && bytes.Span[0] is 0 && Cid.Read(bytes.Span[1..]) is { } id ? id : throw new CborContentException("No content id.");
    }

    private static void Write(CborReader reader, Utf8JsonWriter writer, int depth)
    {
        if (depth > DepthLimit) throw new CborContentException("Too deep.");
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                writer.WriteStartObject();
                EachEntry(reader, (name, value) =>
                {
                    writer.WritePropertyName(name);
                    Write(value, writer, depth + 1);
                });
                writer.WriteEndObject();
                break;
            case CborReaderState.StartArray:
                writer.WriteStartArray();
                EachItem(reader, item => Write(item, writer, depth + 1));
                writer.WriteEndArray();
                break;
            case CborReaderState.TextString:
                writer.WriteStringValue(reader.ReadTextString());
                break;
            case CborReaderState.ByteString:
                writer.WriteStartObject();
                writer.WriteString("$bytes", Convert.ToBase64String(reader.ReadByteString()).TrimEnd('='));
                writer.WriteEndObject();
                break;
            case CborReaderState.Tag:
                writer.WriteStartObject();
                writer.WriteString("$link", Link(reader).ToString());
                writer.WriteEndObject();
                break;
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger:
                writer.WriteNumberValue(reader.ReadInt64());
                break;
            case CborReaderState.Boolean:
                writer.WriteBooleanValue(reader.ReadBoolean());
                break;
            case CborReaderState.Null:
                reader.ReadNull();
                writer.WriteNullValue();
                break;
            case var other:
                // Floats and undefined are not part of the data model.
                throw new CborContentException($"{other} is not of the data model.");
        }
    }
}
