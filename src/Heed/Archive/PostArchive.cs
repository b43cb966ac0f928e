using Dapper;
using Heed.Match.Language;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Heed.Archive;

/// <summary>Keeps mentions, finds them again, and forgets them so that nothing is left. Thread-safe.</summary>
public sealed class PostArchive : IAsyncDisposable
{
    /// <summary>A mention held as evidence (<see cref="Marks.Captured"/>) outlives its retention, but never this long after <see cref="Post.Seen"/>.</summary>
    public static readonly TimeSpan LongestCapture = TimeSpan.FromDays(180);

    private const int FigureRowsAtOnce = 2_000;

    private readonly Months _months;
    private readonly Marks _marks;
    private readonly MonthWriter _writer;
    private readonly Erasure _erasure;
    private readonly Search _search;

    private PostArchive(Months months, State state, TimeProvider clock, ILogger log, Action<SqliteConnection, long> erased)
    {
        _months = months;
        _marks = new Marks(state);
        _writer = new MonthWriter(months, clock, log);
        _erasure = new Erasure(months, _writer, state, clock, log, erased);
        _search = new Search(months, _marks);
    }

    /// <summary>Opens the month files of a folder, brings them to the newest schema and tokenizer, and finishes erasures that a crash cut short.</summary>
    /// <param name="state">Opened with <see cref="Marks.Tables"/>.</param>
    /// <param name="erased">Called for each mention that is erased, within the transaction of <c>state.db</c> that takes its marks: a room
    /// that keeps something of its own on a mention erases it here.</param>
    /// <exception cref="InvalidOperationException">A file was written by a newer Heed.</exception>
    public static PostArchive Open(
        string folder, State state, KeyRing keys, TimeProvider clock, ILogger<PostArchive> log, Action<SqliteConnection, long> erased) =>
        Open(folder, state, keys, clock, log, erased, erasesForGood: true);

    internal static PostArchive Open(
        string folder, State state, KeyRing keys, TimeProvider clock, ILogger<PostArchive> log, Action<SqliteConnection, long> erased, bool erasesForGood)
    {
        PostArchive archive = new(new Months(folder, keys, clock, erasesForGood), state, clock, log, erased);
        archive._erasure.SweepAsync(CancellationToken.None).GetAwaiter().GetResult();
        return archive;
    }

    /// <summary>Accepts a post; it is on disk after the next <see cref="CommitAsync"/>. One whose origin tag is there already, in
    /// whatever month, is not kept again.</summary>
    /// <param name="hits">One or more.</param>
    /// <param name="cancel">Counts while the queue is full.</param>
    /// <exception cref="ArgumentException">Nobody asked for the post.</exception>
    public ValueTask KeepAsync(Post post, IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        if (hits.Count == 0) throw new ArgumentException("A post that no topic matched is not kept.", nameof(hits));
        return _writer.KeepAsync(post, hits, cancel);
    }

    /// <summary>Ends when everything accepted before is on disk.</summary>
    /// <param name="cancel">Ends the waiting only; what was accepted is written all the same.</param>
    /// <exception cref="IOException">Something accepted could not be written (a full disk, a file locked by another program): do not
    /// move past it. What can still be written is tried again.</exception>
    public Task CommitAsync(CancellationToken cancel) => _writer.CommitAsync(cancel);

    /// <summary>Whether a post with this tag is kept or accepted.</summary>
    public bool Holds(OriginTag tag) =>
        _writer.IsPending(tag) || _months.NewestFirst.Any(month => _months.Read(month, false, db => MonthRows.Holds(db, tag)));

    /// <summary>Null: there is no such mention, or no longer.</summary>
    public Mention? Find(long id) => _months.Of(id) is not { } month ? null : _months.Read<Mention?>(month, null, db =>
    {
        using SqliteTransaction snapshot = db.BeginTransaction(deferred: true);
        return MonthRows.Find(db, id) is { } row ? MonthRows.ToMentions(db, [row], _months.OriginKey(month))[0] : null;
    });

