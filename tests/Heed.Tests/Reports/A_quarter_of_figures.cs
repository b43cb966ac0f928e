using Heed.Reports;
using Heed.Reports.Attacks;

namespace Heed.Tests.Reports;

public class A_quarter_of_figures
{
    [Theory, InlineData(2_000, 40), InlineData(10_000, 75)]
    public void shows_most_of_what_was_heard(int posts, int atLeastPercent)
    {
        QuarterCoverage released = SyntheticQuarter.Measure(posts, seed: 20260907)[0];
        Assert.InRange(released.Percent[Dimension.All], atLeastPercent, 100);
    }

    [Fact]
    public void shows_more_by_month_where_weeks_are_too_small() =>
        Assert.InRange(SyntheticQuarter.Measure(posts: 2_000, seed: 20260907)[0].Monthly, 1, SyntheticQuarter.Topics - 1);
}
