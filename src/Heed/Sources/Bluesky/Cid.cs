using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Sources.Bluesky;

/// <summary>A content id as the AT Protocol allows it: version 1, DAG-CBOR or raw, SHA-256.</summary>
/// <param name="Codec">0x71: DAG-CBOR; 0x55: raw.</param>
internal readonly record struct Cid(byte Codec, UInt128 High, UInt128 Low)
{
    /// <summary>Bytes of every such id.</summary>
    public const int Size = 36;

    private const byte Version = 1, DagCborCodec = 0x71, RawCodec = 0x55, Sha256 = 0x12;
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    /// <param name="bytes">The first 36 count.</param>
    /// <returns>Null: it is none, or of a kind that the AT Protocol does not use.</returns>
    public static Cid? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= Size && bytes[0] == Version && bytes[1] is DagCborCodec or RawCodec && bytes[2] == Sha256 && bytes[3] is SHA256.HashSizeInBytes
            ? new(bytes[1], BinaryPrimitives.ReadUInt128BigEndian(bytes[4..]), BinaryPrimitives.ReadUInt128BigEndian(bytes[20..]))
            : null;

    /// <summary>The content is the one this names.</summary>
    public bool IsOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash) == High && BinaryPrimitives.ReadUInt128BigEndian(hash[16..]) == Low;
    }

    /// <summary>Base32, as in JSON.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        (bytes[0], bytes[1], bytes[2], bytes[3]) = (Version, Codec, Sha256, SHA256.HashSizeInBytes);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[4..], High);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[20..], Low);
        StringBuilder text = new("b");
        int bits = 0, held = 0;
        foreach (byte b in bytes)
        {
            held = (held << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Base32[(held >> (bits - 5)) & 31]);
            held &= (1 << bits) - 1;
        }
        if (bits > 0) text.Append(Base32[(held << (5 - bits)) & 31]);
        return text.ToString();
    }
}
