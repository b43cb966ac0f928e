using System.Formats.Cbor;

namespace Heed.Sources.Bluesky;

/// <summary>Blocks of a repository as they travel (CAR version 1): a header with roots, then blocks with their ids.</summary>
internal sealed class Car
{
    /// <summary>Blocks of one file.</summary>
    public const int BlockLimit = 20_000;

    private readonly Dictionary<Cid, ReadOnlyMemory<byte>> _blocks = [];

    private Car(Cid? root) => Root = root;

    /// <summary>The first root; null: the header names none.</summary>
    public Cid? Root { get; }

    public int Count => _blocks.Count;

    /// <summary>A block whose bytes are what its id says; null: it is not there, or is another.</summary>
    public ReadOnlyMemory<byte>? Block(Cid id) => _blocks.TryGetValue(id, out ReadOnlyMemory<byte> block) && id.IsOf(block.Span) ? block : null;

    /// <param name="bytes">Stays in use.</param>
    /// <returns>Null: it is no such file.</returns>
    public static Car? Read(ReadOnlyMemory<byte> bytes)
    {
        if (Section(ref bytes) is not { } header || !TryReadHeader(header, out Cid? root)) return null;
        Car car = new(root);
        while (!bytes.IsEmpty)
        {
            if (Section(ref bytes) is not { } section || Cid.Read(section.Span) is not { } id || car._blocks.Count == BlockLimit) return null;
            car._blocks[id] = section[Cid.Size..];
        }
        return car;
    }

    private static bool TryReadHeader(ReadOnlyMemory<byte> header, out Cid? root)
    {
        root = null;
        try
        {
            CborReader reader = new(header, CborConformanceMode.Strict);
            long? version = null;
            Cid? first = null;
            DagCbor.EachEntry(reader, (name, entry) =>
            {
                if (name is "version") version = entry.ReadInt64();
                else if (name is "roots") DagCbor.EachItem(entry, item =>
                {
                    Cid root = DagCbor.Link(item);
                    first ??= root;
                });
                else entry.SkipValue();
            });
            if (version is not 1) return false;
            root = first;
            return true;
        }
        catch (Exception e) when (DagCbor.IsMalformed(e))
        {
            return false;
        }
    }

    /// <summary>What stands behind its own length; <paramref name="bytes"/> goes on after it.</summary>
    /// <returns>Null: there are not as many bytes, or the length is none.</returns>
    private static ReadOnlyMemory<byte>? Section(ref ReadOnlyMemory<byte> bytes)
    {
        // Unsigned LEB128: five bytes hold more than any length allowed.
        long length = 0;
        for (int i = 0; i < 5 && i < bytes.Length; i++)
        {
            byte b = bytes.Span[i];
            length |= (long)(b & 0x7F) << (7 * i);
            if (b >= 0x80) continue;
            if (length == 0 || length > bytes.Length - i - 1) return null;
            ReadOnlyMemory<byte> section = bytes.Slice(i + 1, (int)length);
            bytes = bytes[(i + 1 + (int)length)..];
            return section;
        }
        return null;
    }
}
