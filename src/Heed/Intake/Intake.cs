using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Heed.Sources;

namespace Heed.Intake;

/// <summary>Turns what sources deliver into whole posts, once only, and remembers how far each source was read.</summary>
/// <param name="open">Opens the connector of a source.</param>
public sealed class Intake(State state, KeyRing keys, SourceBook sources, Func<Source, ISource> open, LanguageDetector languages, TimeProvider clock)
{
    public static readonly Tables Tables = new("intake", [
        """
        CREATE TABLE readings(
            source TEXT PRIMARY KEY, cursor TEXT, tags BLOB NOT NULL, health TEXT NOT NULL, message TEXT, tried TEXT, good TEXT, due TEXT NOT NULL,
            failures INTEGER NOT NULL, arrived TEXT NOT NULL, problems TEXT NOT NULL) STRICT
        """,
        """
        ALTER TABLE readings ADD COLUMN since TEXT;
        ALTER TABLE readings ADD COLUMN interval_seconds INTEGER;
        CREATE TABLE arrivals(source TEXT NOT NULL, day INTEGER NOT NULL, band INTEGER NOT NULL, PRIMARY KEY(source, day)) STRICT, WITHOUT ROWID
        """]);

    private const int ProblemsKept = 20;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);
    private static readonly TimeSpan FollowedAgain = TimeSpan.FromSeconds(15);

    /// <summary>What arrived today, by source. Counts are in memory only; what is written down is their band.</summary>
    private readonly ConcurrentDictionary<string, (int Day, int Count)> _today = [];

    private int Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;

    /// <summary>The live sources whose time has come, longest waiting first.</summary>
    public IReadOnlyList<Source> Due()
    {
        DateTimeOffset now = clock.GetUtcNow();
        Dictionary<string, DateTimeOffset> due = state.Read(db => db.Query<(string Source, string Due)>("SELECT source, due FROM readings").ToDictionary(row => row.Source, row => Moment.Read(row.Due)));
        return [.. sources.All()
            .Where(entry => entry.Standing is Standing.Live && !entry.Source.IsIntake)
            .Select(entry => (entry.Source, Due: due.GetValueOrDefault(entry.Source.Id, DateTimeOffset.MinValue)))
            .Where(pair => pair.Due <= now)
            .OrderBy(pair => pair.Due)
            .Select(pair => pair.Source)];
    }

    /// <summary>How every source that was ever tried stands.</summary>
    public IReadOnlyList<Reading> All()
    {
        int today = Today;
        return state.Read(db =>
        {
            ILookup<string, DayBand> days = db
                .Query<(string Source, long Day, long Band)>("SELECT source, day, band FROM arrivals WHERE day >= @first ORDER BY day", new { first = today - Arrivals.DaysKept })
                .ToLookup(row => row.Source, row => new DayBand((int)row.Day, (int)row.Band));
            return db.Query<Row>("SELECT source Source, health Health, message Message, tried Tried, good Good, due Due, arrived Arrived, problems Problems, since Since FROM readings")
                .Select(row => row.ToReading(new Arrivals([.. days[row.Source]], today))).ToList();
        });
    }

    /// <summary>Reads one source from where it stopped, or from its start. A failure is written down for people and ends the reading; what was handed over counts.</summary>
    public async IAsyncEnumerable<Item> ReadAsync(Source source, bool fromStart, [EnumeratorCancellation] CancellationToken cancel)
    {
        (string? cursor, HashSet<OriginTag> known) = state.Read(db => Stored(db.QuerySingleOrDefault<(string?, byte[])>(
            "SELECT cursor, tags FROM readings WHERE source = @Id", new { source.Id })));
        List<string> problems = [];
        HashSet<OriginTag> read = [];
        int fresh = 0;
        TimeSpan? asked = null;
        await using IAsyncEnumerator<Delivery> deliveries = Opened(source, cursor, fromStart, cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            Delivery delivery;
            try
            {
                if (!await deliveries.MoveNextAsync()) break;
                delivery = deliveries.Current;
            }
            catch (SourceException failure)
            {
                await FailedAsync(source, failure, problems, cancel);
                yield break;
            }
            switch (delivery)
            {
                case Delivery.Entry(var raw):
                    OriginTag tag = TagOf(raw.Place, raw.NativeId);
                    if (!read.Add(tag) || known.Contains(tag)) break;
                    fresh++;
                    yield return new Item.New(Whole(raw) with { Tag = tag });
                    break;
                case Delivery.Withdrawn(var place, var id):
                    OriginTag gone = TagOf(place, id);
                    read.Remove(gone); // a post that was changed is withdrawn and given anew
                    yield return new Item.Gone(gone);
                    break;
                case Delivery.AccountWithdrawn(var place, var account):
                    yield return new Item.AccountGone(place, account);
                    break;
                case Delivery.Again(var after):
                    asked = after;
                    break;
                case Delivery.Moved(var address):
                    problems.Add(await FollowAsync(source, address, cancel));
                    break;
                case Delivery.Problem(var message):
                    if (source.IsFollowed && problems.Count == ProblemsKept) problems.RemoveAt(0); // such a reading has no end: the newest count
                    if (problems.Count < ProblemsKept) problems.Add(message);
                    break;
                case Delivery.Reached(var reached):
                    // A reading without entries (304, nothing new in a file) leaves the tags of the last one in force.
                    IReadOnlyCollection<OriginTag> tags = source.Kind is not SourceKind.Feed ? [] : read.Count == 0 ? known : [.. read];
                    yield return new Item.Reached(source.Id, new Cursor(reached, tags), Reading.Band(read.Count), [.. problems]) { Fresh = fresh, Asked = asked };
                    fresh = 0;
                    if (source.IsFollowed) read.Clear(); // bounded; what comes a second time the archive knows by its tag
                    break;
            }
        }
    }

    /// <summary>Opening belongs to the reading: an address that is none must not stop more than its source.</summary>
    private async IAsyncEnumerable<Delivery> Opened(Source source, string? cursor, bool fromStart, [EnumeratorCancellation] CancellationToken cancel)
    {
        ISource connector = open(source);
        await foreach (Delivery delivery in source.IsFollowed && connector is IFollowingSource following
            ? following.FollowAsync(cursor, cancel)
            : connector.ReadAsync(fromStart ? null : cursor, cancel))
        {
            yield return delivery;
        }
    }

    /// <summary>Whole posts of what a source shows now, for a trial: nothing is remembered.</summary>
    public async IAsyncEnumerable<RawPost> PeekAsync(Source source, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (Delivery delivery in open(source).ReadAsync(null, cancel))
        {
            if (delivery is Delivery.Entry(var raw)) yield return Whole(raw) with { Tag = TagOf(raw.Place, raw.NativeId) };
        }
    }

    /// <summary>Moves a source's cursor. Call it only when everything before it is durable.</summary>
    public Task MoveAsync(Item.Reached reached, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Source? source = sources.Find(reached.Source)?.Source;
        byte[] tags = [.. reached.Cursor.Tags.SelectMany(tag => tag.ToBytes())];
        int today = Today;
        int count = _today.AddOrUpdate(reached.Source, (today, reached.Fresh), (_, so) => so.Day == today ? (today, so.Count + reached.Fresh) : (today, reached.Fresh)).Count;
        return state.WriteAsync(db =>
        {
            (TimeSpan? interval, TimeSpan wait) = Next(source, reached, db.ExecuteScalar<long?>("SELECT interval_seconds FROM readings WHERE source = @Source", new { reached.Source }));
            db.Execute(
                """
                INSERT INTO readings(source, cursor, tags, health, message, tried, good, due, failures, arrived, problems, since, interval_seconds)
                VALUES(@Source, @cursor, @tags, 'Reading', NULL, @now, @now, @due, 0, @Arrived, @problems, @now, @interval)
                ON CONFLICT DO UPDATE SET cursor = @cursor, tags = @tags, since = iif(health = 'Reading', since, @now), health = 'Reading', message = NULL, tried = @now,
                    good = @now, due = @due, failures = 0, arrived = @Arrived, problems = @problems, interval_seconds = @interval
                """,
                new
                {
                    reached.Source,
                    cursor = reached.Cursor.Value,
                    tags,
                    now = Moment.Write(now),
                    due = Moment.Write(now + wait),
                    reached.Arrived,
                    problems = JsonSerializer.Serialize(reached.Problems),
                    interval = (long?)interval?.TotalSeconds,
                });
            // A restart forgets the count, not the band that was reached.
            db.Execute(
                "INSERT INTO arrivals VALUES(@Source, @today, @band) ON CONFLICT DO UPDATE SET band = @band WHERE band < @band",
                new { reached.Source, today, band = Reading.BandOf(count) });
            db.Execute("DELETE FROM arrivals WHERE source = @Source AND day < @first", new { reached.Source, first = today - Arrivals.DaysKept });
        }, cancel);
    }

    /// <returns>For a feed also the interval to remember.</returns>
    private static (TimeSpan? Interval, TimeSpan Wait) Next(Source? source, Item.Reached reached, long? lastSeconds)
    {
        if (source is null) return (null, LongestWait);
        if (source.Kind is SourceKind.Feed)
            return ReadingInterval.Next(source.Every, lastSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, reached.Fresh > 0, reached.Asked);
        return (null, source.IsFollowed ? TimeSpan.Zero : source.Every);
    }

    /// <summary>Writes a failed reading down for people and puts the next one off.</summary>
    internal async Task FailedAsync(Source source, SourceException failure, IReadOnlyList<string> problems, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        await state.WriteAsync(db =>
        {
            (string? Health, string? Good, long Failures) before = db.QuerySingleOrDefault<(string?, string?, long)>("SELECT health, good, failures FROM readings WHERE source = @Id", new { source.Id });
            TimeSpan wait = Wait(source, failure, (int)before.Failures);
            string health = failure.IsPutOff ? before.Health ?? nameof(Health.Waiting)
                : failure is { Health: Health.Refused, IsByRules: true } && before.Good is not null ? nameof(Health.Paused)
                : failure.Health.ToString();
            db.Execute(
                """
                INSERT INTO readings(source, cursor, tags, health, message, tried, good, due, failures, arrived, problems, since)
                VALUES(@Id, NULL, x'', @health, @Message, @now, NULL, @due, @more, '0', @problems, @now)
                ON CONFLICT DO UPDATE SET since = iif(health = @health, since, @now), health = @health, message = @Message, tried = @now, due = @due,
                    failures = failures + @more, problems = @problems
                """,
                new
                {
                    source.Id,
                    health,
                    failure.Message,
                    now = Moment.Write(now),
                    due = Moment.Write(now + wait),
                    more = failure.IsPutOff ? 0 : 1,
                    problems = JsonSerializer.Serialize(problems),
                });
        }, cancel);
        if (failure.Health is Health.Gone) await sources.EndAsync(source.Id, "heed", failure.Message, cancel);
    }

    /// <summary>Twice as long after each failure. A pause that the place asked for after an answer can make it longer, not shorter; one that
    /// was in force before, or that Heed itself keeps, ends when it ends.</summary>
    private static TimeSpan Wait(Source source, SourceException failure, int failures)
    {
        TimeSpan doubled = TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, (source.IsFollowed ? FollowedAgain : source.Every).Ticks << Math.Min(failures, 10)));
        return failure.RetryAfter is not { } asked ? doubled : failure.Status is null || asked > doubled ? asked : doubled;
    }

    /// <summary>Follows a place that moved within its host. Another host is another place, which nobody has approved.</summary>
    /// <returns>A sentence for people.</returns>
    private async Task<string> FollowAsync(Source source, Uri address, CancellationToken cancel)
    {
        if (new Uri(source.Address).Authority != address.Authority)
            return $"This feed has moved for good to {address}. That is another place: propose it as a new source, and end this one.";
        await sources.MovedAsync(source.Id, address, cancel);
        return $"This feed has moved for good to {address} and is read there from now on.";
    }

    /// <summary>Plain text, with language and <see cref="RawPost.Seen"/>.</summary>
    internal RawPost Whole(RawPost raw)
    {
        string text = raw.IsHtml ? PlainText.FromHtml(raw.Text) : PlainText.Tidy(raw.Text);
        string? title = raw.Title is null ? null : raw.IsHtml ? PlainText.FromHtml(raw.Title) : PlainText.Tidy(raw.Title);
        return raw with
        {
            Text = text,
            Title = title,
            IsHtml = false,
            Language = raw.Language ?? languages.Detect($"{title} {text}"),
            Seen = clock.GetUtcNow(),
        };
    }

    /// <summary>Finds again what has this id within its place, kept or not.</summary>
    internal OriginTag TagOf(string place, string nativeId) =>
        OriginTag.From(HMACSHA256.HashData(keys.Tags, Encoding.UTF8.GetBytes($"{place}\n{nativeId}")));

    private static (string?, HashSet<OriginTag>) Stored((string? Cursor, byte[]? Tags) row)
    {
        HashSet<OriginTag> tags = [];
        for (int at = 0; at < (row.Tags?.Length ?? 0); at += OriginTag.Size) tags.Add(OriginTag.From(row.Tags.AsSpan(at)));
        return (row.Cursor, tags);
    }

    private sealed class Row
    {
        public required string Source { get; init; }
        public required string Health { get; init; }
        public string? Message { get; init; }
        public string? Tried { get; init; }
        public string? Good { get; init; }
        public required string Due { get; init; }
        public required string Arrived { get; init; }
        public required string Problems { get; init; }
        public string? Since { get; init; }

        public Reading ToReading(Arrivals arrivals) => new(
            Source, Enum.Parse<Health>(Health), Message, Moment.ReadOrNull(Tried), Moment.ReadOrNull(Good), Moment.Read(Due), Arrived,
            JsonSerializer.Deserialize<List<string>>(Problems) ?? [])
        {
            Since = Moment.ReadOrNull(Since),
            Flow = arrivals.Flow,
            Usual = arrivals.Usual,
        };
    }
}
