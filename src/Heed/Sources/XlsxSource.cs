using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Sources;

/// <summary>Reads one sheet of an XLSX workbook, one post a row. The first row names the columns; <see cref="Source.Mapping"/> says which holds which
/// field, as for CSV, and which sheet (<c>sheet</c>; without it the first). Rows that were added are read on; when rows before them changed, all are
/// read again.</summary>
public sealed class XlsxSource(Source source) : ISource
{
    private const int EntriesAReach = 1_000;

    private string? Sheet => source.Mapping.GetValueOrDefault("sheet");

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.NoneAsync(ids);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using FileStream file = SourceFile.Open(source.Address);
        XlsxSheet.Check(file);
        // First: rows read with the header, second: a hash of them.
        FilePosition before = FilePosition.Parse(cursor);
        if (before.First > 0 && !IsStill(file, before, cancel))
        {
            yield return new Delivery.Problem("Rows that were read before have changed; the sheet is read from its start.");
            before = default;
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        TableColumns? columns = null;
        int width = 0;
        long read = 0;
        BadLines bad = new();
        int sinceReached = 0;
        foreach (string[] row in XlsxSheet.Rows(file, Sheet))
        {
            cancel.ThrowIfCancellationRequested();
            Add(hash, row);
            read++;
            if (columns is null)
            {
                (columns, width) = (new(source, row), row.Length);
                continue;
            }
            if (read <= before.First || row.All(string.IsNullOrWhiteSpace)) continue;
            (RawPost? post, string? problem) = columns.ToRaw(Fitted(row, width, columns));
            if (post is not null) yield return new Delivery.Entry(post);
            else if (bad.Note($"Row {read}", problem!) is { } told) yield return told;
            if (post is not null && ++sinceReached == EntriesAReach)
            {
                sinceReached = 0;
                yield return new Delivery.Reached(Position(read, hash).ToString());
            }
        }
        if (columns is null) throw new SourceException(Health.Broken, "The sheet is empty: its first row must name the columns.");
        if (bad.Rest is { } rest) yield return rest;
        yield return new Delivery.Reached(Position(read, hash).ToString());
    }

    /// <summary>Whether the rows read before are there as they were.</summary>
    private bool IsStill(FileStream file, FilePosition before, CancellationToken cancel)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long read = 0;
        foreach (string[] row in XlsxSheet.Rows(file, Sheet))
        {
            cancel.ThrowIfCancellationRequested();
            Add(hash, row);
            if (++read == before.First) return Position(read, hash) == before;
        }
        return false;
    }

    /// <summary>As long as the header: a sheet gives as many cells as it thinks it is wide.</summary>
    private static string[] Fitted(string[] row, int width, TableColumns columns)
    {
        string[] fitted = new string[width];
        for (int at = 0; at < width; at++)
        {
            string cell = at < row.Length ? row[at] : "";
            fitted[at] = at == columns.Published ? XlsxSheet.DateOf(cell) : cell;
        }
        return fitted;
    }

    private static void Add(IncrementalHash hash, string[] row) => hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001F', row).TrimEnd('\u001F') + '\u001E'));

    private static FilePosition Position(long read, IncrementalHash hash) => new(read, BitConverter.ToInt64(hash.GetCurrentHash()) & long.MaxValue);
}
