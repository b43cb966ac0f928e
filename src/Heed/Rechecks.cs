using Dapper;
using Heed.Archive;
using Heed.Sources;
using Heed.Topics;
using Microsoft.Extensions.Logging;

namespace Heed;

/// <summary>Asks origins for what is held, each mention within 24 hours: what was deleted there, or whose author no longer agrees, is
/// erased here. A mention whose origin is silent is hidden after 72 hours and erased after 14 days.</summary>
/// <param name="open">Opens the connector of a source.</param>
public sealed partial class Rechecks(
    State state, SourceBook sources, Func<Source, ISource> open, Intake.Intake intake, Guard.Guard guard, LiveTopics topics, PostArchive archive, Marks marks,
    TimeProvider clock, ILogger<Rechecks> log)
{
    public static readonly Tables Tables = new("rechecks", [
        "CREATE TABLE recheck_rounds(source TEXT PRIMARY KEY, after INTEGER NOT NULL, paid TEXT NOT NULL) STRICT, WITHOUT ROWID"]);

    /// <summary>Mentions one source may keep: as many as can be asked for in 24 hours at half its rate, a request a second.</summary>
    public const int MostHeld = 24 * 60 * 60 / 2;

    /// <summary>For tests of what is too much.</summary>
    internal int Most { get; init; } = MostHeld;

    /// <summary>A round takes less than a day, so that a restart or a slow server does not make it longer than one.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromHours(20);

    /// <summary>Time in which nothing ran is made up for no further than this.</summary>
    private static readonly TimeSpan LongestDebt = TimeSpan.FromHours(1);

    private static readonly TimeSpan HalfRate = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan HiddenAfter = TimeSpan.FromHours(72);
    private static readonly TimeSpan ErasedAfter = TimeSpan.FromDays(14);

    /// <summary>Asked for at once; reading goes on between two batches.</summary>
    private const int Batch = 60;

    /// <summary>Asks for what is due now, of all sources at once. Call it only while the guard holds: what it turns away is erased.</summary>
    /// <returns>How many mentions were asked for.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        List<Asking> due = [];
        foreach (SourceEntry entry in sources.All().Where(entry => entry.Standing is not Standing.Proposed && entry.Source.HasOrigin))
        {
            if (await TakeAsync(entry.Source, cancel) is { } asking) due.Add(asking);
        }
        // Whoever answers first is done first: what a slow origin says does not keep a quick one's deletions waiting.
        await foreach (Task<(Asking, IReadOnlyList<Recheck>)> answered in Task.WhenEach(due.Select(async asking => (asking, await AskAsync(asking, cancel)))))
        {
            var (asking, answer) = await answered;
            foreach (var (held, now) in asking.Held.Zip(answer)) await ApplyAsync(held, now, cancel);
            await SaveAsync(asking, cancel);
        }
        return due.Sum(asking => asking.Held.Count);
    }

    /// <param name="After">Where the next batch begins.</param>
    /// <param name="Paid">The time up to which what was due has been asked for.</param>
    private sealed record Asking(Source Source, IReadOnlyList<Held> Held, long After, DateTimeOffset Paid);

    /// <returns>Null: nothing of this source is due.</returns>
    private async Task<Asking?> TakeAsync(Source source, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        long held = archive.CountOf(source.Id);
        if (held == 0) return null;
        if (held > Most)
        {
            foreach (long id in archive.OldestOf(source.Id, (int)Math.Min(held - Most, int.MaxValue))) await archive.EraseAsync(id, cancel);
            held = Most;
        }
        (long After, string? Paid) round = state.Read(db => db.QuerySingleOrDefault<(long, string?)>("SELECT after, paid FROM recheck_rounds WHERE source = @Id", new { source.Id }));
        TimeSpan forOne = Round / held;
        DateTimeOffset earliest = now - (forOne > LongestDebt ? forOne : LongestDebt);
        DateTimeOffset paid = round.Paid is null ? now - forOne : Later(Moment.Read(round.Paid), earliest);
        int due = (int)Math.Min(Batch, Math.Min((now - paid) / forOne, Math.Max(1, (now - paid) / HalfRate)));
        if (due < 1) return null;
        (IReadOnlyList<Held> batch, long? last) = archive.HeldAfter(source.Id, round.After, due);
        return new(source, batch, last ?? 0, paid + (forOne * due));
    }

    private async Task<IReadOnlyList<Recheck>> AskAsync(Asking asking, CancellationToken cancel)
    {
        if (asking.Held.Count == 0) return [];
        string[] ids = [.. asking.Held.Select(held => held.Again)];
        try
        {
            return await open(asking.Source).RecheckAsync(ids, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            AskingFailed(error, asking.Source.Id);
            return [.. ids.Select(id => new Recheck(id, RecheckState.Unknown, null))];
        }
    }

    private async Task ApplyAsync(Held held, Recheck answer, CancellationToken cancel)
    {
        if (answer.State is RecheckState.Unknown)
        {
            await SilentAsync(held, cancel);
            return;
        }
        if (answer.State is RecheckState.Gone || (answer.State is RecheckState.Changed && answer.Now is null) || !await StandsAsync(held, answer, cancel))
        {
            await archive.EraseAsync(held.Id, cancel);
            return;
        }
        if (marks.Of(held.Id).Any(mark => mark.Field == Marks.Silent))
        {
            await state.WriteAsync(db =>
            {
                marks.Remove(db, held.Id, Marks.Silent);
                marks.Remove(db, held.Id, Marks.Hidden);
            }, cancel);
        }
    }

    /// <summary>Whether what is held may stay. An edited post is new speech: the old is erased, the new kept if it would be heard now.</summary>
    private async Task<bool> StandsAsync(Held held, Recheck answer, CancellationToken cancel)
    {
        if (answer.Now is not { } now) return true;
        if (guard.Admit(intake.Whole(now) with { Tag = held.Tag }) is not Post post) return false;
        if (answer.State is not RecheckState.Changed || archive.Find(held.Id) is not { } mention || mention.Text == post.Text) return true;
        post = post with { Title = post.Title ?? mention.Title };
        if (topics.Match(post, looksBack: false) is not { Count: > 0 } hits) return false;
        await archive.EraseAsync(held.Id, cancel);
        await archive.KeepAsync(post, hits, cancel);
        await archive.CommitAsync(cancel);
        return true;
    }

    private async Task SilentAsync(Held held, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset since = marks.Of(held.Id).Where(mark => mark.Field == Marks.Silent).Select(mark => Moment.Read(mark.Value)).DefaultIfEmpty(now).Min();
        if (now - since >= ErasedAfter)
        {
            await archive.EraseAsync(held.Id, cancel);
            return;
        }
        await state.WriteAsync(db =>
        {
            marks.Set(db, held.Id, Marks.Silent, Moment.Write(since));
            if (now - since >= HiddenAfter) marks.Set(db, held.Id, Marks.Hidden, Marks.Yes);
        }, cancel);
    }

    private Task<int> SaveAsync(Asking asking, CancellationToken cancel) => state.WriteAsync(db => db.Execute(
        "INSERT INTO recheck_rounds VALUES(@Id, @After, @paid) ON CONFLICT DO UPDATE SET after = @After, paid = @paid",
        new { asking.Source.Id, asking.After, paid = Moment.Write(asking.Paid) }), cancel);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "Asking source {Source} for what is held of it failed.")]
    private partial void AskingFailed(Exception error, string source);
}
