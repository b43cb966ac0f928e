namespace Heed.Verify;

/// <summary>Where a log's files can be read: a copy in a folder, or the installation's own address.</summary>
public interface ILogPlace
{
    /// <param name="path">With forward slashes, relative to the log: <c>checkpoint</c>, <c>tile/0/000</c>.</param>
    /// <param name="maxBytes">Longer files are not read.</param>
    /// <returns>Null: there is no such file.</returns>
    /// <exception cref="InvalidDataException">The file is longer than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="IOException">The place cannot be read.</exception>
    byte[]? Read(string path, int maxBytes);

    /// <summary>The widths of which a partial file lies at this place, narrowest first; empty as well where files cannot be listed.</summary>
    IReadOnlyList<int> PartialWidths(TilePlace place);
}
