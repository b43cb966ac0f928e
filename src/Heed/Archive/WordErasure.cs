using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Heed.Archive;

/// <summary>Takes the words of posts out of a month's full-text index, so that no page holds one that no other post has.</summary>
/// <remarks>FTS5's <c>secure-delete</c> rewrites the leaves but leaves the inner nodes (<c>words_idx</c>: for each leaf the beginning of its
/// first word, at times the whole) as they were. Here such a beginning that no word left has is replaced by the next word left, which
/// parts the leaves as well: everything on the leaves before is smaller, everything left on this one is not.</remarks>
internal static class WordErasure
{
    // FTS5 puts it before each word of the main index.
    private const byte MainIndex = (byte)'0';

    /// <summary>Makes the list of words in the index readable on a connection.</summary>
    public static void Prepare(SqliteConnection db) => db.Execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'words', 'row')");

    /// <summary>Within the caller's transaction, while the rows are still in <c>posts</c>: FTS5 must be given the old text.</summary>
    public static void Erase(SqliteConnection db, IReadOnlyList<long> ids)
    {
        HashSet<string> tokens = [];
        foreach (long id in ids)
        {
            if (db.QuerySingleOrDefault<(string?, string?)>("SELECT title, text FROM posts WHERE id = @id", new { id }) is not (var title, { } text)) continue;
            tokens.UnionWith(FullText.Tokens(title ?? "").Concat(FullText.Tokens(text)).Select(token => token.Text));
            db.Execute("INSERT INTO words(words, rowid, title, text) SELECT 'delete', id, title, text FROM posts WHERE id = @id", new { id });
        }
        // Reading the vocabulary makes FTS5 write its leaves first.
        HashSet<string> beginnings = [.. tokens.Where(token => !HasWord(db, token)).SelectMany(Beginnings)];
        foreach ((long segment, byte[] part) in db.Query<(long, byte[])>(
            """
            SELECT segid, term FROM words_idx
            WHERE segid IN (SELECT DISTINCT segid FROM words_idx) AND term IN (SELECT unhex(value) FROM json_each(@beginnings))
            """,
            new { beginnings = JsonSerializer.Serialize(beginnings) }).ToList())
        {
            Replace(db, segment, part);
        }
    }

    private static bool HasWord(SqliteConnection db, string token) =>
        db.ExecuteScalar<long?>("SELECT 1 FROM temp.vocabulary WHERE term = @token", new { token }) is not null;

    // Beginnings in bytes: FTS5 may cut within a letter. As hexadecimal, for JSON.
    private static IEnumerable<string> Beginnings(string token)
    {
        string hex = Convert.ToHexString([MainIndex, .. Encoding.UTF8.GetBytes(token)]);
        for (int bytes = 2; bytes <= hex.Length / 2; bytes++) yield return hex[..(bytes * 2)];
    }

    private static void Replace(SqliteConnection db, long segment, byte[] part)
    {
        byte[]? next = db.ExecuteScalar<byte[]?>("SELECT CAST(term AS BLOB) FROM temp.vocabulary WHERE term >= CAST(@from AS TEXT) LIMIT 1", new { from = part[1..] });
        if (next is not null && next.AsSpan().StartsWith(part.AsSpan(1))) return; // it says nothing that a word left does not say
        byte[] key = [MainIndex, .. next ?? []];
        // With no word left from here on, or none before the next leaf's, this leaf has no word, and such leaves have no entry.
        bool empty = next is null || db.ExecuteScalar<long?>("SELECT 1 FROM words_idx WHERE segid = @segment AND term = @key", new { segment, key }) is not null;
        db.Execute(
            empty ? "DELETE FROM words_idx WHERE segid = @segment AND term = @part" : "UPDATE words_idx SET term = @key WHERE segid = @segment AND term = @part",
            new { segment, part, key });
    }
}
