using Dapper;
using Microsoft.Data.Sqlite;

namespace Heed.Archive;

/// <summary>One thing that a room to the right of the archive wrote on a mention.</summary>
public readonly record struct Mark(string Field, string Value);

/// <summary>What Insight (themes) and Desk (state, labels) write on mentions, so that a search needs neither room.</summary>
public sealed class Marks(State state)
{
    /// <summary><c>taken</c>, <c>done</c> or <c>removed</c>; a mention without this mark is <see cref="Open"/>. The values of <c>state:</c>.</summary>
    public const string State = "state";

    /// <summary>A theme learned from the desk's labels, besides those the topic's rules found. The values of <c>theme:</c>.</summary>
    public const string Theme = "theme";

    /// <summary>The id of a case it belongs to. The values of <c>case:</c>.</summary>
    public const string Case = "case";

    /// <summary><c>yes</c> while it is held as evidence: retention passes it by (see <see cref="PostArchive.LongestCapture"/>).
    /// The values of <c>captured:</c>.</summary>
    public const string Captured = "captured";

    /// <summary>When its origin was first silent on it (UTC), while it is.</summary>
    internal const string Silent = "silent";

    /// <summary><see cref="Yes"/> while its origin has been silent so long that it is out of sight and of figures.</summary>
    internal const string Hidden = "hidden";

    internal const string Yes = "yes";

    /// <summary>Value of <see cref="State"/>: what should not have been kept and is out of sight and of figures until it is erased.</summary>
    public const string Removed = "removed";

    /// <summary>The value of <c>state:</c> for a mention without that mark.</summary>
    public const string Open = "open";

    /// <summary>The value of <c>captured:</c> for a mention without that mark.</summary>
    public const string NotCaptured = "no";

    public static readonly Tables Tables = new("archive", [
        """
        CREATE TABLE marks(mention INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(mention, field, value)) STRICT, WITHOUT ROWID;
        CREATE INDEX marks_value ON marks(field, value, mention);
        """]);

    /// <summary>Adds a mark within the caller's transaction of <c>state.db</c>. A field may have several values; again: nothing happens.</summary>
    public void Set(SqliteConnection transaction, long mention, string field, string value) =>
        transaction.Execute("INSERT INTO marks VALUES(@mention, @field, @value) ON CONFLICT DO NOTHING", new { mention, field, value });

    /// <summary>Takes off one value of a field, or all of them when <paramref name="value"/> is null.</summary>
    public void Remove(SqliteConnection transaction, long mention, string field, string? value = null) => transaction.Execute(
        "DELETE FROM marks WHERE mention = @mention AND field = @field AND (@value IS NULL OR value = @value)", new { mention, field, value });

    /// <summary>In order of field and value; empty for a mention without any.</summary>
    public IReadOnlyList<Mark> Of(long mention) => state.Read(db =>
        db.Query<Mark>("SELECT field Field, value Value FROM marks WHERE mention = @mention ORDER BY field, value", new { mention }).ToList());

    /// <summary>The marks of several mentions; a mention without any is not in it.</summary>
    public ILookup<long, Mark> Of(IReadOnlyCollection<long> mentions) => state.Read(db => db
        .Query<(long Mention, string Field, string Value)>(
            "SELECT mention, field, value FROM marks WHERE mention IN (SELECT value FROM json_each(@ids)) ORDER BY mention, field, value",
            new { ids = Compact.Ids(mentions) })
        .ToLookup(row => row.Mention, row => new Mark(row.Field, row.Value)));

    /// <summary>Mentions with this mark and an id below <paramref name="below"/>, newest first.</summary>
    internal IReadOnlyList<long> Marked(string field, string value, long below, int limit) => state.Read(db => db.Query<long>(
        "SELECT mention FROM marks WHERE field = @field AND value = @value AND mention < @below ORDER BY mention DESC LIMIT @limit",
        new { field, value, below, limit }).ToList());
}
