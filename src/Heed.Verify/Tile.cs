using System.Globalization;

namespace Heed.Verify;

/// <summary>Where one tile of hashes or bundle of entries stands in a log (C2SP tlog-tiles).</summary>
/// <param name="Level">0: leaf hashes; each level above holds the roots of 256 of the level below. <see cref="Entries"/>: the entries
/// themselves.</param>
/// <param name="Index">From 0, within its level.</param>
/// <param name="Width">Hashes or entries in it, 1 to 256; under 256 it is partial.</param>
public readonly record struct TilePlace(int Level, long Index, int Width)
{
    /// <summary>Hashes or entries in a full tile.</summary>
    public const int FullWidth = 256;

    /// <summary>The <see cref="Level"/> of a bundle of entries.</summary>
    public const int Entries = -1;

    public bool IsFull => Width == FullWidth;

    /// <summary>With forward slashes, relative to the log: <c>tile/0/x001/067.p/12</c>, <c>tile/entries/000</c>.</summary>
    public string Path => IsFull ? FullPath : string.Create(CultureInfo.InvariantCulture, $"{PartialFolder}/{Width}");

    /// <summary>The folder that holds the partial tiles of this place, one file for each width.</summary>
    public string PartialFolder => FullPath + ".p";

    /// <summary>Entries a log has when this place's tile becomes full.</summary>
    public long FullAt => (Index + 1) << (8 * (Math.Max(Level, 0) + 1));

    /// <summary>The full tile that takes this one's place once there are entries enough.</summary>
    public TilePlace ToFull() => this with { Width = FullWidth };

    private string FullPath
    {
        get
        {
            string path = (Index % 1000).ToString("000", CultureInfo.InvariantCulture);
            for (long rest = Index / 1000; rest > 0; rest /= 1000)
                path = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:000}/{path}");
            return Level == Entries ? $"tile/entries/{path}" : string.Create(CultureInfo.InvariantCulture, $"tile/{Level}/{path}");
        }
    }
}

/// <param name="Bytes">Hashes one after the other; or entries, each behind its length in two bytes, big end first.</param>
public sealed record Tile(TilePlace Place, byte[] Bytes);
