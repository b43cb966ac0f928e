namespace Heed.Tests;

public class A_period
{
    [Theory]
    [InlineData("2026-09-07T00:00:00Z", "2026-W37")]
    [InlineData("2026-09-13T23:59:59Z", "2026-W37")]
    [InlineData("2026-09-14T00:00:00Z", "2026-W38")]
    [InlineData("2027-01-01T12:00:00Z", "2026-W53")]
    public void of_a_week_is_the_iso_week_in_utc(string moment, string week) =>
        Assert.Equal(week, Period.Of(PeriodLength.Week, DateTimeOffset.Parse(moment)).ToString());

    [Theory, InlineData("2026-W53"), InlineData("2026-W37"), InlineData("2026-02"), InlineData("2026-12")]
    public void is_read_back_from_its_name(string name) => Assert.Equal(name, Period.Parse(name).ToString());

    [Fact]
    public void is_released_two_days_after_its_end() =>
        Assert.Equal(DateTimeOffset.Parse("2026-09-16T00:00:00Z"), Period.Parse("2026-W37").ReleaseAt);

    [Fact]
    public void is_followed_by_the_next_one_without_a_gap() =>
        Assert.Equal(Period.Parse("2026-12").End, Period.Parse("2026-12").Next.From);
}
