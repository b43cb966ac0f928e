namespace Heed.Match.Index;

/// <summary>Numbers of words, looked up by a hash that is worked out while a text is read. Open addressing; filled first, then read by any
/// number of threads.</summary>
internal sealed class WordTable
{
    private ulong[] _hashes = new ulong[64];
    private int[] _numbers = new int[64];
    private readonly List<(string Word, int Number)> _words = [];

    /// <summary>What a hash begins with.</summary>
    public const ulong Seed = 14695981039346656037;

    public int Count => _words.Count;

    /// <summary>The hash with one more UTF-16 unit (FNV-1a over units, which is cheap for short words).</summary>
    public static ulong Next(ulong hash, char unit) => (hash ^ unit) * 1099511628211;

    public static ulong HashOf(ReadOnlySpan<char> word)
    {
        ulong hash = Seed;
        foreach (char unit in word) hash = Next(hash, unit);
        return hash;
    }

    /// <summary>Adds a word under a number; one that is there keeps its own.</summary>
    public void Add(string word, int number)
    {
        if (Find(HashOf(word), word) >= 0) return;
        _words.Add((word, number));
        if (_words.Count * 2 > _hashes.Length) Grow();
        else Put(_words.Count - 1);
    }

    /// <param name="lower">The word in lower case.</param>
    /// <returns>Its number; -1: it is not there.</returns>
    public int Find(ulong hash, ReadOnlySpan<char> lower)
    {
        int mask = _hashes.Length - 1;
        for (int slot = Slot(hash, mask); ; slot = (slot + 1) & mask)
        {
            int place = _numbers[slot] - 1;
            if (place < 0) return -1;
            if (_hashes[slot] == hash && lower.SequenceEqual(_words[place].Word)) return _words[place].Number;
        }
    }

    // The low bits of a product are its weakest.
    private static int Slot(ulong hash, int mask) => (int)(hash ^ (hash >> 32)) & mask;

    private void Grow()
    {
        _hashes = new ulong[_hashes.Length * 2];
        _numbers = new int[_hashes.Length];
        for (int place = 0; place < _words.Count; place++) Put(place);
    }

    private void Put(int place)
    {
        ulong hash = HashOf(_words[place].Word);
        int mask = _hashes.Length - 1;
        int slot = Slot(hash, mask);
        while (_numbers[slot] != 0) slot = (slot + 1) & mask;
        (_hashes[slot], _numbers[slot]) = (hash, place + 1);
    }
}
