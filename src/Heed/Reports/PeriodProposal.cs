namespace Heed.Reports;

/// <summary>What is proposed as a topic's figure period.</summary>
/// <param name="IsKnown">Something kept says so; else a week is proposed for want of anything better.</param>
public sealed record PeriodProposal(PeriodLength Length, bool IsKnown)
{
    /// <summary>One sentence for whoever drafts or approves.</summary>
    public string Sentence => (Length, IsKnown) switch
    {
        (PeriodLength.Month, _) => $"Figures by month are proposed: by week, less than {PeriodAdvice.SmallestWeeklyShare} % of what is kept on it would stand in figures that can be shown.",
        (_, true) => $"Figures by week are proposed: {PeriodAdvice.SmallestWeeklyShare} % or more of what is kept on it would stand in figures that can be shown.",
        _ => "Figures by week are proposed; nothing is kept yet that tells whether they could be shown. The period is fixed once the topic is approved.",
    };
}
