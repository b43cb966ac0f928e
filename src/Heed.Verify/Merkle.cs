using System.Numerics;
using System.Security.Cryptography;

namespace Heed.Verify;

/// <summary>The Merkle tree of RFC 9162 section 2.1 (the same as RFC 6962) over SHA-256. Trees are given as their leaf hashes, in order.</summary>
public static class Merkle
{
    /// <summary>Bytes in every hash.</summary>
    public const int HashBytes = SHA256.HashSizeInBytes;

    // The prefixes keep a leaf from ever having the hash of an inner node.
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;

    /// <summary>Root of the tree without leaves: the hash of nothing.</summary>
    public static byte[] EmptyRoot => SHA256.HashData([]);

    /// <param name="entry">The entry's bytes, without a length.</param>
    public static byte[] LeafHash(ReadOnlySpan<byte> entry)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([LeafPrefix]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * HashBytes)];
        both[0] = NodePrefix;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + HashBytes)..]);
        return SHA256.HashData(both);
    }

    public static byte[] Root(IReadOnlyList<byte[]> leaves) => Root(leaves, 0, leaves.Count);

    /// <summary>The hashes that lead from leaf <paramref name="index"/> to the root, lowest first (RFC 9162 section 2.1.3.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<byte[]> InclusionProof(IReadOnlyList<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Count);
        List<byte[]> proof = [];
        int from = 0;
        int to = leaves.Count;
        while (to - from > 1)
        {
            int middle = from + LeftSize(to - from);
            proof.Add(index < middle ? Root(leaves, middle, to) : Root(leaves, from, middle));
            if (index < middle) to = middle;
            else from = middle;
        }
        proof.Reverse();
        return proof;
    }

    /// <summary>Whether the tree of <paramref name="size"/> leaves with this root holds this leaf at <paramref name="index"/>
    /// (RFC 9162 section 2.1.3.2).</summary>
    public static bool VerifyInclusion(byte[] leaf, long index, long size, byte[] root, IReadOnlyList<byte[]> proof)
    {
        if (index < 0 || index >= size) return false;
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        foreach (byte[] step in proof)
        {
            if (last == 0 || step.Length != HashBytes) return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = NodeHash(step, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = NodeHash(hash, step);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>The hashes that show that the first <paramref name="oldSize"/> leaves are an older state of this tree (RFC 9162
    /// section 2.1.4.1).</summary>
    /// <returns>Empty when both are the same size, or the older one is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The older tree would be larger.</exception>
    public static IReadOnlyList<byte[]> ConsistencyProof(IReadOnlyList<byte[]> leaves, int oldSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, leaves.Count);
        List<byte[]> proof = [];
        if (oldSize == 0) return proof;
        int from = 0;
        int to = leaves.Count;
        bool oldRootKnown = true;
        while (oldSize < to)
        {
            int middle = from + LeftSize(to - from);
            if (oldSize <= middle)
            {
                proof.Add(Root(leaves, middle, to));
                to = middle;
            }
            else
            {
                proof.Add(Root(leaves, from, middle));
                from = middle;
                oldRootKnown = false;
            }
        }
        if (!oldRootKnown) proof.Add(Root(leaves, from, to));
        proof.Reverse();
        return proof;
    }

    /// <summary>Whether the older tree is the beginning of the newer one (RFC 9162 section 2.1.4.2).</summary>
    public static bool VerifyConsistency(long oldSize, byte[] oldRoot, long size, byte[] root, IReadOnlyList<byte[]> proof)
    {
        if (oldSize < 0 || oldSize > size) return false;
        if (oldSize == size) return proof.Count == 0 && oldRoot.AsSpan().SequenceEqual(root);
        if (oldSize == 0) return proof.Count == 0 && oldRoot.AsSpan().SequenceEqual(EmptyRoot);
        if (proof.Count == 0 || proof.Any(step => step.Length != HashBytes)) return false;

        long node = oldSize - 1;
        long last = size - 1;
        while ((node & 1) == 1)
        {
            node >>= 1;
            last >>= 1;
        }
        // An older tree that is one whole subtree is its own first step, and is left out of the proof.
        bool whole = BitOperations.IsPow2(oldSize);
        byte[] oldHash = whole ? oldRoot : proof[0];
        byte[] hash = oldHash;
        foreach (byte[] step in proof.Skip(whole ? 0 : 1))
        {
            if (last == 0) return false;
            if ((node & 1) == 1 || node == last)
            {
                oldHash = NodeHash(step, oldHash);
                hash = NodeHash(step, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = NodeHash(hash, step);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && oldHash.AsSpan().SequenceEqual(oldRoot) && hash.AsSpan().SequenceEqual(root);
    }

    private static byte[] Root(IReadOnlyList<byte[]> leaves, int from, int to)
    {
        MerkleStack stack = new();
        for (int i = from; i < to; i++) stack.Add(leaves[i]);
        return stack.Root();
    }

    // The left subtree holds the largest power of two that is smaller than the whole.
    private static int LeftSize(int size) => 1 << BitOperations.Log2((uint)(size - 1));
}
