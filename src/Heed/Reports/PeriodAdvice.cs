namespace Heed.Reports;

/// <summary>How long a topic's figure period should be, said when the topic is approved: from then on it is fixed.</summary>
public static class PeriodAdvice
{
    /// <summary>Weeks that show a smaller share of the mentions than this, in percent, are too short.</summary>
    public const int SmallestWeeklyShare = 75;

    /// <summary>A week; a month where weeks would show too little.</summary>
    /// <param name="weeks">Share of the mentions in shown figures of each week known, in percent (0 to 100); a week without mentions is
    /// left out. Empty: nothing is known yet. Every week weighs the same: how many mentions it had is not released.</param>
    public static PeriodLength For(IReadOnlyCollection<int> weeks) =>
        weeks.Count == 0 || weeks.Average() >= SmallestWeeklyShare ? PeriodLength.Week : PeriodLength.Month;
}
