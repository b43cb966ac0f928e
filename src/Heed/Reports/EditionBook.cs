using System.Security.Cryptography;
using System.Text;
using Dapper;
using Heed.Archive;
using Heed.Intake;
using Heed.Log;
using Heed.Sources;
using Heed.Topics;

namespace Heed.Reports;

/// <summary>Makes and keeps the editions of the weekly report: one for each released week, a file that does not change afterwards.</summary>
public sealed class EditionBook(
    State state, FigureBook figures, TopicBook topics, SourceBook sources, Intake.Intake intake, PostArchive archive, ActLog log, Settings settings,
    string folder, TimeProvider clock)
{
    /// <summary>Press headlines shown for a topic.</summary>
    public const int HeadlinesShown = 5;

    public static readonly Tables Tables = new("editions", [
        "CREATE TABLE editions(id TEXT PRIMARY KEY, title TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, made_at TEXT NOT NULL) STRICT",
    ]);

    private const int WeeksShown = 8;
    private static readonly TimeSpan GapWorthSaying = TimeSpan.FromHours(26);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Edition> All() => state.Read(db => db
        .Query<(string Id, string Title, string File, string Sha256, string At)>("SELECT id, title, file, sha256, made_at FROM editions ORDER BY id")
        .Select(row => new Edition(row.Id, row.Title, Path.Combine(folder, row.File), row.Sha256, Moment.Read(row.At))).ToList());

    public Edition? Find(string id) => All().FirstOrDefault(edition => edition.Id == id);

    /// <summary>The edition's whole HTML; null: there is none of that id.</summary>
    /// <exception cref="InvalidDataException">The file is not what was sealed.</exception>
    public string? Html(string id)
    {
        if (Find(id) is not { } edition) return null;
        byte[] bytes = File.ReadAllBytes(edition.File);
        if (Hash(bytes) != edition.Sha256) throw new InvalidDataException($"The file of edition {id} was changed after it was sealed.");
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Makes the edition of every released week that has none yet, oldest first.</summary>
    public async Task<IReadOnlyList<Edition>> MakeDueAsync(CancellationToken cancel)
    {
        HashSet<string> made = [.. All().Select(edition => edition.Id)];
        IReadOnlyList<Period> weeks = figures.Released(PeriodLength.Week);
        List<Edition> fresh = [];
        for (int at = 0; at < weeks.Count; at++)
        {
            if (!made.Contains(weeks[at].ToString())) fresh.Add(await MakeAsync(weeks.Take(at + 1).TakeLast(WeeksShown), cancel));
        }
        return fresh;
    }

    private async Task<Edition> MakeAsync(IEnumerable<Period> weeks, CancellationToken cancel)
    {
        EditionContent content = Gather([.. weeks.Select(week => figures.Find(week)!)]);
        string id = content.Now.Period.ToString();
        byte[] html = Encoding.UTF8.GetBytes(EditionPage.Render(content));
        string file = $"{id}.html";
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, file);
        await File.WriteAllBytesAsync(path + ".new", html, cancel);
        File.Move(path + ".new", path, overwrite: true);
        Edition edition = new(id, $"Week of {content.Days}", path, Hash(html), clock.GetUtcNow());
        await state.WriteAsync(db =>
        {
            db.Execute("INSERT INTO editions VALUES(@Id, @Title, @file, @Sha256, @at)", new { edition.Id, edition.Title, file, edition.Sha256, at = Moment.Write(edition.MadeAt) });
            log.Append(db, new Act("edition.published", $"edition:{id}", "heed", $$"""{"sha256":"{{edition.Sha256}}"}"""));
        }, cancel);
        return edition;
    }

    private EditionContent Gather(IReadOnlyList<Release> weeks)
    {
        Release now = weeks[^1];
        List<Topic> shown =
        [
            .. topics.All()
                .Where(entry => entry.ApprovedAt < now.Period.End && (entry.EndedAt is null || entry.EndedAt > now.Period.From))
                .DistinctBy(entry => entry.Topic.Id) // newest version first
                .Select(entry => entry.Topic)
                .OrderByDescending(topic => now.People(topic.Id) ?? 0).ThenBy(topic => topic.Name, StringComparer.Ordinal),
        ];
        return new(settings, weeks, shown, shown.ToDictionary(topic => topic.Id, topic => Headlines(topic.Id, now.Period)), SourceLines(now.Period));
    }

    private IReadOnlyList<Headline> Headlines(string topic, Period period) =>
    [
        .. archive.Newest(new SearchRequest { Topic = topic, Lane = Lane.Press, SeenBefore = period.End })
            .Where(mention => mention.Seen >= period.From)
            .Select(mention => new Headline(
                mention.Title ?? "Without a title", mention.Url, sources.Find(mention.Source)?.Source.Name ?? mention.Place, mention.Written ?? mention.Seen))
            .DistinctBy(headline => (headline.Title, headline.Publisher))
            .Take(HeadlinesShown),
    ];

    private List<SourceLine> SourceLines(Period period)
    {
        Dictionary<string, Reading> readings = intake.All().ToDictionary(reading => reading.Source);
        List<SourceLine> lines = [];
        foreach (SourceEntry entry in sources.All().Where(entry => entry.ApprovedAt < period.End && (entry.EndedAt is null || entry.EndedAt > period.From)))
        {
            Reading? reading = readings.GetValueOrDefault(entry.Source.Id);
            string? gap = reading?.Good is not { } good ? "not read yet"
                : clock.GetUtcNow() - good > GapWorthSaying ? $"silent since {good:d MMMM HH:mm} UTC: {reading.Message}"
                : null;
            lines.Add(new(entry.Source, reading?.State ?? "waiting", reading?.Good, gap));
        }
        return lines;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
