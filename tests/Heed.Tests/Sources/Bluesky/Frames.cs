using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Heed.Tests.Sources.Bluesky;

/// <summary>Writes what a relay sends: DAG-CBOR headers and bodies, commits with their blocks.</summary>
internal static class Frames
{
    public static byte[] Commit(long seq, string did, params (string Action, string Path, JsonNode? Record)[] operations) =>
        Commit(seq, did, [.. operations.Select(operation => (operation.Action, operation.Path, operation.Record is null ? null : Cbor(operation.Record)))]);

    /// <param name="blocks">The file of blocks; null: made of the records.</param>
    public static byte[] Commit(long seq, string did, (string Action, string Path, byte[]? Record)[] operations, byte[]? blocks = null) => Frame("#commit", body =>
    {
        Head(body, 8, seq);
        body.WriteTextString("repo");
        body.WriteTextString(did);
        body.WriteTextString("rev");
        body.WriteTextString("3n2zz5lwhqc2w");
        body.WriteTextString("since");
        body.WriteNull();
        body.WriteTextString("tooBig");
        body.WriteBoolean(false);
        body.WriteTextString("blocks");
        body.WriteByteString(blocks ?? Car([.. operations.Select(operation => operation.Record).OfType<byte[]>()]));
        body.WriteTextString("ops");
        body.WriteStartArray(operations.Length);
        foreach (var (action, path, record) in operations)
        {
            body.WriteStartMap(3);
            body.WriteTextString("action");
            body.WriteTextString(action);
            body.WriteTextString("path");
            body.WriteTextString(path);
            body.WriteTextString("cid");
            if (record is null) body.WriteNull();
            else Link(body, CidOf(record));
            body.WriteEndMap();
        }
        body.WriteEndArray();
    });

    public static byte[] Account(long seq, string did, bool active, string? status) => Frame("#account", body =>
    {
        Head(body, status is null ? 4 : 5, seq);
        body.WriteTextString("did");
        body.WriteTextString(did);
        body.WriteTextString("active");
        body.WriteBoolean(active);
        if (status is null) return;
        body.WriteTextString("status");
        body.WriteTextString(status);
    });

    /// <summary>Kinds of which Heed reads no more than whose they are: <c>#tombstone</c>, <c>#identity</c>, <c>#sync</c>, <c>#handle</c>.</summary>
    public static byte[] Other(string type, long seq, string did) => Frame(type, body =>
    {
        Head(body, 3, seq);
        body.WriteTextString("did");
        body.WriteTextString(did);
    });

    public static byte[] Info(string name) => Frame("#info", body =>
    {
        body.WriteStartMap(1);
        body.WriteTextString("name");
        body.WriteTextString(name);
    });

    public static byte[] Error(string name) => Whole(null, -1, body =>
    {
        body.WriteStartMap(1);
        body.WriteTextString("error");
        body.WriteTextString(name);
    });

    public static byte[] Car(params byte[][] blocks)
    {
        CborWriter header = new();
        header.WriteStartMap(2);
        header.WriteTextString("roots");
        header.WriteStartArray(blocks.Length > 0 ? 1 : 0);
        if (blocks.Length > 0) Link(header, CidOf(blocks[0]));
        header.WriteEndArray();
        header.WriteTextString("version");
        header.WriteInt32(1);
        header.WriteEndMap();
        return [.. Section(header.Encode()), .. blocks.SelectMany(block => Section([.. CidOf(block), .. block]))];
    }

    public static byte[] CidOf(byte[] block) => [1, 0x71, 0x12, 32, .. SHA256.HashData(block)];

    public static byte[] Cbor(JsonNode value)
    {
        CborWriter writer = new();
        Write(writer, value);
        return writer.Encode();
    }

    private static IEnumerable<byte> Section(byte[] bytes)
    {
        uint length = (uint)bytes.Length;
        for (; length >= 0x80; length >>= 7) yield return (byte)(length | 0x80);
        yield return (byte)length;
        foreach (byte b in bytes) yield return b;
    }

    private static byte[] Frame(string type, Action<CborWriter> body) => Whole(type, 1, body);

    private static byte[] Whole(string? type, int operation, Action<CborWriter> write)
    {
        CborWriter writer = new(allowMultipleRootLevelValues: true);
        writer.WriteStartMap(type is null ? 1 : 2);
        writer.WriteTextString("op");
        writer.WriteInt32(operation);
        if (type is not null)
        {
            writer.WriteTextString("t");
            writer.WriteTextString(type);
        }
        writer.WriteEndMap();
        write(writer);
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static void Head(CborWriter body, int entries, long seq)
    {
        body.WriteStartMap(entries);
        body.WriteTextString("seq");
        body.WriteInt64(seq);
        body.WriteTextString("time");
        body.WriteTextString("2026-09-07T08:00:00.000Z");
    }

    private static void Link(CborWriter writer, byte[] cid)
    {
        writer.WriteTag((CborTag)42);
        writer.WriteByteString([0, .. cid]);
    }

    private static void Write(CborWriter writer, JsonNode? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case JsonObject map:
                writer.WriteStartMap(map.Count);
                foreach (var (name, part) in map)
                {
                    writer.WriteTextString(name);
                    Write(writer, part);
                }
                writer.WriteEndMap();
                break;
            case JsonArray list:
                writer.WriteStartArray(list.Count);
                foreach (JsonNode? item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValue text when text.TryGetValue(out string? said):
                writer.WriteTextString(said);
                break;
            case JsonValue flag when flag.TryGetValue(out bool yes):
                writer.WriteBoolean(yes);
                break;
            case var number:
                writer.WriteInt64((long)number.AsValue().GetValue<decimal>());
                break;
        }
    }
}
