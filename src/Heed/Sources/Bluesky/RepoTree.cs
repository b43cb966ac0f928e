using System.Formats.Cbor;
using System.Text;

namespace Heed.Sources.Bluesky;

/// <summary>The tree of a repository (Merkle search tree), as far as a file of blocks shows it: which record stands at which path.</summary>
internal static class RepoTree
{
    /// <summary>Nodes on one way down; a repository of a million records is about ten high.</summary>
    private const int HeightLimit = 64;

    /// <summary>Entries of one node that are read.</summary>
    private const int EntryLimit = 10_000;

    /// <summary>Whether the tree of the file's commit says that another record stands at a path, or none. Where a block on the way is not
    /// in the file, or is no node, it says nothing.</summary>
    public static bool Denies(Car car, string path, Cid record)
    {
        if (car.Root is not { } root || car.Block(root) is not { } commit || DataOf(commit) is not { } data) return false;
        byte[] key = Encoding.UTF8.GetBytes(path);
        Cid? at = data;
        for (int height = 0; height < HeightLimit && at is { } node; height++)
        {
            if (car.Block(node) is not { } block || Node.Read(block) is not { } read) return false;
            (Cid? found, at) = read.Step(key);
            if (found is { } stands) return stands != record;
        }
        return at is null;
    }

    /// <returns>The root of the tree; null: this is no commit.</returns>
    private static Cid? DataOf(ReadOnlyMemory<byte> commit)
    {
        try
        {
            Cid? data = null;
            DagCbor.EachEntry(new(commit, CborConformanceMode.Strict), (name, value) =>
            {
                if (name is "data") data = DagCbor.Link(value);
                else value.SkipValue();
            });
            return data;
        }
        catch (Exception e) when (DagCbor.IsMalformed(e))
        {
            return null;
        }
    }

    /// <param name="Left">What is before all entries; null: nothing.</param>
    private sealed record Node(Cid? Left, List<(byte[] Key, Cid Record, Cid? Right)> Entries)
    {
        /// <returns>Null: it is no node.</returns>
        public static Node? Read(ReadOnlyMemory<byte> block)
        {
            try
            {
                Cid? left = null;
                List<(byte[] Key, Cid Record, Cid? Right)> entries = [];
                DagCbor.EachEntry(new(block, CborConformanceMode.Strict), (name, value) =>
                {
                    if (name is "l") left = LinkOrNull(value);
                    else if (name is "e") DagCbor.EachItem(value, item => entries.Add(ReadEntry(item, entries.Count == 0 ? [] : entries[^1].Key, entries.Count)));
                    else value.SkipValue();
                });
                return new(left, entries);
            }
            catch (Exception e) when (DagCbor.IsMalformed(e))
            {
                return null;
            }
        }

        /// <returns>The record at the key, or where to look next; neither: it is not in the tree.</returns>
        public (Cid? Found, Cid? Next) Step(ReadOnlySpan<byte> key)
        {
            Cid? next = Left;
            foreach ((byte[] stands, Cid record, Cid? right) in Entries)
            {
                int order = key.SequenceCompareTo(stands);
                if (order == 0) return (record, null);
                if (order < 0) break;
                next = right;
            }
            return (null, next);
        }

        /// <param name="before">The key of the entry before: a key says only in what it differs.</param>
        private static (byte[] Key, Cid Record, Cid? Right) ReadEntry(CborReader reader, byte[] before, int count)
        {
            if (count == EntryLimit) throw new CborContentException("Too many entries.");
            (int shared, byte[] rest, Cid? record, Cid? right) = (0, [], null, null);
            DagCbor.EachEntry(reader, (name, value) =>
            {
                if (name is "p") shared = value.ReadInt32();
                else if (name is "k") rest = value.ReadByteString();
                else if (name is "v") record = DagCbor.Link(value);
                else if (name is "t") right = LinkOrNull(value);
                else value.SkipValue();
            });
            return shared >= 0 && shared <= before.Length && record is { } stands
                ? ([.. before.AsSpan(0, shared), .. rest], stands, right)
                : throw new CborContentException("No entry.");
        }

        private static Cid? LinkOrNull(CborReader reader)
        {
            if (reader.PeekState() is CborReaderState.Tag) return DagCbor.Link(reader);
            reader.ReadNull();
            return null;
        }
    }
}
