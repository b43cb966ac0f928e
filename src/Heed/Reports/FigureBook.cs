using Dapper;
using Heed.Archive;
using Heed.Log;
using Heed.Topics;

namespace Heed.Reports;

/// <summary>Releases the figures of each period 48 h after its end, once and for good, and then destroys its voice keys.</summary>
/// <param name="smallest">Voices a figure must count; <see cref="Settings.SmallestCell"/>.</param>
public sealed class FigureBook(State state, PostArchive archive, KeyRing keys, ActLog log, TopicBook topics, int smallest, TimeProvider clock)
{
    public static readonly Tables Tables = new("figures", [
        """
        CREATE TABLE releases(period TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT;
        CREATE TABLE figures(
            period TEXT NOT NULL, topic TEXT NOT NULL, dimension TEXT NOT NULL, value TEXT NOT NULL, people INTEGER NOT NULL,
            PRIMARY KEY(period, topic, dimension, value)) STRICT, WITHOUT ROWID;
        CREATE TABLE coverage(
            period TEXT NOT NULL, topic TEXT NOT NULL, dimension TEXT NOT NULL, percent INTEGER NOT NULL, PRIMARY KEY(period, topic, dimension)) STRICT, WITHOUT ROWID;
        CREATE TABLE press(
            period TEXT NOT NULL, topic TEXT NOT NULL, articles INTEGER NOT NULL, publishers INTEGER NOT NULL, PRIMARY KEY(period, topic)) STRICT, WITHOUT ROWID;
        """,
        "CREATE TABLE phrases(period TEXT NOT NULL, topic TEXT NOT NULL, speakers TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY(period, topic, speakers, words)) STRICT, WITHOUT ROWID",
    ]);

    /// <summary>The periods released so far, oldest first.</summary>
    public IReadOnlyList<Period> Released(PeriodLength length) => state.Read(db => db
        .Query<string>("SELECT period FROM releases").Select(Period.Parse).Where(period => period.Length == length).Order().ToList());

    /// <summary>What was released for a period; null: nothing yet.</summary>
    public Release? Find(Period period) => state.Read(db =>
    {
        var key = new { period = period.ToString() };
        if (db.ExecuteScalar<string?>("SELECT at FROM releases WHERE period = @period", key) is not { } at) return null;
        return new Release(
            period,
            Moment.Read(at),
            [.. db.Query<(string Topic, string Dimension, string Value, int People)>("SELECT topic, dimension, value, people FROM figures WHERE period = @period", key)
                .Select(row => new Figure(period, row.Topic, Enum.Parse<Dimension>(row.Dimension), row.Value, row.People))],
            [.. db.Query<(string Topic, string Dimension, int Percent)>("SELECT topic, dimension, percent FROM coverage WHERE period = @period", key)
                .Select(row => new Coverage(period, row.Topic, Enum.Parse<Dimension>(row.Dimension), row.Percent))],
            [.. db.Query<(string Topic, int Articles, int Publishers)>("SELECT topic, articles, publishers FROM press WHERE period = @period", key)
                .Select(row => new PressCount(period, row.Topic, row.Articles, row.Publishers))])
        {
            Phrases = [.. db.Query<(string Topic, string Speakers, string Words)>("SELECT topic, speakers, words FROM phrases WHERE period = @period ORDER BY topic, speakers, words", key)
                .Select(row => new Phrase(period, row.Topic, Enum.Parse<PhraseUsers>(row.Speakers), row.Words))],
        };
    });

    /// <summary>Releases every period whose time has come and that is not released yet, from the one that holds <paramref name="since"/> on.</summary>
    /// <param name="since">When listening began (UTC).</param>
    /// <returns>The periods released now, oldest first.</returns>
    public async Task<IReadOnlyList<Period>> ReleaseDueAsync(DateTimeOffset since, CancellationToken cancel)
    {
        List<Period> released = [];
        foreach (PeriodLength length in Enum.GetValues<PeriodLength>())
        {
            HashSet<Period> known = [.. Released(length)];
            for (Period period = Period.Of(length, since); period.ReleaseAt <= clock.GetUtcNow(); period = period.Next)
            {
                if (known.Add(period))
                {
                    await ReleaseAsync(period, cancel);
                    released.Add(period);
                }
                keys.DestroyVoices(period); // again for those released earlier: a crash may have come between
            }
        }
        released.Sort();
        return released;
    }

    private List<string> EldestFirst() =>
    [
        .. topics.All().Where(entry => entry.ApprovedAt is not null).GroupBy(entry => entry.Topic.Id)
            .OrderBy(versions => versions.Min(entry => entry.ApprovedAt)).ThenBy(versions => versions.Key, StringComparer.Ordinal).Select(versions => versions.Key),
    ];

    /// <summary>Phrases released for weeks of a month, or the months of a week: a post can be in both.</summary>
    private IEnumerable<string> PhrasesBeside(Period period) => Enum.GetValues<PeriodLength>()
        .Where(length => length != period.Length)
        .SelectMany(Released)
        .Where(other => other.From < period.End && period.From < other.End)
        .SelectMany(other => Find(other)!.Phrases)
        .Select(phrase => phrase.Words);

    private Task ReleaseAsync(Period period, CancellationToken cancel)
    {
        FigureRules rules = new(smallest);
        FigureCount count = new(period, rules, EldestFirst());
        PhraseCount phrases = new(period, rules, archive.ReadWordings);
        foreach (IGrouping<long, FigureRow> mention in archive.ReadPeriod(period).GroupBy(row => row.Mention))
        {
            count.Add([.. mention]);
            phrases.Add([.. mention]);
        }
        Release release = count.Result(clock.GetUtcNow());
        HashSet<string> withFigure = [.. release.Figures.Where(figure => figure.Dimension is Dimension.All).Select(figure => figure.Topic)];
        release = release with { Phrases = phrases.Result(withFigure, PhrasesBeside(period)) };
        string key = period.ToString();
        return state.WriteAsync(db =>
        {
            db.Execute("INSERT INTO releases VALUES(@key, @at)", new { key, at = Moment.Write(release.At) });
            db.Execute(
                "INSERT INTO figures VALUES(@key, @Topic, @dimension, @Value, @People)",
                release.Figures.Select(figure => new { key, figure.Topic, dimension = figure.Dimension.ToString(), figure.Value, figure.People }));
            db.Execute(
                "INSERT INTO coverage VALUES(@key, @Topic, @dimension, @Percent)",
                release.Coverage.Select(coverage => new { key, coverage.Topic, dimension = coverage.Dimension.ToString(), coverage.Percent }));
            db.Execute(
                "INSERT INTO press VALUES(@key, @Topic, @Articles, @Publishers)",
                release.Press.Select(press => new { key, press.Topic, press.Articles, press.Publishers }));
            db.Execute(
                "INSERT INTO phrases VALUES(@key, @Topic, @speakers, @Words)",
                release.Phrases.Select(phrase => new { key, phrase.Topic, speakers = phrase.By.ToString(), phrase.Words }));
            log.Append(db, new Act("figures.released", $"period:{key}", "heed"));
        }, cancel);
    }
}
