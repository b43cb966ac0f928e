using Heed.Reports;
using Heed.Sources;
using Heed.Topics;

namespace Heed.Tests.Reports;

public class The_advice_on_a_period
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void is_a_week_where_nothing_is_known_yet() => Assert.Equal(PeriodLength.Week, PeriodAdvice.For([]));

    [Fact]
    public void is_a_week_where_weeks_show_three_quarters() => Assert.Equal(PeriodLength.Week, PeriodAdvice.For([100, 50]));

    [Fact]
    public void is_a_month_where_weeks_show_less() => Assert.Equal(PeriodLength.Month, PeriodAdvice.For([100, 45]));

    [Fact]
    public async Task says_when_nothing_kept_tells_anything()
    {
        await using TestHeed test = new();
        PeriodProposal proposal = test.Heed.Periods.For(Draft("delay*"))!;
        Assert.Equal(new PeriodProposal(PeriodLength.Week, IsKnown: false), proposal);
        Assert.Contains("nothing is kept yet", proposal.Sentence);
    }

    [Theory, InlineData("tram*", PeriodLength.Week), InlineData("quetzal", PeriodLength.Month)]
    public async Task looks_at_what_is_kept_for_a_new_topic(string query, PeriodLength proposed)
    {
        await using TestHeed test = new();
        await HearAsync(test, weeks: 3);
        Assert.Equal(new PeriodProposal(proposed, IsKnown: true), test.Heed.Periods.For(Draft(query)));
    }

    [Fact]
    public async Task looks_at_a_topics_own_figures_where_it_has_some()
    {
        await using TestHeed test = new();
        await HearAsync(test, weeks: 3);
        test.Clock.Advance(TimeSpan.FromDays(2)); // past the release
        await test.Heed.KeepCalendarAsync(Cancel);
        // Were the drafted query looked at, few would be found.
        Assert.Equal(new PeriodProposal(PeriodLength.Week, IsKnown: true), test.Heed.Periods.For(Draft("quetzal") with { Id = "trams" }));
    }

    [Fact]
    public async Task is_not_given_for_the_press()
    {
        await using TestHeed test = new();
        Assert.Null(test.Heed.Periods.For(Draft("tram*") with { Lanes = [Lane.Press] }));
    }

    /// <summary>Twenty people speak of trams in each week, three of them of quetzals.</summary>
    private static async Task HearAsync(TestHeed test, int weeks)
    {
        await test.ApproveTopicAsync("trams", "tram*");
        for (int week = 0; week < weeks; week++)
        {
            Source source = await test.ApproveFileAsync($"survey{week}", Enumerable.Range(0, 20).Select(n => TestHeed.Line(n, n < 3 ? "a quetzal on the tram" : "the tram was late", $"person{n}")));
            test.Clock.Advance(TimeSpan.FromHours(1));
            await test.Heed.Pipeline.RunAsync(source, Cancel);
            test.Clock.SetUtcNow(TestHeed.Monday.AddDays(7 * (week + 1)));
        }
    }

    private static Topic Draft(string query) => new("draft", "Draft", query, "Learn what people say of it", [Lane.Public], []);
}
