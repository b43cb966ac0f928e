using Dapper;
using Microsoft.Data.Sqlite;

namespace Heed;

/// <summary>The tables of one room in <c>state.db</c>. One room owns each table.</summary>
/// <param name="Room">The room's name.</param>
/// <param name="Migrations">Statements that lead from each version to the next, forward only; the count is the version.</param>
public sealed record Tables(string Room, IReadOnlyList<string> Migrations);

/// <summary><c>state.db</c>: sources, cursors, topics, marks, desk, reports, log and people. One writer, readers beside it; every
/// write is on disk (fsync) when it returns.</summary>
public sealed class State : IDisposable
{
    private const int ReadersKept = 8;

    private readonly SqliteConnection _writer;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Readers _readers;

    private State(string file)
    {
        _readers = new Readers(file, ReadersKept, _ => { });
        _writer = new SqliteConnection(Readers.TextOf(file, SqliteOpenMode.ReadWriteCreate));
        _writer.Open();
        _writer.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;");
    }

    /// <summary>Opens or makes the file and brings every room's tables to their newest version.</summary>
    /// <exception cref="InvalidOperationException">The file was written by a newer Heed.</exception>
    public static State Open(string file, IEnumerable<Tables> rooms)
    {
        State state = new(file);
        try
        {
            state._writer.Execute("CREATE TABLE IF NOT EXISTS schema(room TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT");
            foreach (Tables tables in rooms) state.Migrate(tables);
            return state;
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="query"/> on a connection that sees the last committed state. It must not keep the connection.</summary>
    public T Read<T>(Func<SqliteConnection, T> query) => _readers.Read(query);

    /// <summary>Runs <paramref name="change"/> in one transaction; all of it is on disk when the task ends, or none of it is.</summary>
    /// <param name="cancel">Counts until the change begins; a change that has begun is finished.</param>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, CancellationToken cancel)
    {
        await _writing.WaitAsync(cancel);
        try
        {
            using SqliteTransaction transaction = _writer.BeginTransaction(deferred: false);
            T result = change(_writer);
            transaction.Commit();
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<SqliteConnection> change, CancellationToken cancel) =>
        WriteAsync(connection => { change(connection); return true; }, cancel);

    public void Dispose()
    {
        _readers.Dispose();
        _writer.Dispose();
        _writing.Dispose();
    }

    private void Migrate(Tables tables)
    {
        using SqliteTransaction transaction = _writer.BeginTransaction(deferred: false);
        int version = _writer.ExecuteScalar<int?>("SELECT version FROM schema WHERE room = @Room", new { tables.Room }) ?? 0;
        if (version > tables.Migrations.Count)
        {
            throw new InvalidOperationException(
                $"The data folder was written by a newer Heed (room {tables.Room}, version {version}). Install that version, or restore a backup.");
        }
        foreach (string migration in tables.Migrations.Skip(version)) _writer.Execute(migration);
        _writer.Execute(
            "INSERT INTO schema VALUES(@Room, @version) ON CONFLICT DO UPDATE SET version = @version",
            new { tables.Room, version = tables.Migrations.Count });
        transaction.Commit();
    }
}