    /// <summary>The address of the original, of any lane: the caller records the act. Null: no such mention, or it has none.</summary>
    public Uri? OpenOrigin(long id) => _months.Of(id) is not { } month ? null : _months.Read<Uri?>(month, null, db =>
        MonthRows.Find(db, id)?.OpenOrigin(_months.OriginKey(month)));

    /// <summary>Where the sender of a message wants the answer, for whoever sends one and for nothing else. Null: no such mention, or none was given.</summary>
    internal string? OpenReplyTo(long id) => _months.Of(id) is not { } month ? null : _months.Read<string?>(month, null, db =>
        MonthRows.Find(db, id)?.OpenReplyTo(_months.OriginKey(month)));

    /// <summary>Erases what was deleted at its origin.</summary>
    /// <returns>False: nothing of it was kept or accepted.</returns>
    public Task<bool> EraseAsync(OriginTag tag, CancellationToken cancel) => _erasure.EraseAsync(tag, cancel);

    /// <returns>False: there was no such mention.</returns>
    public Task<bool> EraseAsync(long id, CancellationToken cancel) => _erasure.EraseAsync(id, cancel);

    /// <summary>Ends what a topic holds from before a moment; a mention goes when no topic holds it any more and no case needs it.</summary>
    /// <param name="cancel">Stops between two groups; what is erased by then stays so, and the next call goes on.</param>
    /// <returns>Mentions erased.</returns>
    public Task<int> EraseTopicBeforeAsync(string topic, DateTimeOffset seenBefore, CancellationToken cancel) =>
        _erasure.EraseTopicBeforeAsync(topic, seenBefore, cancel);

    /// <summary>Ends what a source delivered before a moment, whatever topics hold it, unless a case needs it.</summary>
    /// <inheritdoc cref="EraseTopicBeforeAsync"/>
    public Task<int> EraseSourceBeforeAsync(string source, DateTimeOffset seenBefore, CancellationToken cancel) =>
        _erasure.EraseSourceBeforeAsync(source, seenBefore, cancel);

    /// <summary>What a query asks for, newest first; exactly what it would have matched live. A page never repeats or skips what was
    /// there when the first was read.</summary>
    /// <exception cref="ArgumentException">A limit out of range, a cursor that is none, topic references in a circle.</exception>
    public SearchPage Search(Node tree, SearchRequest request) => _search.Run(tree, request);

    /// <summary>The same for a part of the archive and its cursor, without a query.</summary>
    public SearchPage NewestPage(SearchRequest request) => _search.Run(null, request);

    /// <summary>The mentions of <see cref="NewestPage"/>.</summary>
    public IReadOnlyList<Mention> Newest(SearchRequest request) => NewestPage(request).Mentions;

    /// <summary>For tests that need a disk that is full, or a query's plan.</summary>
    internal Months Months => _months;

    internal SearchPage Search(Node? tree, SearchRequest request, int budget) => _search.Run(tree, request, budget);

    /// <summary>Mentions on disk.</summary>
    public long Count() => _months.NewestFirst.Sum(month => _months.Read(month, 0L, db => db.ExecuteScalar<long>("SELECT count(*) FROM posts")));

    /// <summary>Mentions of a topic by day of <see cref="Post.Seen"/> (UTC), both ends included: every day once, in order.</summary>
    /// <exception cref="ArgumentException">The range is reversed or longer than ten years.</exception>
    public IReadOnlyList<DayCount> CountByDay(string topic, DateOnly from, DateOnly to)
    {
        int days = to.DayNumber - from.DayNumber + 1;
        if (days is < 1 or > 3_660) throw new ArgumentException($"From {from:yyyy-MM-dd} to {to:yyyy-MM-dd} is no range of 1 to 3,660 days.", nameof(to));
        long first = MonthRows.DayOf(from);
        long[] counts = new long[days];
        foreach (MonthFile month in _months.NewestFirst.Where(month => month.Month.Start <= to && from < month.Month.Next.Start))
        {
            foreach ((long day, long n) in _months.Read<IReadOnlyList<(long, long)>>(month, [], db => db.Query<(long, long)>(
                "SELECT day, sum(n) FROM rollup WHERE topic = @topic AND day BETWEEN @first AND @last GROUP BY day",
                new { topic, first, last = first + days - 1 }).ToList()))
            {
                counts[day - first] += n;
            }
        }
        return [.. counts.Select((n, at) => new DayCount(from.AddDays(at), n))];
    }

