using System.Globalization;

namespace Heed;

/// <summary>How long a figure period is.</summary>
public enum PeriodLength
{
    Week,
    Month,
}

/// <summary>One figure period: an ISO 8601 week or a calendar month, UTC.</summary>
/// <param name="Start">Its first day: a Monday, or the first of a month.</param>
public readonly record struct Period(PeriodLength Length, DateOnly Start) : IComparable<Period>
{
    /// <summary>A period is released this long after its end, then frozen and its voice keys destroyed.</summary>
    public static readonly TimeSpan ReleaseDelay = TimeSpan.FromHours(48);

    /// <summary>The period that holds <paramref name="moment"/>.</summary>
    public static Period Of(PeriodLength length, DateTimeOffset moment)
    {
        DateOnly day = DateOnly.FromDateTime(moment.UtcDateTime);
        return new(length, length is PeriodLength.Month
            ? new DateOnly(day.Year, day.Month, 1)
            : day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));
    }

    /// <summary>The first moment (UTC) that is in it.</summary>
    public DateTimeOffset From => new(Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The first moment (UTC) that is no longer in it.</summary>
    public DateTimeOffset End => Next.From;

    /// <summary>From this moment (UTC) on its figures may be released.</summary>
    public DateTimeOffset ReleaseAt => End + ReleaseDelay;

    public Period Next => new(Length, Length is PeriodLength.Month ? Start.AddMonths(1) : Start.AddDays(7));

    public Period Previous => new(Length, Length is PeriodLength.Month ? Start.AddMonths(-1) : Start.AddDays(-7));

    /// <summary><c>2026-W37</c> or <c>2026-09</c>; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => Length is PeriodLength.Month
        ? Start.ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : $"{ISOWeek.GetYear(Start):0000}-W{ISOWeek.GetWeekOfYear(Start):00}";

    /// <exception cref="FormatException">Not of the form <see cref="ToString"/> gives.</exception>
    public static Period Parse(string text)
    {
        if (text.Split("-W") is [var year, var week])
            return new(PeriodLength.Week, DateOnly.FromDateTime(
                ISOWeek.ToDateTime(int.Parse(year, CultureInfo.InvariantCulture), int.Parse(week, CultureInfo.InvariantCulture), DayOfWeek.Monday)));
        return new(PeriodLength.Month, DateOnly.ParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public int CompareTo(Period other) => Start.CompareTo(other.Start);
}
