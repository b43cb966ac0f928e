using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Heed.Match.Text;

/// <summary>A word's bare form in 16 bytes: the word itself where it is ASCII and no longer than that; of any other a hash, a mark and the
/// length, so that who compares two of those compares the words as well.</summary>
internal readonly record struct WordKey(ulong Low, ulong High)
{
    private const ulong WordMark = 0xFFUL << 56, EmojiMark = 0xFEUL << 56;

    public const int MostUnits = 16;

    /// <summary>The key is not the word itself.</summary>
    public bool IsHash => High >= EmojiMark;

    public uint Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ulong high = Math.BigMul(Low ^ 0x9E3779B97F4A7C15, High ^ 0xC2B2AE3D27D4EB4F, out ulong low);
            ulong mixed = (high ^ low) * 0xD6E8FEB86659FD93;
            return (uint)(mixed >> 32);
        }
    }

    public static WordKey Of(ReadOnlySpan<char> bare)
    {
        if (bare.Length > MostUnits || !System.Text.Ascii.IsValid(bare)) return Hashed(bare, WordMark);
        Span<byte> bytes = stackalloc byte[MostUnits];
        for (int i = 0; i < bare.Length; i++) bytes[i] = (byte)bare[i];
        bytes[bare.Length..].Clear();
        return new(MemoryMarshal.Read<ulong>(bytes), MemoryMarshal.Read<ulong>(bytes[8..]));
    }

    public static WordKey OfEmoji(ReadOnlySpan<char> bare) => Hashed(bare, EmojiMark);

    /// <summary>The key of a bare form, read ahead: <paramref name="first"/> is followed by at least 16 units of readable memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WordKey Of(ref char first, int length)
    {
        if (length > MostUnits) return Hashed(MemoryMarshal.CreateReadOnlySpan(ref first, length), WordMark);
        ref ushort units = ref Unsafe.As<char, ushort>(ref first);
        Vector128<ushort> a = Vector128.LoadUnsafe(ref units), b = Vector128.LoadUnsafe(ref units, 8);
        // Of sixteen ones the last are those of the word.
        Vector128<byte> mask = Vector128.LoadUnsafe(ref Unsafe.AsRef(in Lengths[MostUnits - length]));
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(mask);
        Vector128<ushort> beyond = ((a & (low | low << 8)) | (b & (high | high << 8))) & Vector128.Create((ushort)0xFF80);
        if (beyond != Vector128<ushort>.Zero) return Hashed(MemoryMarshal.CreateReadOnlySpan(ref first, length), WordMark);
        Vector128<ulong> key = (Vector128.Narrow(a, b) & mask).AsUInt64();
        return new(key.ToScalar(), key.GetElement(1));
    }

    /// <summary>The key of its first so many units; the word itself must be in the key.</summary>
    public WordKey Beginning(int length) => length switch
    {
        >= MostUnits => this,
        > 8 => new(Low, High & ((1UL << (8 * (length - 8))) - 1)),
        8 => new(Low, 0),
        _ => new(Low & ((1UL << (8 * length)) - 1), 0),
    };

    private static ReadOnlySpan<byte> Lengths =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    private static WordKey Hashed(ReadOnlySpan<char> bare, ulong mark)
    {
        ulong hash = 14695981039346656037;
        foreach (char unit in bare) hash = (hash ^ unit) * 1099511628211;
        return new(hash, mark | (uint)bare.Length);
    }
}
