using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heed.Match.Index;

/// <summary>Where the postings are that stand under two features. Most pairs of a post's features have none: a signature of each first
/// feature's seconds tells most of those, a bit set of pairs nearly all others. Filled first, then read by any number of threads.</summary>
internal sealed class PairLists
{
    private readonly ulong[] _signatures;
    private readonly ulong[] _seconds;
    private readonly ulong[] _maybe;
    private readonly Slot[] _slots;
    private readonly int _mask, _maybeMask;

    /// <param name="features">How many features there are.</param>
    /// <param name="count">How many pairs it will have.</param>
    public PairLists(int features, int count)
    {
        int size = 16;
        while (size < count * 2) size *= 2;
        (_slots, _mask) = (new Slot[size], size - 1);
        _maybe = new ulong[Math.Max(1, size * 4 / 64)];
        _maybeMask = _maybe.Length * 64 - 1;
        _signatures = new ulong[count == 0 ? 0 : features];
        _seconds = new ulong[count == 0 ? 0 : (features >> 6) + 1];
    }

    public bool IsEmpty => _signatures.Length == 0;

    public long Bytes => 8L * (_signatures.Length + _seconds.Length + _maybe.Length) + 16L * _slots.Length;

    /// <param name="start">Where its postings begin.</param>
    /// <param name="end">Where they end.</param>
    public void Add(int first, int second, int start, int end)
    {
        ulong key = PairKey.Of(first, second), hash = PairKey.HashOf(key);
        _signatures[first] |= 1UL << SignOf(second);
        _seconds[second >> 6] |= 1UL << (second & 63);
        Bit(hash) |= 1UL << (int)(hash & 63);
        int slot = (int)(hash >> 40) & _mask;
        while (_slots[slot].Key != 0) slot = (slot + 1) & _mask;
        _slots[slot] = new() { Key = key, Start = start, End = end };
    }

    /// <summary>Finds the lists of every two features of a post.</summary>
    /// <param name="present">The features.</param>
    /// <param name="found">Gets where the postings begin and end.</param>
    /// <param name="seconds">Room to work in.</param>
    public void Find(ReadOnlySpan<int> present, List<(int Start, int End)> found, List<int> seconds)
    {
        found.Clear();
        seconds.Clear();
        foreach (int feature in present)
        {
            if ((_seconds[feature >> 6] >> (feature & 63) & 1) != 0) seconds.Add(feature);
        }
        foreach (int first in present)
        {
            ulong signature = _signatures[first];
            if (signature == 0) continue;
            foreach (int second in CollectionsMarshal.AsSpan(seconds))
            {
                if ((signature >> SignOf(second) & 1) == 0) continue;
                ulong key = PairKey.Of(first, second), hash = PairKey.HashOf(key);
                if ((Bit(hash) >> (int)(hash & 63) & 1) == 0) continue;
                int slot = (int)(hash >> 40) & _mask;
                for (; ; slot = (slot + 1) & _mask)
                {
                    ref Slot one = ref _slots[slot];
                    if (one.Key == key) found.Add((one.Start, one.End));
                    if (one.Key == key || one.Key == 0) break;
                }
            }
        }
    }

    // Spread by multiplication: numbers near each other are frequent ones.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SignOf(int feature) => (int)((uint)feature * 0x9E3779B1 >> 26);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Bit(ulong hash) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_maybe), (nint)((hash >> 6 & (uint)_maybeMask) >> 6));

    private struct Slot
    {
        public ulong Key;
        public int Start, End;
    }
}
