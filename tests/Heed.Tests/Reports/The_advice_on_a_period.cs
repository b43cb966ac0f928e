using Heed.Reports;

namespace Heed.Tests.Reports;

public class The_advice_on_a_period
{
    [Fact]
    public void is_a_week_where_nothing_is_known_yet() => Assert.Equal(PeriodLength.Week, PeriodAdvice.For([]));

    [Fact]
    public void is_a_week_where_weeks_show_three_quarters() => Assert.Equal(PeriodLength.Week, PeriodAdvice.For([100, 50]));

    [Fact]
    public void is_a_month_where_weeks_show_less() => Assert.Equal(PeriodLength.Month, PeriodAdvice.For([100, 45]));
}
