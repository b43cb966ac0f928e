using System.Globalization;

namespace Heed.Verify;

/// <summary>A copy of a log's files in a folder.</summary>
public sealed class FolderPlace(string folder) : ILogPlace
{
    public byte[]? Read(string path, int maxBytes)
    {
        FileInfo file = new(PathOf(path));
        if (!file.Exists) return null;
        if (file.Length > maxBytes) throw new InvalidDataException($"{path} has {file.Length} bytes; at most {maxBytes} are possible.");
        return File.ReadAllBytes(file.FullName);
    }

    public IReadOnlyList<int> PartialWidths(TilePlace place)
    {
        string partials = PathOf(place.PartialFolder);
        if (!Directory.Exists(partials)) return [];
        return [.. Directory.EnumerateFiles(partials).Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int width) ? width : 0)
            .Where(width => width is > 0 and < TilePlace.FullWidth).Order()];
    }

    private string PathOf(string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
}
