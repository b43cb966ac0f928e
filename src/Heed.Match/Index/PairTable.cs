using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heed.Match.Index;

/// <summary>The feature two features make together: words in a row, or something found in the title. Filled first, then read by any number of
/// threads.</summary>
internal sealed class PairTable
{
    /// <summary>In the place of the first: the second stands in the title.</summary>
    public const int InTitle = 0xFFFFFF;

    private readonly ulong[] _maybe;
    private readonly ulong[] _keys;
    private readonly int[] _values;
    private readonly int _mask, _maybeMask;

    /// <param name="count">How many pairs it will have.</param>
    public PairTable(int count)
    {
        int size = 16;
        while (size < count * 2) size *= 2;
        (_keys, _values, _mask) = (new ulong[size], new int[size], size - 1);
        _maybe = new ulong[Math.Max(1, size * 4 / 64)];
        _maybeMask = _maybe.Length * 64 - 1;
    }

    public long Bytes => 8L * _keys.Length + 4L * _values.Length + 8L * _maybe.Length;

    /// <param name="value">The feature and what <see cref="WordTable"/> keeps with one.</param>
    public void Add(int first, int second, int value)
    {
        ulong key = PairKey.Of(first, second), hash = PairKey.HashOf(key);
        Bit(hash) |= 1UL << (int)(hash & 63);
        int slot = (int)(hash >> 40) & _mask;
        while (_keys[slot] != 0) slot = (slot + 1) & _mask;
        (_keys[slot], _values[slot]) = (key, value);
    }

    /// <returns>-1: they make nothing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int first, int second)
    {
        ulong key = PairKey.Of(first, second), hash = PairKey.HashOf(key);
        return (Bit(hash) >> (int)(hash & 63) & 1) == 0 ? -1 : Search(key, hash);
    }

    private int Search(ulong key, ulong hash)
    {
        for (int slot = (int)(hash >> 40) & _mask; ; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] == key) return _values[slot];
            if (_keys[slot] == 0) return -1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Bit(ulong hash) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_maybe), (nint)((hash >> 6 & (uint)_maybeMask) >> 6));
}
