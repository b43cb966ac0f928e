using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Heed.Sources;

/// <summary>The rows of a sheet of an XLSX workbook, one at a time. What is unpacked is counted before it is read.</summary>
internal static class XlsxSheet
{
    /// <summary>Bytes of a workbook.</summary>
    public const long PackedLimit = 100L * 1024 * 1024;

    /// <summary>Bytes of all its parts, unpacked: they are read through once to count them, since what a part says of its size may be a lie.</summary>
    public const long UnpackedLimit = 512L * 1024 * 1024;

    /// <summary>Unpacked bytes of the texts that cells share; they are held in memory.</summary>
    public const long SharedLimit = 128L * 1024 * 1024;

    /// <summary>Rows of a sheet, as Excel has them at most.</summary>
    public const int RowLimit = 1_048_576;

    public const int ColumnLimit = 500;

    private const int PartsLimit = 10_000;

    // By default texts that cells share go to a file on disk: nothing may, left of the guard.
    private static readonly OpenXmlConfiguration Settings = new() { EnableSharedStringCache = false };

    /// <summary>Days since 1899-12-30 that a cell without a date's format is taken for: 1982 to 2064.</summary>
    private static readonly (double First, double Last) Serials = (30_000, 60_000);

    /// <exception cref="SourceException">It is no workbook, or larger than is read.</exception>
    public static void Check(FileStream file)
    {
        if (file.Length > PackedLimit) throw new SourceException(Health.Broken, $"The workbook is larger than {PackedLimit / 1024 / 1024} MB. Save it as CSV.");
        try
        {
            using ZipArchive parts = new(file, ZipArchiveMode.Read, leaveOpen: true);
            if (parts.Entries.Count > PartsLimit) throw TooLarge();
            long all = 0;
            byte[] buffer = new byte[64 * 1024];
            foreach (ZipArchiveEntry part in parts.Entries)
            {
                using Stream content = part.Open();
                long length = 0;
                while (content.Read(buffer) is > 0 and var read)
                {
                    length += read;
                    all += read;
                    if (all > UnpackedLimit || (length > SharedLimit && part.Name.Equals("sharedStrings.xml", StringComparison.OrdinalIgnoreCase))) throw TooLarge();
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new SourceException(Health.Broken, "The file of this source is no XLSX workbook; an older form (.xls) or one under a password cannot be read. Save it as .xlsx without a password.", null, e);
        }
        file.Position = 0;

        static SourceException TooLarge() => new(Health.Broken, $"The workbook unpacks to more than is read ({UnpackedLimit / 1024 / 1024} MB, of it {SharedLimit / 1024 / 1024} MB of text). Save the sheet as CSV.");
    }

    /// <param name="file">After <see cref="Check"/>.</param>
    public static IReadOnlyList<string> Names(FileStream file) => Guarded(() => file.GetSheetNames(Settings), "The workbook cannot be read: its list of sheets is broken.");

    /// <summary>Rows from the first one on, empty ones with no cells.</summary>
    /// <param name="file">After <see cref="Check"/>.</param>
    /// <param name="sheet">Its name; null: the first.</param>
    /// <exception cref="SourceException">There is no such sheet, it is broken, or larger than is read; the message says at which row.</exception>
    public static IEnumerable<string[]> Rows(FileStream file, string? sheet)
    {
        IReadOnlyList<string> names = Names(file);
        string? name = sheet is null ? names is [var first, ..] ? first : null : names.FirstOrDefault(known => known.Equals(sheet, StringComparison.OrdinalIgnoreCase));
        if (name is null) throw new SourceException(Health.Broken, $"The workbook has no sheet “{sheet}”. It has: {string.Join(", ", names.Take(20).Select(known => $"“{known}”"))}.");
        file.Position = 0;
        int row = 0;
        string AtRow() => $"The sheet “{name}” cannot be read after row {row}.";
        using IEnumerator<dynamic> rows = Guarded(() => file.Query(useHeaderRow: false, sheetName: name, excelType: ExcelType.XLSX, configuration: Settings).GetEnumerator(), AtRow());
        while (Guarded(rows.MoveNext, AtRow()))
        {
            if (++row > RowLimit) throw new SourceException(Health.Broken, $"The sheet “{name}” has more than {RowLimit} rows.");
            IDictionary<string, object?> cells = rows.Current;
            if (cells.Count > ColumnLimit) throw new SourceException(Health.Broken, $"The sheet “{name}” has more than {ColumnLimit} columns at row {row}.");
            yield return [.. cells.Values.Select(Text)];
        }
    }

    /// <summary>What stands in a cell; empty: nothing.</summary>
    private static string Text(object? cell) => cell switch
    {
        null => "",
        string text => text,
        DateTime date => date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    /// <summary>A number that was never given a date's format, as the date it is.</summary>
    /// <returns>The cell as it was when it is no such number.</returns>
    public static string DateOf(string cell) =>
        double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double days) && days >= Serials.First && days <= Serials.Last
            ? Text(DateTime.FromOADate(days))
            : cell;

    // Whatever a stranger's file makes a stranger's parser throw is a broken file, not a broken Heed.
    private static T Guarded<T>(Func<T> read, string message)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (SourceException or OperationCanceledException or OutOfMemoryException))
        {
            throw new SourceException(Health.Broken, message, null, e);
        }
    }
}
