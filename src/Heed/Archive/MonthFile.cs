using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Heed.Archive;

/// <summary>One file <c>mentions-YYYY-MM.db</c>: everything kept of one month of <see cref="Post.Seen"/> (UTC). One writer, readers beside it.</summary>
internal sealed class MonthFile : IDisposable
{
    private const int ReadersKept = 4;

    private readonly Readers _readers;

    private MonthFile(string file, Period month)
    {
        (Name, Month) = (file, month);
        _readers = new Readers(file, ReadersKept, connection =>
        {
            connection.Execute("PRAGMA temp_store=MEMORY");
            NativeTokenizer.Register(connection);
        });
        Writer = new SqliteConnection(Readers.TextOf(file, SqliteOpenMode.ReadWriteCreate));
    }

    /// <summary>Full path.</summary>
    public string Name { get; }

    public Period Month { get; }

    /// <summary>For the holder of <see cref="Months.Writing"/> only.</summary>
    public SqliteConnection Writer { get; }

    public long FirstId => MentionId.FirstOf(Month.From);

    /// <summary>The first id of the month after.</summary>
    public long EndId => MentionId.FirstOf(Month.End);

    /// <summary>Opens or makes the file, brings its schema to the newest version and, where the tokenizer has changed, its full text.</summary>
    /// <param name="erasesForGood">Only a test sets it to false, to see that the files then do hold what was erased.</param>
    /// <exception cref="InvalidOperationException">The file was written by a newer Heed.</exception>
    public static MonthFile Open(string folder, Period month, bool erasesForGood = true)
    {
        MonthFile file = new(Path.Combine(folder, $"mentions-{month}.db"), month);
        try
        {
            file.Writer.Open();
            file.Writer.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384;");
            file.Writer.Execute($"PRAGMA secure_delete={(erasesForGood ? "ON" : "OFF")}");
            NativeTokenizer.Register(file.Writer);
            MonthSchema.Migrate(file.Writer, file.Name, erasesForGood);
            WordErasure.Prepare(file.Writer);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The months that have a file in a folder.</summary>
    public static IEnumerable<Period> In(string folder) => Directory.EnumerateFiles(folder, "mentions-????-??.db")
        .Select(file => Path.GetFileNameWithoutExtension(file)["mentions-".Length..])
        .Where(name => DateOnly.TryParseExact(name, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        .Select(Period.Parse);

    /// <summary>Runs <paramref name="query"/> on a connection that sees the last committed state. Keep it short: an erasure waits for it.</summary>
    public T Read<T>(Func<SqliteConnection, T> query) => _readers.Read(query);

    /// <summary>Moves the write-ahead log into the file and empties it, so that nothing erased stays in it.</summary>
    /// <returns>False: a reader was busy for longer than the time-out; to be tried again.</returns>
    public bool EmptyLog() => Writer.ExecuteScalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") == 0;

    /// <summary>Closes the file and takes it off the disk. A read in progress ends well on the systems where an open file can be deleted.</summary>
    public void Delete()
    {
        Dispose();
        foreach (string ending in (string[])["", "-wal", "-shm"]) File.Delete(Name + ending);
    }

    public void Dispose()
    {
        _readers.Dispose();
        Writer.Dispose();
    }
}
