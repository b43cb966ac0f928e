using Dapper;
using Microsoft.Data.Sqlite;

namespace Heed.Archive;

/// <summary>The tables of a month file; forward only.</summary>
internal static class MonthSchema
{
    private static readonly IReadOnlyList<string> Migrations =
    [
        """
        CREATE TABLE posts(
            id INTEGER PRIMARY KEY, tag BLOB NOT NULL UNIQUE, source TEXT NOT NULL, place TEXT NOT NULL, network TEXT NOT NULL, lane TEXT NOT NULL,
            kind TEXT NOT NULL, title TEXT, text TEXT NOT NULL, lang TEXT, country TEXT, site TEXT, links TEXT, tags TEXT, media TEXT,
            rating REAL, engagement INTEGER, written INTEGER, origin BLOB) STRICT;
        CREATE INDEX posts_source ON posts(source);
        CREATE TABLE hits(
            topic TEXT NOT NULL, id INTEGER NOT NULL, version INTEGER NOT NULL, period TEXT NOT NULL, voice INTEGER NOT NULL, themes TEXT, spans TEXT,
            PRIMARY KEY(topic, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX hits_mention ON hits(id);
        CREATE TABLE rollup(
            topic TEXT NOT NULL, day INTEGER NOT NULL, source TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(topic, day, source)) STRICT, WITHOUT ROWID;
        CREATE TABLE tokenizer(version INTEGER NOT NULL) STRICT;
        """,
        // Places tell of accounts that are gone several times a second; each must be looked for at once.
        "CREATE INDEX hits_voice ON hits(voice)",
        // Where the sender of a message wants the answer, sealed; and whether it may be quoted word for word.
        "ALTER TABLE posts ADD COLUMN reply BLOB; ALTER TABLE posts ADD COLUMN quote INTEGER NOT NULL DEFAULT 0",
    ];

    public static void Migrate(SqliteConnection db, string file, bool erasesForGood)
    {
        using (SqliteTransaction transaction = db.BeginTransaction(deferred: false))
        {
            int version = db.ExecuteScalar<int>("PRAGMA user_version");
            if (version > Migrations.Count)
                throw new InvalidOperationException($"{file} was written by a newer Heed (version {version}). Install that version, or restore a backup.");
            foreach (string migration in Migrations.Skip(version)) db.Execute(migration);
            db.Execute($"PRAGMA user_version = {Migrations.Count}");
            if (db.ExecuteScalar<int?>("SELECT version FROM tokenizer") != FullText.Version) IndexAnew(db, erasesForGood);
            transaction.Commit();
        }
    }

    // External content: the text stands once, in posts, and an erasure takes its words out of the index. 'secure-delete' makes it
    // really take them out, and not only mark them. Ranking is never asked for, so sizes of columns need not be stored.
    private static void IndexAnew(SqliteConnection db, bool erasesForGood)
    {
        db.Execute(
            $"""
            DROP TABLE IF EXISTS words;
            CREATE VIRTUAL TABLE words USING fts5(title, text, content='posts', content_rowid='id', columnsize=0, tokenize='{NativeTokenizer.Name}');
            INSERT INTO words(words, rank) VALUES('secure-delete', {(erasesForGood ? 1 : 0)});
            INSERT INTO words(words) VALUES('rebuild');
            DELETE FROM tokenizer;
            INSERT INTO tokenizer VALUES({FullText.Version});
            """);
    }
}
