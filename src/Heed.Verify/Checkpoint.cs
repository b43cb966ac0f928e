using System.Globalization;

namespace Heed.Verify;

/// <summary>What a log says it holds: the text of a signed note (C2SP tlog-checkpoint).</summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">Entries in it.</param>
/// <param name="Root">Root of the Merkle tree over them, 32 bytes.</param>
public sealed record Checkpoint(string Origin, long Size, byte[] Root)
{
    /// <param name="text">A note's text. Lines after the third are passed over.</param>
    /// <returns>Null: not a checkpoint.</returns>
    public static Checkpoint? Parse(string text)
    {
        if (!text.EndsWith('\n') || text[..^1].Split('\n') is not [var origin, var size, var root, .. var more]) return null;
        if (origin.Length == 0 || more.Contains("") || Base64.Decode(root) is not { Length: Merkle.HashBytes } hash) return null;
        return long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count.ToString(CultureInfo.InvariantCulture) == size
            ? new(origin, count, hash)
            : null;
    }

    /// <summary>The note's text.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root)}\n");

    public bool SameTree(Checkpoint other) => Size == other.Size && Root.AsSpan().SequenceEqual(other.Root);
}
