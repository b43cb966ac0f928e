namespace Heed.Sources.Exports;

/// <summary>Exports turned into a table that kept the names of the columns, or the words the program writes itself.</summary>
internal static class ExportTables
{
    private const int RowsLimit = 200;

    /// <param name="text">The first part of a CSV file; split without regard to quotes, which is enough for names.</param>
    public static string? ShapeOf(string text)
    {
        string[] lines = text.Split('\n', RowsLimit + 1);
        char separator = ",;\t|".MaxBy(sign => lines[0].Count(c => c == sign));
        return ShapeOf(lines.Take(RowsLimit).Select(line => line.Split(separator).Select(cell => cell.Trim().Trim('"')).ToArray()));
    }

    /// <param name="rows">The first names the columns.</param>
    public static string? ShapeOf(IEnumerable<IReadOnlyList<string>> rows)
    {
        string[]? names = null;
        foreach (IReadOnlyList<string> row in rows.Take(RowsLimit))
        {
            if (names is null)
            {
                names = [.. row.Select(ExportColumns.Plain)];
                if (ExportColumns.ShapeOf(names.ToHashSet()) is { } named) return named;
            }
            else if (ExportColumns.ShapeOf(name => Array.IndexOf(names, name) is >= 0 and var at && at < row.Count ? row[at] : null) is { } valued) return valued;
            if (row.Any(ExportChats.IsNoteOfWhatsApp)) return ExportChats.WhatsApp;
        }
        return null;
    }
}
