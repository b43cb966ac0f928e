namespace Heed.Verify;

/// <summary>A Merkle tree that only grows: it holds the roots of its whole subtrees, one for each bit set in its size, and gives the
/// root of all leaves so far.</summary>
public sealed class MerkleStack
{
    private readonly List<byte[]> _subtrees = [];

    /// <summary>Leaves so far.</summary>
    public long Size { get; private set; }

    public void Add(byte[] leafHash)
    {
        byte[] hash = leafHash;
        for (long pairs = Size; (pairs & 1) == 1; pairs >>= 1)
        {
            hash = Merkle.NodeHash(_subtrees[^1], hash);
            _subtrees.RemoveAt(_subtrees.Count - 1);
        }
        _subtrees.Add(hash);
        Size++;
    }

    public byte[] Root()
    {
        if (Size == 0) return Merkle.EmptyRoot;
        byte[] root = _subtrees[^1];
        for (int i = _subtrees.Count - 2; i >= 0; i--) root = Merkle.NodeHash(_subtrees[i], root);
        return root;
    }
}
