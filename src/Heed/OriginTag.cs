using System.Buffers.Binary;

namespace Heed;

/// <summary>Keyed 128-bit hash (HMAC-SHA-256, cut) of a post's id within its place: makes keeping once-only and finds a post
/// whose id the place says is gone. Without the key it says nothing.</summary>
public readonly record struct OriginTag(ulong High, ulong Low)
{
    /// <summary>Bytes in <see cref="ToBytes"/>.</summary>
    public const int Size = 16;

    /// <param name="bytes">16 bytes or more; the first 16 count.</param>
    public static OriginTag From(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), Low);
        return bytes;
    }
}
