using Dapper;
using Heed.Archive;
using Heed.Log;
using Microsoft.Data.Sqlite;

namespace Heed.Desk;

/// <summary>The desk's work on single mentions: take, done, back, note, remove. Every step is an act in the log.</summary>
public sealed class Triage(State state, PostArchive archive, Marks marks, ActLog log, TimeProvider clock)
{
    /// <summary>The mark that holds who took a mention.</summary>
    public const string TakerField = "taker";

    /// <summary>UTF-16 units of a note at most.</summary>
    public const int LongestNote = 2_000;

    public static readonly Tables Tables = new("desk", [
        """
        CREATE TABLE notes(id INTEGER PRIMARY KEY, mention INTEGER NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL) STRICT;
        CREATE INDEX notes_mention ON notes(mention);
        """]);

    /// <summary>Erases what the desk wrote on a mention that is being erased.</summary>
    internal static void Forget(SqliteConnection transaction, long mention) =>
        transaction.Execute("DELETE FROM notes WHERE mention = @mention", new { mention });

    /// <summary>What the desk knows of a mention; open and without notes for one it never touched.</summary>
    public DeskView Of(long mention)
    {
        IReadOnlyDictionary<string, string> known = marks.Of(mention).GroupBy(mark => mark.Field).ToDictionary(group => group.Key, group => group.First().Value);
        IReadOnlyList<Note> notes = state.Read(db => db
            .Query<(long Id, string Who, string At, string Text)>("SELECT id, who, at, text FROM notes WHERE mention = @mention ORDER BY id", new { mention })
            .Select(row => new Note(row.Id, mention, row.Who, Moment.Read(row.At), row.Text)).ToList());
        return new(StateOf(known.GetValueOrDefault(Marks.State)), known.GetValueOrDefault(TakerField), notes);
    }

    /// <summary>Says that this analyst looks into it.</summary>
    public Task<Triaged> TakeAsync(long mention, string who, CancellationToken cancel) => ChangeAsync(mention, who, "mention.taken", (db, taker) =>
    {
        if (taker is not null && taker != who) return Triaged.TakenByAnother;
        Replace(db, mention, Marks.State, "taken");
        Replace(db, mention, TakerField, who);
        return Triaged.Done;
    }, cancel);

    /// <summary>Says that it is dealt with.</summary>
    public Task<Triaged> DoneAsync(long mention, string who, CancellationToken cancel) => ChangeAsync(mention, who, "mention.done", (db, _) =>
    {
        Replace(db, mention, Marks.State, "done");
        Replace(db, mention, TakerField, who);
        return Triaged.Done;
    }, cancel);

    /// <summary>Undoes take or done: it is open again.</summary>
    public Task<Triaged> ReopenAsync(long mention, string who, CancellationToken cancel) => ChangeAsync(mention, who, "mention.reopened", (db, _) =>
    {
        Replace(db, mention, Marks.State, null);
        Replace(db, mention, TakerField, null);
        return Triaged.Done;
    }, cancel);

    /// <summary>Adds a note.</summary>
    /// <exception cref="ArgumentException">Empty, or longer than <see cref="LongestNote"/>.</exception>
    public Task<Triaged> NoteAsync(long mention, string who, string text, CancellationToken cancel)
    {
        string note = text.Trim();
        if (note.Length is 0 or > LongestNote) throw new ArgumentException($"A note has 1 to {LongestNote} characters.", nameof(text));
        return ChangeAsync(mention, who, "mention.noted", (db, _) =>
        {
            db.Execute("INSERT INTO notes(mention, who, at, text) VALUES(@mention, @who, @now, @note)", new { mention, who, note, now = Moment.Write(clock.GetUtcNow()) });
            return Triaged.Done;
        }, cancel);
    }

    /// <summary>Takes out what should not have been kept (spam, or what the guard missed; the two are not told apart). It is erased and cannot be brought back.</summary>
    public async Task<Triaged> RemoveAsync(long mention, string who, CancellationToken cancel)
    {
        if (!await archive.EraseAsync(mention, cancel)) return Triaged.Gone;
        await log.RecordAsync(new Act("mention.removed", $"mention:{mention}", who), cancel);
        return Triaged.Done;
    }

    /// <summary>Records that somebody opened a mention.</summary>
    public Task OpenedAsync(long mention, string who, CancellationToken cancel) =>
        log.RecordAsync(new Act("mention.opened", $"mention:{mention}", who), cancel);

    private Task<Triaged> ChangeAsync(long mention, string who, string kind, Func<SqliteConnection, string?, Triaged> change, CancellationToken cancel)
    {
        if (archive.Find(mention) is null) return Task.FromResult(Triaged.Gone);
        return state.WriteAsync(db =>
        {
            string? taker = db.ExecuteScalar<string?>("SELECT value FROM marks WHERE mention = @mention AND field = @TakerField", new { mention, TakerField });
            Triaged result = change(db, taker);
            if (result is Triaged.Done) log.Append(db, new Act(kind, $"mention:{mention}", who));
            return result;
        }, cancel);
    }

    private void Replace(SqliteConnection db, long mention, string field, string? value)
    {
        marks.Remove(db, mention, field);
        if (value is not null) marks.Set(db, mention, field, value);
    }

    private static MentionState StateOf(string? mark) => mark switch
    {
        "taken" => MentionState.Taken,
        "done" => MentionState.Done,
        _ => MentionState.Open,
    };
}