    /// <summary>What figures need of a period: one row for each topic and mention whose topic has periods of that length and that was
    /// first seen in it, without what was removed. In order of time.</summary>
    public IEnumerable<FigureRow> ReadPeriod(Period period)
    {
        long end = MentionId.FirstOf(period.End);
        HashSet<long> removed = [.. _marks.Marked(Marks.State, Marks.Removed, end, int.MaxValue), .. _marks.Marked(Marks.Hidden, Marks.Yes, end, int.MaxValue)];
        foreach (MonthFile month in _months.NewestFirst.Where(month => month.Month.From < period.End && period.From < month.Month.End).Reverse())
        {
            IReadOnlyList<FigureRow> rows;
            for (long after = MentionId.FirstOf(period.From) - 1; (rows = ReadFigures(month, period.Length, after, end)).Count > 0; after = rows[^1].Mention)
            {
                foreach (FigureRow row in rows.Where(row => !removed.Contains(row.Mention))) yield return row;
            }
        }
    }

    /// <summary>Title and text of mentions, in order of time within each month; those that are gone are left out. For the phrases of a release.</summary>
    internal IEnumerable<Wording> ReadWordings(IReadOnlyList<long> ids) => ids
        .GroupBy(_months.Of)
        .Where(month => month.Key is not null)
        .SelectMany(month => _months.Read<IReadOnlyList<Wording>>(month.Key!, [], db => db.Query<(long Id, string? Title, string Text)>(
            "SELECT id, title, text FROM posts WHERE id IN (SELECT value FROM json_each(@ids)) ORDER BY id", new { ids = Compact.Ids(month) })
            .Select(row => new Wording(row.Id, row.Title, row.Text)).ToList()));

    /// <summary>Mentions of one voice in one period, for the erasure its owner asked for; nothing else may look for a voice.</summary>
    internal IReadOnlyList<long> FindVoice(Period period, Voice voice) =>
    [
        .. _months.NewestFirst.Where(month => month.Month.From < period.End && period.From < month.Month.End).SelectMany(month =>
            _months.Read<IReadOnlyList<long>>(month, [], db => db.Query<long>(
                "SELECT DISTINCT id FROM hits WHERE id >= @from AND id < @end AND period = @length AND voice = @voice",
                new { from = MentionId.FirstOf(period.From), end = MentionId.FirstOf(period.End), length = period.Length.ToString(), voice = unchecked((long)voice.Value) }).ToList())),
    ];

    /// <summary>Mentions of a place, for the erasure its publisher asked for.</summary>
    internal IReadOnlyList<long> FindPlace(string place) =>
        [.. _months.NewestFirst.SelectMany(month => _months.Read<IReadOnlyList<long>>(month, [], db => db.Query<long>("SELECT id FROM posts WHERE place = @place", new { place }).ToList()))];

    /// <summary>Mentions by the address of their original. Opens every seal of the place: for an erasure, not for a search.</summary>
    internal IReadOnlyList<long> FindOrigins(string place, Func<Uri, bool> isAsked) =>
    [
        .. _months.NewestFirst.SelectMany(month => _months.Read<IReadOnlyList<long>>(month, [], db => db
            .Query<(long Id, byte[] Tag, byte[] Origin)>("SELECT id, tag, origin FROM posts WHERE place = @place AND origin IS NOT NULL", new { place })
            .Where(row => OriginSeal.Open(_months.OriginKey(month), row.Tag, row.Origin).Address is { } address && isAsked(address))
            .Select(row => row.Id).ToList())),
    ];

