using Dapper;
using Heed.Log;

namespace Heed.Archive;

/// <summary>A released figure of <see cref="Lane.Workers"/>.</summary>
/// <param name="Theme">One theme.</param>
/// <param name="People">Rounded to 5; <see cref="WorkerTally.Smallest"/> or more.</param>
public sealed record WorkerFigure(Period Month, WorkingDay Theme, int People);

/// <summary>Counts what the operator's own people say to an intake made for them. A month's signs go when its figures are released; what
/// stays is at most one number a theme. Its tables have no column that could hold a text.</summary>
public sealed class WorkerTally(State state, ActLog log, TimeProvider clock)
{
    /// <summary>Voices a figure counts at least. Not a setting.</summary>
    public const int Smallest = 20;

    private const int Step = 5;

    // No voice may be behind more than this share of a theme's messages.
    private const double LargestShare = 0.4;

    public static readonly Tables Tables = new("workers", [
        """
        CREATE TABLE tally(tag BLOB PRIMARY KEY CHECK(length(tag) = 16), voice INTEGER NOT NULL, themes INTEGER NOT NULL, month INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE worker_figures(month INTEGER NOT NULL, theme INTEGER NOT NULL, people INTEGER NOT NULL, PRIMARY KEY(month, theme)) STRICT, WITHOUT ROWID;
        CREATE TABLE worker_releases(month INTEGER PRIMARY KEY) STRICT;
        """]);

    /// <summary>Counts one sign; one whose tag is there already is not counted again. On disk when the task ends.</summary>
    public Task AddAsync(WorkerSign sign, CancellationToken cancel) => state.WriteAsync(db => db.Execute(
        "INSERT INTO tally VALUES(@tag, @voice, @themes, @month) ON CONFLICT DO NOTHING",
        new { tag = sign.Tag.ToBytes(), voice = unchecked((long)sign.Voice.Value), themes = (int)sign.Themes, month = Number(sign.Month) }), cancel);

    /// <summary>Takes out what its sender withdrew.</summary>
    /// <returns>False: there was no such sign, or its month is released.</returns>
    public Task<bool> EraseAsync(OriginTag tag, CancellationToken cancel) =>
        state.WriteAsync(db => db.Execute("DELETE FROM tally WHERE tag = @tag", new { tag = tag.ToBytes() }) > 0, cancel);

    /// <summary>Everything released so far, oldest first; a theme without a figure has no row, whether nobody or nineteen spoke of it.</summary>
    public IReadOnlyList<WorkerFigure> Released() => state.Read(db => db
        .Query<(int Month, int Theme, int People)>("SELECT month, theme, people FROM worker_figures ORDER BY month, theme")
        .Select(row => new WorkerFigure(MonthOf(row.Month), (WorkingDay)row.Theme, row.People)).ToList());

    /// <summary>Releases every month whose time has come, once and for good, and erases its signs. Desk and public page read the same rows:
    /// nobody sees a figure an hour earlier.</summary>
    public async Task ReleaseDueAsync(CancellationToken cancel)
    {
        List<int> months = state.Read(db => db.Query<int>("SELECT DISTINCT month FROM tally ORDER BY month").ToList());
        foreach (int month in months.Where(month => MonthOf(month).ReleaseAt <= clock.GetUtcNow()))
        {
            await state.WriteAsync(db =>
            {
                bool late = db.Execute("INSERT INTO worker_releases VALUES(@month) ON CONFLICT DO NOTHING", new { month }) == 0;
                List<(long Voice, int Themes)> signs = db.Query<(long, int)>("SELECT voice, themes FROM tally WHERE month = @month", new { month }).ToList();
                db.Execute("DELETE FROM tally WHERE month = @month", new { month });
                if (late) return; // frozen: what came after a release is not added to it
                foreach ((WorkingDay theme, int people) in Count(signs))
                    db.Execute("INSERT INTO worker_figures VALUES(@month, @theme, @people)", new { month, theme = (int)theme, people });
                log.Append(db, new Act("figures.released", $"workers:{MonthOf(month)}", "heed"));
            }, cancel);
        }
    }

    private static IEnumerable<(WorkingDay Theme, int People)> Count(IReadOnlyCollection<(long Voice, int Themes)> signs)
    {
        foreach (WorkingDay theme in Enum.GetValues<WorkingDay>().Where(theme => theme is not WorkingDay.None))
        {
            List<int> messages = [.. signs.Where(sign => ((WorkingDay)sign.Themes).HasFlag(theme)).GroupBy(sign => sign.Voice).Select(voice => voice.Count())];
            if (messages.Count >= Smallest && messages.Max() <= LargestShare * messages.Sum()) yield return (theme, (messages.Count + Step / 2) / Step * Step);
        }
    }

    // Months since the year 0, so that a month is a number too.
    private static int Number(Period month) => month.Start.Year * 12 + month.Start.Month - 1;

    private static Period MonthOf(int number) => new(PeriodLength.Month, new DateOnly(number / 12, number % 12 + 1, 1));
}
