using System.Buffers.Binary;
using System.Globalization;

namespace Heed.Verify;

/// <summary>Reads a log's files in a folder: <c>checkpoint</c> and <c>tile/…</c>.</summary>
public sealed class TileReader(string folder)
{
    private const int MaxTileBytes = TilePlace.FullWidth * Merkle.HashBytes;
    private const int MaxBundleBytes = TilePlace.FullWidth * (sizeof(ushort) + TileTree.MaxEntryBytes);

    /// <summary>The log's newest checkpoint; null: there is none.</summary>
    /// <exception cref="InvalidDataException">The file is larger than a checkpoint can be.</exception>
    public byte[]? ReadCheckpoint() => ReadFile("checkpoint", SignedNote.MaxBytes);

    /// <summary>The tile's bytes. A partial tile that was cleared away is cut from the full one.</summary>
    /// <returns>Null: neither is there, or it has another width.</returns>
    public byte[]? ReadHashes(TilePlace place)
    {
        if (ReadFile(place.Path, MaxTileBytes) is { } bytes) return bytes.Length == place.Width * Merkle.HashBytes ? bytes : null;
        if (place.IsFull || ReadFile(place.ToFull().Path, MaxTileBytes) is not { Length: MaxTileBytes } full) return null;
        return full[..(place.Width * Merkle.HashBytes)];
    }

    /// <summary>The first <c>place.Width</c> entries of a bundle.</summary>
    /// <returns>Null: the bundle is not there, or is cut short or too long.</returns>
    public IReadOnlyList<byte[]>? ReadEntries(TilePlace place)
    {
        if (ReadFile(place.Path, MaxBundleBytes) is { } bytes) return Split(bytes) is { } exact && exact.Count == place.Width ? exact : null;
        if (place.IsFull || ReadFile(place.ToFull().Path, MaxBundleBytes) is not { } full) return null;
        return Split(full) is { Count: TilePlace.FullWidth } all ? [.. all.Take(place.Width)] : null;
    }

    /// <summary>The widths of which a partial file lies at this place, narrowest first.</summary>
    public IReadOnlyList<int> PartialWidths(TilePlace place)
    {
        string partials = PathOf(place.PartialFolder);
        if (!Directory.Exists(partials)) return [];
        return [.. Directory.EnumerateFiles(partials).Select(System.IO.Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int width) ? width : 0)
            .Where(width => width is > 0 and < TilePlace.FullWidth).Order()];
    }

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

    private byte[]? ReadFile(string path, int maxBytes)
    {
        FileInfo file = new(PathOf(path));
        if (!file.Exists) return null;
        if (file.Length > maxBytes) throw new InvalidDataException($"{path} has {file.Length} bytes; at most {maxBytes} are possible.");
        return File.ReadAllBytes(file.FullName);
    }

    private string PathOf(string path) => System.IO.Path.Combine(folder, path.Replace('/', System.IO.Path.DirectorySeparatorChar));
}
