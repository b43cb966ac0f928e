using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;

namespace Heed.Sources;

/// <summary>Reads a CSV file (RFC 4180; also with semicolons, tabs or bars), one post a row. The first row names the columns;
/// <see cref="Source.Mapping"/> says which holds which field of <see cref="JsonlSource"/>, else the one of the field's name does.</summary>
public sealed class CsvSource(Source source) : ISource
{
    /// <summary>Bytes of one row.</summary>
    public const int RowLimit = 10 * 1024 * 1024;

    private const int EntriesAReach = 1_000;
    private const int GuessBytes = 256 * 1024;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.NoneAsync(ids);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        // First: rows read, good or bad, without the header; second: the file's length then.
        FilePosition before = FilePosition.Parse(cursor);
        await using FileStream file = SourceFile.Open(source.Address);
        long bytes = file.Length;
        if (before.First > 0 && bytes == before.Second)
        {
            yield return new Delivery.Reached(cursor);
            yield break;
        }
        if (bytes < before.Second)
        {
            yield return new Delivery.Problem("The file is shorter than it was; it is read from the start.");
            before = default;
        }

        bool ended = await EndsWithLineFeedAsync(file, cancel);
        using StreamReader text = new(file, await EncodingOfAsync(file, cancel));
        using CsvReader rows = CsvReader.Create(text, Settings, leaveOpen: true);
        string[] header = await NextAsync(rows, cancel)
            ?? throw new SourceException(Health.Broken, "The file is empty: its first row must name the columns.");
        TableColumns columns = new(source, header);

        BadLines bad = new();
        long read = 0;
        int sinceReached = 0;
        string[]? next = await NextAsync(rows, cancel);
        while (next is { } row)
        {
            cancel.ThrowIfCancellationRequested();
            next = await NextAsync(rows, cancel);
            // A last row without its end, with fields missing: somebody is still writing it.
            if (next is null && !ended && row.Length < header.Length) break;
            if (++read <= before.First) continue;
            (RawPost? post, string? problem) = row.Length == header.Length
                ? columns.ToRaw(row)
                : (null, $"it has {row.Length} fields, not {header.Length}");
            if (post is not null) yield return new Delivery.Entry(post);
            else if (bad.Note($"Row {read}", problem!) is { } told) yield return told;
            if (post is not null && ++sinceReached == EntriesAReach)
            {
                sinceReached = 0;
                // Length 0: there may be more rows in the file as it is.
                yield return new Delivery.Reached(new FilePosition(read, 0).ToString());
            }
        }
        if (bad.Rest is { } rest) yield return rest;
        yield return new Delivery.Reached(new FilePosition(read, bytes).ToString());
    }

    private static readonly CsvReaderOptions Settings = new()
    {
        // Null: found out from the first rows.
        Separator = null,
        HasHeader = false,
        MaxRecordSize = RowLimit,
        // A stray quote is text; rows of the wrong length are told anyway.
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
        SkipEmptyLines = true,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
    };

    /// <returns>The fields of the next row; null: there is none.</returns>
    private static async Task<string[]?> NextAsync(CsvReader rows, CancellationToken cancel)
    {
        try
        {
            if (!await rows.ReadAsync(cancel)) return null;
            string[] row = new string[rows.FieldCount];
            for (int i = 0; i < row.Length; i++) row[i] = rows.GetString(i);
            return row;
        }
        catch (FormatException e)
        {
            throw new SourceException(Health.Broken, $"The file cannot be read as CSV near line {rows.LineNumber}; perhaps a quote is never closed.", null, e);
        }
        catch (IOException e)
        {
            throw new SourceException(Health.Broken, "The file of this source cannot be read.", null, e);
        }
    }

    private static async Task<bool> EndsWithLineFeedAsync(FileStream file, CancellationToken cancel)
    {
        if (file.Length == 0) return true;
        byte[] last = new byte[1];
        file.Position = file.Length - 1;
        await file.ReadExactlyAsync(last, cancel);
        file.Position = 0;
        return last[0] is (byte)'\n' or 0;
    }

    private static async Task<Encoding> EncodingOfAsync(FileStream file, CancellationToken cancel)
    {
        byte[] beginning = new byte[Math.Min(GuessBytes, file.Length)];
        await file.ReadExactlyAsync(beginning, cancel);
        file.Position = 0;
        return Charset.Guess(beginning, wholeFile: file.Length == beginning.Length);
    }
}
