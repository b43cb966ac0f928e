namespace Heed.Intake;

/// <summary>How what arrives from a source compares with what is usual for it.</summary>
public enum Flow
{
    /// <summary>Not read for a week yet: nobody knows what is usual.</summary>
    Unknown,

    /// <summary>About as much as always.</summary>
    Usual,

    /// <summary>Nothing new for a day or more, as happens there.</summary>
    Quiet,

    /// <summary>Nothing new for longer than it ever is by chance, although reading goes well: somebody should look.</summary>
    Silent,

    /// <summary>A hundred times as much as usual or more: somebody should look.</summary>
    Flooding,
}

/// <summary>The days of a source, each with its band, and what follows from them. Only bands are known: a count of what arrived beside a
/// count of what is kept would tell how much the guard turned away.</summary>
/// <param name="days">Days on which it was read, oldest first; the last may be today.</param>
/// <param name="today">Days since 0001-01-01 (UTC).</param>
internal sealed class Arrivals(IReadOnlyList<DayBand> days, int today)
{
    /// <summary>Days that are looked back on.</summary>
    public const int DaysKept = 28;

    private const int FewestDays = 7;

    /// <summary>A silence that would come by chance once in a hundred times or less is one.</summary>
    private const double Chance = 0.01;

    private readonly List<int> _before = [.. days.Where(day => day.Day < today && day.Day >= today - DaysKept).Select(day => day.Band)];
    private readonly int _now = days.LastOrDefault(day => day.Day == today)?.Band ?? 0;

    /// <summary>The band of a usual day; null: not known yet.</summary>
    public string? Usual => _before.Count < FewestDays ? null : Reading.BandNames[Median];

    public Flow Flow
    {
        get
        {
            if (_before.Count < FewestDays) return Flow.Unknown;
            if (_now >= Median + 2) return Flow.Flooding;
            if (_now > 0) return Flow.Usual;
            int silent = _before.AsEnumerable().Reverse().TakeWhile(band => band == 0).Count();
            int known = _before.Count - silent, active = _before.Count(band => band > 0);
            if (silent == 0) return Flow.Usual;
            // Days without anything are taken to be independent, with the share they had before the silence began.
            double share = (active + 0.5) / (known + 1);
            return known >= FewestDays && Math.Pow(1 - share, silent) < Chance ? Flow.Silent : Flow.Quiet;
        }
    }

    private int Median => _before.Order().ElementAt(_before.Count / 2);
}

/// <summary>What arrived on one day.</summary>
/// <param name="Day">Days since 0001-01-01 (UTC).</param>
/// <param name="Band">Index into <see cref="Reading.BandNames"/>.</param>
internal sealed record DayBand(int Day, int Band);
