using Dapper;
using Microsoft.Data.Sqlite;

namespace Heed;

/// <summary>Read-only connections to one SQLite file, kept for the next reader.</summary>
/// <param name="kept">How many are kept open at most; more may be in use.</param>
/// <param name="prepare">Called on each new one.</param>
internal sealed class Readers(string file, int kept, Action<SqliteConnection> prepare) : IDisposable
{
    private readonly string _text = TextOf(file, SqliteOpenMode.ReadOnly);
    private readonly Stack<SqliteConnection> _idle = new();
    private bool _closed;

    /// <summary>The text of a connection to a file; never pooled, so that a file is let go when its connections are closed.</summary>
    public static string TextOf(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString();

    /// <summary>Runs <paramref name="query"/> on a connection that sees the last committed state. It must not keep the connection.</summary>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        SqliteConnection connection = Take();
        try
        {
            return query(connection);
        }
        finally
        {
            GiveBack(connection);
        }
    }

    public void Dispose()
    {
        lock (_idle)
        {
            _closed = true;
            while (_idle.TryPop(out SqliteConnection? reader)) reader.Dispose();
        }
    }

    private SqliteConnection Take()
    {
        lock (_idle)
        {
            if (_idle.TryPop(out SqliteConnection? idle)) return idle;
        }
        SqliteConnection fresh = new(_text);
        fresh.Open();
        fresh.Execute("PRAGMA busy_timeout=10000; PRAGMA query_only=ON;");
        prepare(fresh);
        return fresh;
    }

    private void GiveBack(SqliteConnection connection)
    {
        lock (_idle)
        {
            if (!_closed && _idle.Count < kept)
            {
                _idle.Push(connection);
                return;
            }
        }
        connection.Dispose();
    }
}
