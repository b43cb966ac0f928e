using Microsoft.Data.Sqlite;

namespace Heed.Log;

/// <summary>The append-only log of acts.</summary>
public sealed class ActLog(State state, KeyRing keys, string folder, string origin, TimeProvider clock)
{
    /// <summary>The log's tables in <c>state.db</c>.</summary>
    public static readonly Tables Tables = new("log", []);

    /// <summary>Appends an act and its leaf within the caller's transaction: the change and its act are on disk together.</summary>
    public void Append(SqliteConnection transaction, Act act) => throw new NotImplementedException($"{state}{keys}{folder}{origin}{clock}{transaction}{act}");
}
