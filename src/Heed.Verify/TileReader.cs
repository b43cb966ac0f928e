using System.Buffers.Binary;

namespace Heed.Verify;

/// <summary>Reads a log's files: <c>checkpoint</c> and <c>tile/…</c>.</summary>
public sealed class TileReader(ILogPlace place)
{
    private const int MaxTileBytes = TilePlace.FullWidth * Merkle.HashBytes;
    private const int MaxBundleBytes = TilePlace.FullWidth * (sizeof(ushort) + TileTree.MaxEntryBytes);

    /// <summary>The log's newest checkpoint; null: there is none, or the file is larger than a checkpoint can be.</summary>
    public byte[]? ReadCheckpoint() => ReadFile("checkpoint", SignedNote.MaxBytes);

    /// <summary>The tile's bytes. A partial tile that was cleared away is cut from the full one.</summary>
    /// <returns>Null: neither is there, or it has another width.</returns>
    public byte[]? ReadHashes(TilePlace tile)
    {
        if (ReadFile(tile.Path, MaxTileBytes) is { } bytes) return bytes.Length == tile.Width * Merkle.HashBytes ? bytes : null;
        if (tile.IsFull || ReadFile(tile.ToFull().Path, MaxTileBytes) is not { Length: MaxTileBytes } full) return null;
        return full[..(tile.Width * Merkle.HashBytes)];
    }

    /// <summary>The first <c>Width</c> entries of a bundle.</summary>
    /// <returns>Null: the bundle is not there, or is cut short or too long.</returns>
    public IReadOnlyList<byte[]>? ReadEntries(TilePlace bundle)
    {
        if (ReadFile(bundle.Path, MaxBundleBytes) is { } bytes) return Split(bytes) is { } exact && exact.Count == bundle.Width ? exact : null;
        if (bundle.IsFull || ReadFile(bundle.ToFull().Path, MaxBundleBytes) is not { } full) return null;
        return Split(full) is { Count: TilePlace.FullWidth } all ? [.. all.Take(bundle.Width)] : null;
    }

    /// <inheritdoc cref="ILogPlace.PartialWidths"/>
    public IReadOnlyList<int> PartialWidths(TilePlace tile) => place.PartialWidths(tile);

    private static List<byte[]>? Split(byte[] bytes)
    {
        List<byte[]> entries = [];
        int at = 0;
        while (at < bytes.Length)
        {
            if (bytes.Length - at < sizeof(ushort)) return null;
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at));
            at += sizeof(ushort);
            if (bytes.Length - at < length) return null;
            entries.Add(bytes[at..(at + length)]);
            at += length;
        }
        return entries;
    }

    // A file that is larger than it can be is as good as missing.
    private byte[]? ReadFile(string path, int maxBytes)
    {
        try
        {
            return place.Read(path, maxBytes);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
