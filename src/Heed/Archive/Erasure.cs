using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Heed.Archive;

/// <summary>Takes mentions out so that nothing of them is left: row, hits, words, roll-ups, write-ahead log, marks; and a month that is
/// empty and over with its file and key.</summary>
/// <param name="erased">Told within the transaction of <c>state.db</c> in which the marks go.</param>
internal sealed partial class Erasure(Months months, MonthWriter writer, State state, TimeProvider clock, ILogger log, Action<SqliteConnection, long> erased)
{
    // One transaction of a bulk ending: the writer of new posts waits for one at most.
    private const int GroupMentions = 500;

    public async Task<bool> EraseAsync(OriginTag tag, CancellationToken cancel)
    {
        await months.Writing.WaitAsync(cancel);
        try
        {
            bool waiting = writer.TakeBack(tag);
            foreach (MonthFile file in months.NewestFirst)
            {
                if (file.Writer.ExecuteScalar<long?>("SELECT id FROM posts WHERE tag = @tag", new { tag = tag.ToBytes() }) is not { } id) continue;
                await EraseNowAsync(file, [id]);
                return true;
            }
            return waiting;
        }
        finally
        {
            months.Writing.Release();
        }
    }

    public async Task<bool> EraseAsync(long id, CancellationToken cancel)
    {
        await months.Writing.WaitAsync(cancel);
        try
        {
            if (months.Of(id) is not { } file || file.Writer.ExecuteScalar<long?>("SELECT id FROM posts WHERE id = @id", new { id }) is null) return false;
            await EraseNowAsync(file, [id]);
            return true;
        }
        finally
        {
            months.Writing.Release();
        }
    }

    /// <summary>What one topic holds from before a moment; a mention goes when no other topic holds it.</summary>
    public Task<int> EraseTopicBeforeAsync(string topic, DateTimeOffset seenBefore, CancellationToken cancel) => EraseBeforeAsync(
        seenBefore,
        "SELECT id FROM hits WHERE topic = @name AND id > @after AND id < @before ORDER BY id LIMIT @count",
        topic,
        (file, ids) => LetGo(file, topic, ids),
        cancel);

    /// <summary>What one source delivered before a moment.</summary>
    public Task<int> EraseSourceBeforeAsync(string source, DateTimeOffset seenBefore, CancellationToken cancel) => EraseBeforeAsync(
        seenBefore,
        "SELECT id FROM posts WHERE source = @name AND id > @after AND id < @before ORDER BY id LIMIT @count",
        source,
        (_, ids) => ids,
        cancel);

