using System.IO.Compression;

namespace Heed.Sources.Exports;

/// <summary>Knows exports of closed groups by their shape. Who spoke there spoke to the group, so no connector reads them, whoever holds the file.
/// Looks at names and at the first part of what is there; who renames every column gets past, and has still stated an origin publicly.</summary>
public static class ClosedExports
{
    /// <summary>Bytes looked at of one file.</summary>
    private const int HeadBytes = 256 * 1024;

    /// <summary>Names looked at in a folder or archive.</summary>
    private const int NamesLimit = 2_000;

    /// <summary>Files opened in a folder or archive.</summary>
    private const int FilesLimit = 20;

    /// <summary>Sheets of a workbook looked at.</summary>
    private const int SheetsLimit = 20;

    private static readonly string[] Readable = [".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".md", ".html", ".xml"];

    /// <summary>Why a file or folder may not be read; null: it is no export of a shape known here, or nothing is there.</summary>
    /// <returns>A sentence or two: the shape, the reason, and what to do instead.</returns>
    public static string? RefusalOf(string path) => ShapeOf(path) is { } shape
        ? $"This is {shape}. Heed reads no export of a closed group: who spoke there spoke to the group and not to you. Ask its people to write to you instead: open an intake, such as a mailbox (heed source add imaps://… --lane addressed), and tell them of it."
        : null;

    /// <returns>With its article: <c>a chat exported from WhatsApp</c>.</returns>
    internal static string? ShapeOf(string path)
    {
        try
        {
            if (Directory.Exists(path)) return OfFolder(path);
            if (!File.Exists(path)) return null;
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] head = Head(file);
            if (!head.AsSpan().StartsWith("PK\x03\x04"u8)) return ExportNames.ShapeOf([Path.GetFileName(path)]) ?? OfText(head, file.Length);
            file.Position = 0;
            if (Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase)) return OfWorkbook(file);
            using ZipArchive archive = new(file, ZipArchiveMode.Read);
            return OfArchive(archive);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            // Whoever reads it next says what is wrong with it.
            return null;
        }
    }

    private static string? OfText(byte[] head, long length)
    {
        if (ExportDatabases.ShapeOf(head) is { } database) return database;
        string text = Charset.Guess(head, wholeFile: head.Length == length).GetString(head).TrimStart('\uFEFF');
        ReadOnlySpan<char> begins = text.AsSpan().TrimStart();
        if (begins.StartsWith("<")) return ExportPages.ShapeOf(text);
        // WhatsApp's lines may begin with a bracket, too.
        return ExportChats.ShapeOf(text) ?? (begins.StartsWith("{") || begins.StartsWith("[") ? ExportJson.ShapeOf(text) : ExportTables.ShapeOf(text));
    }

    private static string? OfFolder(string path)
    {
        // The mails of a maildir are not looked at: they were sent to somebody.
        EnumerationOptions all = new() { RecurseSubdirectories = true, MaxRecursionDepth = 5 };
        IEnumerable<string> outer = Directory.EnumerateFiles(path)
            .Concat(Directory.EnumerateDirectories(path).Where(folder => Path.GetFileName(folder) is not ("new" or "cur" or "tmp")).SelectMany(folder => Directory.EnumerateFiles(folder, "*", all)));
        List<string> files = [.. outer.Take(NamesLimit)];
        return ExportNames.ShapeOf([.. files.Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))])
            ?? files.Where(IsReadable).Take(FilesLimit).Select(ShapeOf).FirstOrDefault(shape => shape is not null);
    }

    private static string? OfArchive(ZipArchive archive)
    {
        List<ZipArchiveEntry> entries = [.. archive.Entries.Take(NamesLimit)];
        if (ExportNames.ShapeOf([.. entries.Select(entry => entry.FullName)]) is { } named) return named;
        foreach (ZipArchiveEntry entry in entries.Where(entry => IsReadable(entry.FullName) && !entry.FullName.StartsWith("xl/", StringComparison.Ordinal)).Take(FilesLimit))
        {
            using Stream content = entry.Open();
            if (OfText(Head(content), entry.Length) is { } shape) return shape;
        }
        return null;
    }

    private static string? OfWorkbook(FileStream file)
    {
        try
        {
            XlsxSheet.Check(file);
            return XlsxSheet.Names(file).Take(SheetsLimit).Select(sheet => ExportTables.ShapeOf(XlsxSheet.Rows(file, sheet))).FirstOrDefault(shape => shape is not null);
        }
        catch (SourceException)
        {
            // Whoever reads it next says what is wrong with it.
            return null;
        }
    }

    private static bool IsReadable(string name) => Readable.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private static byte[] Head(Stream stream)
    {
        byte[] head = new byte[HeadBytes];
        int length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..length];
    }
}
