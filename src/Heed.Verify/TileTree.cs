using System.Buffers.Binary;

namespace Heed.Verify;

/// <summary>Grows a log's tiles, bundles and root entry by entry. What writes a log and what checks one both use it.</summary>
public sealed class TileTree
{
    /// <summary>Bytes an entry may have: its length is written in 16 bits.</summary>
    public const int MaxEntryBytes = ushort.MaxValue;

    private readonly MerkleStack _tree = new();
    private readonly List<byte[]> _entries = [];
    // The hashes of the last, not yet full tile of each level.
    private readonly List<List<byte[]>> _levels = [[]];

    /// <summary>Entries so far.</summary>
    public long Size => _tree.Size;

    public byte[] Root() => _tree.Root();

    /// <returns>The bundle and the tiles that became full with this entry; mostly none.</returns>
    /// <exception cref="ArgumentException">The entry is longer than <see cref="MaxEntryBytes"/>.</exception>
    public IReadOnlyList<Tile> Add(byte[] entry)
    {
        if (entry.Length > MaxEntryBytes) throw new ArgumentException($"An entry has at most {MaxEntryBytes} bytes, not {entry.Length}.", nameof(entry));
        byte[] leaf = Merkle.LeafHash(entry);
        _tree.Add(leaf);
        _entries.Add(entry);
        _levels[0].Add(leaf);
        if (_entries.Count < TilePlace.FullWidth) return [];

        List<Tile> full = [EntryTile()];
        _entries.Clear();
        for (int level = 0; _levels[level].Count == TilePlace.FullWidth; level++)
        {
            full.Add(Hashes(level));
            byte[] root = Merkle.Root(_levels[level]);
            _levels[level].Clear();
            if (_levels.Count == level + 1) _levels.Add([]);
            _levels[level + 1].Add(root);
        }
        return full;
    }

    /// <summary>The bundle and the tiles that are not full at this size.</summary>
    public IReadOnlyList<Tile> Partial()
    {
        List<Tile> partial = [];
        if (_entries.Count > 0) partial.Add(EntryTile());
        for (int level = 0; level < _levels.Count; level++)
        {
            if (_levels[level].Count > 0) partial.Add(Hashes(level));
        }
        return partial;
    }

    /// <summary>The entries as a bundle holds them, each behind its length.</summary>
    internal static byte[] Bundle(IReadOnlyList<byte[]> entries)
    {
        byte[] bytes = new byte[entries.Sum(entry => sizeof(ushort) + entry.Length)];
        int at = 0;
        foreach (byte[] entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)entry.Length);
            entry.CopyTo(bytes, at + sizeof(ushort));
            at += sizeof(ushort) + entry.Length;
        }
        return bytes;
    }

    private Tile EntryTile() =>
        new(new TilePlace(TilePlace.Entries, (Size - 1) / TilePlace.FullWidth, _entries.Count), Bundle(_entries));

    private Tile Hashes(int level)
    {
        // Leaves under one hash of this level; the tile's place follows from how many such hashes there are by now.
        long span = 1L << (8 * level);
        return new(new TilePlace(level, ((Size / span) - 1) / TilePlace.FullWidth, _levels[level].Count), [.. _levels[level].SelectMany(hash => hash)]);
    }
}
