using System.Text;

namespace Heed.Tests.Lanes;

/// <summary>What stands in the files of a data folder, byte by byte.</summary>
internal static class Files
{
    /// <summary>Files that hold a word, in UTF-8 or UTF-16, in whatever case.</summary>
    public static IEnumerable<string> With(string word, string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where Path.GetFileName(file) != ".lock"
        let bytes = Read(file)
        where Encoding.Latin1.GetString(bytes).Contains(word, StringComparison.OrdinalIgnoreCase)
            || Encoding.Unicode.GetString(bytes).Contains(word, StringComparison.OrdinalIgnoreCase)
            || Encoding.Unicode.GetString(bytes.AsSpan(1..)).Contains(word, StringComparison.OrdinalIgnoreCase)
        select Path.GetRelativePath(folder, file);

    private static byte[] Read(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[Math.Max(1, stream.Length)];
        stream.ReadExactly(bytes, 0, (int)stream.Length);
        return bytes;
    }
}
