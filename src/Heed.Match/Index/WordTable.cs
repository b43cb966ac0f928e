using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Heed.Match.Text;

namespace Heed.Match.Index;

/// <summary>Numbers of words, by <see cref="WordKey"/>. Open addressing; a byte a place says at once that most other words are not there. Filled
/// first, then read by any number of threads.</summary>
internal sealed class WordTable
{
    private readonly byte[] _tags;
    private readonly Slot[] _slots;
    private readonly int _mask;

    /// <summary>Words whose key is a hash, by slot.</summary>
    private readonly Dictionary<int, string> _long = [];

    /// <param name="count">How many words it will have.</param>
    public WordTable(int count)
    {
        int size = 16;
        while (size < count * 2) size *= 2;
        (_tags, _slots, _mask) = (new byte[size], new Slot[size], size - 1);
    }

    public long Bytes => _tags.Length + (long)_slots.Length * Unsafe.SizeOf<Slot>() + _long.Sum(entry => 64L + 2 * entry.Value.Length);

    /// <param name="value">0 or more. The word must not be there yet.</param>
    public void Add(WordKey key, string bare, int value)
    {
        int slot = (int)key.Hash & _mask;
        while (_tags[slot] != 0) slot = (slot + 1) & _mask;
        _tags[slot] = Tag(key.Hash);
        _slots[slot] = new() { Key = key, Value = value };
        if (key.IsHash) _long[slot] = bare;
    }

    /// <returns>Its number; -1: it is not there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(in WordKey key, uint hash, ReadOnlySpan<char> bare)
    {
        ref byte tags = ref MemoryMarshal.GetArrayDataReference(_tags);
        byte wanted = Tag(hash);
        for (int slot = (int)hash & _mask; ; slot = (slot + 1) & _mask)
        {
            byte tag = Unsafe.Add(ref tags, slot);
            if (tag == 0) return -1;
            if (tag != wanted) continue;
            ref Slot found = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_slots), slot);
            if (found.Key.Low == key.Low && found.Key.High == key.High && (!key.IsHash || IsLong(slot, bare))) return found.Value;
        }
    }

    public int Find(ReadOnlySpan<char> bare)
    {
        WordKey key = WordKey.Of(bare);
        return Find(key, key.Hash, bare);
    }

    private bool IsLong(int slot, ReadOnlySpan<char> bare) => bare.SequenceEqual(_long[slot]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Tag(uint hash) => (byte)(hash >> 24 | 1);

    private struct Slot
    {
        public WordKey Key;
        public int Value;
    }
}
