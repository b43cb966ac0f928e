using Heed.Verify;

namespace Heed.Tests.Log;

/// <summary>The known answers are those of the Certificate Transparency reference code, over its eight test leaves.</summary>
public class A_merkle_tree
{
    private static readonly string[] KnownLeaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void has_the_known_root(int size, string root) => Assert.Equal(root, Hex(Merkle.Root(Known(size))));

    [Theory]
    [InlineData(0, 1, new string[0])]
    [InlineData(0, 8, new[] {
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4" })]
    [InlineData(5, 8, new[] {
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" })]
    [InlineData(2, 3, new[] { "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125" })]
    [InlineData(1, 5, new[] {
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b" })]
    public void has_the_known_inclusion_proof(int index, int size, string[] proof) =>
        Assert.Equal(proof, Merkle.InclusionProof(Known(size), index).Select(Hex));

    [Theory]
    [InlineData(1, 1, new string[0])]
    [InlineData(1, 8, new[] {
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4" })]
    [InlineData(6, 8, new[] {
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7" })]
    [InlineData(2, 5, new[] {
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b" })]
    public void has_the_known_consistency_proof(int oldSize, int size, string[] proof) =>
        Assert.Equal(proof, Merkle.ConsistencyProof(Known(size), oldSize).Select(Hex));

    [Fact]
    public void proves_every_leaf_at_every_size_up_to_300()
    {
        byte[][] leaves = Made(300);
        for (int size = 1; size <= leaves.Length; size++)
        {
            byte[][] tree = leaves[..size];
            byte[] root = Merkle.Root(tree);
            for (int index = size % 7; index < size; index += 7)
            {
                IReadOnlyList<byte[]> proof = Merkle.InclusionProof(tree, index);
                Assert.True(Merkle.VerifyInclusion(tree[index], index, size, root, proof), $"leaf {index} of {size}");
                Assert.False(Merkle.VerifyInclusion(Flipped(tree[index]), index, size, root, proof), $"another leaf at {index} of {size}");
                Assert.False(Merkle.VerifyInclusion(tree[index], (index + 1) % size, size, root, proof) && size > 1, $"leaf {index} of {size} elsewhere");
                Assert.False(Merkle.VerifyInclusion(tree[index], index, size, root, [.. proof, root]), $"leaf {index} of {size}, proof too long");
                if (proof.Count > 0) Assert.False(Merkle.VerifyInclusion(tree[index], index, size, root, [.. proof.Skip(1)]));
            }
        }
    }

    [Fact]
    public void proves_every_older_state_at_every_size_up_to_300()
    {
        byte[][] leaves = Made(300);
        byte[][] roots = [.. Enumerable.Range(0, 301).Select(size => Merkle.Root(leaves[..size]))];
        for (int size = 0; size <= leaves.Length; size++)
        {
            for (int old = size % 5; old <= size; old += 5)
            {
                IReadOnlyList<byte[]> proof = Merkle.ConsistencyProof(leaves[..size], old);
                Assert.True(Merkle.VerifyConsistency(old, roots[old], size, roots[size], proof), $"{old} in {size}");
                Assert.False(Merkle.VerifyConsistency(old, Flipped(roots[old]), size, roots[size], proof), $"another {old} in {size}");
                if (old > 0) Assert.False(Merkle.VerifyConsistency(old, roots[old], size, Flipped(roots[size]), proof), $"{old} in another {size}");
                Assert.False(Merkle.VerifyConsistency(old, roots[old], size, roots[size], [.. proof, roots[1]]), $"{old} in {size}, proof too long");
            }
        }
    }

    [Fact]
    public void gives_the_same_root_grown_leaf_by_leaf_as_by_its_definition()
    {
        byte[][] leaves = Made(300);
        MerkleStack stack = new();
        foreach (byte[] leaf in leaves)
        {
            stack.Add(leaf);
            Assert.Equal(ByDefinition(leaves.AsSpan(0, (int)stack.Size)), stack.Root());
        }
    }

    // RFC 9162 section 2.1.1, word for word.
    private static byte[] ByDefinition(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1) return leaves[0];
        int k = 1;
        while (k * 2 < leaves.Length) k *= 2;
        return Merkle.NodeHash(ByDefinition(leaves[..k]), ByDefinition(leaves[k..]));
    }

    private static byte[][] Known(int size) => [.. KnownLeaves.Take(size).Select(hex => Merkle.LeafHash(Convert.FromHexString(hex)))];

    private static byte[][] Made(int size) => [.. Enumerable.Range(0, size).Select(i => Merkle.LeafHash(BitConverter.GetBytes(i)))];

    private static byte[] Flipped(byte[] hash) => [(byte)(hash[0] ^ 1), .. hash[1..]];

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