    /// <summary>Mentions that one source delivered.</summary>
    internal long CountOf(string source) => _months.NewestFirst.Sum(month => _months.Read(month, 0L, db =>
        db.ExecuteScalar<long>("SELECT count(*) FROM posts WHERE source = @source", new { source })));

    /// <summary>The oldest mentions of one source.</summary>
    internal IReadOnlyList<long> OldestOf(string source, int count)
    {
        List<long> ids = [];
        foreach (MonthFile month in _months.NewestFirst.Reverse())
        {
            if (ids.Count == count) break;
            ids.AddRange(_months.Read<IReadOnlyList<long>>(month, [], db => db.Query<long>(
                "SELECT id FROM posts INDEXED BY posts_source WHERE source = @source ORDER BY id LIMIT @count", new { source, count = count - ids.Count }).ToList()));
        }
        return ids;
    }

    /// <summary>Mentions of one source above an id, oldest first, to be asked for again at their origin; those that cannot be are left out
    /// of the answer, not of the count.</summary>
    /// <returns>And the last id looked at; null: there were fewer than <paramref name="count"/>.</returns>
    internal (IReadOnlyList<Held> Held, long? Last) HeldAfter(string source, long after, int count)
    {
        List<(MonthFile Month, long Id, byte[] Tag, byte[]? Origin)> rows = [];
        foreach (MonthFile month in _months.NewestFirst.Where(month => after < month.EndId).Reverse())
        {
            if (rows.Count == count) break;
            rows.AddRange(_months.Read<IReadOnlyList<(MonthFile, long, byte[], byte[]?)>>(month, [], db => db
                .Query<(long Id, byte[] Tag, byte[]? Origin)>(
                    "SELECT id, tag, origin FROM posts INDEXED BY posts_source WHERE source = @source AND id > @after ORDER BY id LIMIT @count",
                    new { source, after, count = count - rows.Count })
                .Select(row => (month, row.Id, row.Tag, row.Origin)).ToList()));
        }
        return (
            [.. rows.Where(row => row.Origin is not null)
                .Select(row => (row.Id, row.Tag, OriginSeal.Open(_months.OriginKey(row.Month), row.Tag, row.Origin!).Again))
                .Where(row => row.Again is not null)
                .Select(row => new Held(row.Id, OriginTag.From(row.Tag), row.Again!))],
            rows.Count < count ? null : rows[^1].Id);
    }

    /// <summary>Writes what was accepted and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        _months.Dispose();
    }

    // Whole mentions at a time, so that the rows of one are never cut apart; short reads, so that an erasure need not wait.
    private IReadOnlyList<FigureRow> ReadFigures(MonthFile month, PeriodLength length, long after, long end) => _months.Read<IReadOnlyList<FigureRow>>(month, [], db => db
        .Query<(string Topic, long Id, long Voice, string Place, string Source, string Network, string Lane, string? Lang, string? Country, string? Themes)>(
            """
            SELECT h.topic, p.id, h.voice, p.place, p.source, p.network, p.lane, p.lang, p.country, h.themes
            FROM (SELECT DISTINCT id FROM hits INDEXED BY hits_mention WHERE id > @after AND id < @end AND period = @period ORDER BY id LIMIT @count) next
            CROSS JOIN posts p ON p.id = next.id
            CROSS JOIN hits h INDEXED BY hits_mention ON h.id = p.id AND h.period = @period
            ORDER BY p.id, h.topic
            """,
            new { after, end, period = length.ToString(), count = FigureRowsAtOnce })
        .Select(row => new FigureRow(
            row.Topic, row.Id, new Voice(unchecked((ulong)row.Voice)), row.Place, row.Source, row.Network, Enum.Parse<Lane>(row.Lane), row.Lang, row.Country,
            Compact.Read(row.Themes)))
        .ToList());
}