    /// <summary>Ends the months that are over and empty, empties the logs of the others, and takes off marks of mentions that are gone: what a crash between two files may leave.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        await months.Writing.WaitAsync(cancel);
        try
        {
            foreach (MonthFile file in months.NewestFirst)
            {
                if (!EndIfEmpty(file)) file.EmptyLog();
            }
            IReadOnlyList<long> marked = state.Read(db => db.Query<long>("SELECT DISTINCT mention FROM marks").ToList());
            foreach (long[] ids in marked.Chunk(GroupMentions))
            {
                HashSet<long> kept = [.. months.NewestFirst.SelectMany(file =>
                    file.Writer.Query<long>("SELECT id FROM posts WHERE id IN (SELECT value FROM json_each(@ids))", new { ids = Compact.Ids(ids) }))];
                await EraseMarksAsync([.. ids.Where(id => !kept.Contains(id))]);
            }
        }
        finally
        {
            months.Writing.Release();
        }
    }

    private async Task<int> EraseBeforeAsync(
        DateTimeOffset seenBefore, string select, string name, Func<MonthFile, IReadOnlyList<long>, IReadOnlyList<long>> choose, CancellationToken cancel)
    {
        long before = MentionId.FirstOf(seenBefore);
        int count = 0;
        foreach (MonthFile file in months.NewestFirst.Where(file => file.FirstId < before).Reverse())
        {
            long after = 0;
            for (bool more = true; more;)
            {
                await months.Writing.WaitAsync(cancel);
                try
                {
                    if (!months.NewestFirst.Contains(file)) break;
                    List<long> ids = [.. file.Writer.Query<long>(select, new { name, after, before, count = GroupMentions })];
                    more = ids.Count == GroupMentions;
                    if (more) after = ids[^1];
                    IReadOnlyList<long> gone = choose(file, WithoutCaptured(ids));
                    if (gone.Count > 0) await EraseNowAsync(file, gone);
                    count += gone.Count;
                }
                finally
                {
                    months.Writing.Release();
                }
            }
        }
        return count;
    }

    // Evidence of an open case stays until its time is over.
    private IReadOnlyList<long> WithoutCaptured(IReadOnlyList<long> ids)
    {
        long captureEnds = MentionId.FirstOf(clock.GetUtcNow() - PostArchive.LongestCapture);
        HashSet<long> captured = [.. state.Read(db => db.Query<long>(
            "SELECT mention FROM marks WHERE field = @Captured AND mention >= @captureEnds AND mention IN (SELECT value FROM json_each(@ids))",
            new { Marks.Captured, captureEnds, ids = Compact.Ids(ids) }).ToList())];
        return [.. ids.Where(id => !captured.Contains(id))];
    }

    /// <summary>Takes a topic off mentions.</summary>
    /// <returns>Those that no topic holds any more.</returns>
    private static IReadOnlyList<long> LetGo(MonthFile file, string topic, IReadOnlyList<long> ids)
    {
        string json = Compact.Ids(ids);
        HashSet<long> held = [.. file.Writer.Query<long>(
            "SELECT DISTINCT id FROM hits WHERE id IN (SELECT value FROM json_each(@json)) AND topic <> @topic", new { json, topic })];
        if (held.Count > 0)
        {
            using SqliteTransaction transaction = file.Writer.BeginTransaction(deferred: false);
            foreach (long id in held)
            {
                file.Writer.Execute(
                    """
                    UPDATE rollup SET n = n - 1 WHERE topic = @topic AND day = @day AND source = (SELECT source FROM posts WHERE id = @id);
                    DELETE FROM hits WHERE topic = @topic AND id = @id;
                    """,
                    new { topic, id, day = MonthRows.DayOf(id) });
            }
            file.Writer.Execute("DELETE FROM rollup WHERE n <= 0");
            transaction.Commit();
        }
        return [.. ids.Where(id => !held.Contains(id))];
    }

    private async Task EraseNowAsync(MonthFile file, IReadOnlyList<long> ids)
    {
        using (SqliteTransaction transaction = file.Writer.BeginTransaction(deferred: false))
        {
            WordErasure.Erase(file.Writer, ids);
            foreach (long id in ids)
            {
                file.Writer.Execute(
                    """
                    UPDATE rollup SET n = n - 1
                        WHERE day = @day AND source = (SELECT source FROM posts WHERE id = @id) AND topic IN (SELECT topic FROM hits WHERE id = @id);
                    DELETE FROM hits WHERE id = @id;
                    DELETE FROM posts WHERE id = @id;
                    """,
                    new { id, day = MonthRows.DayOf(id) });
            }
            file.Writer.Execute("DELETE FROM rollup WHERE n <= 0");
            transaction.Commit();
        }
        if (!EndIfEmpty(file) && !file.EmptyLog()) LogNotEmptied(file.Month);
        await EraseMarksAsync(ids);
    }

    private bool EndIfEmpty(MonthFile file)
    {
        if (!months.IsOver(file) || file.Writer.ExecuteScalar<long?>("SELECT id FROM posts LIMIT 1") is not null) return false;
        months.End(file);
        MonthEnded(file.Month);
        return true;
    }

    // No token: what is gone from its month file must not keep its marks.
    private Task EraseMarksAsync(IReadOnlyList<long> ids) => ids.Count == 0 ? Task.CompletedTask : state.WriteAsync(db =>
    {
        db.Execute("DELETE FROM marks WHERE mention IN (SELECT value FROM json_each(@ids))", new { ids = Compact.Ids(ids) });
        foreach (long id in ids) erased(db, id);
    }, CancellationToken.None);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Information, Message = "The month {Month} is over and empty: its file and key are gone.")]
    private partial void MonthEnded(Period month);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "A reader kept the write-ahead log of {Month} from being emptied; the next erasure or start empties it.")]
    private partial void LogNotEmptied(Period month);
}
