using Heed.Intake;

namespace Heed.Tests.Intake;

public class A_reading_interval
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);

    [Fact]
    public void grows_up_to_four_times_while_nothing_is_posted() =>
        Assert.Equal([45, 67.5, 101.25, 120, 120], Minutes(null, [false, false, false, false, false]));

    [Fact]
    public void comes_down_to_the_source_s_own_when_something_is_posted() =>
        Assert.Equal([60, 30, 30], Minutes(TimeSpan.FromHours(2), [true, true, true]));

    [Theory]
    [InlineData(10, 30)] // a place cannot ask to be read more often
    [InlineData(180, 180)]
    [InlineData(60 * 24 * 30, 60 * 24)] // nor less than once a day
    public void is_not_shorter_than_the_place_asks_for(int askedMinutes, int waitMinutes) =>
        Assert.Equal(TimeSpan.FromMinutes(waitMinutes), ReadingInterval.Next(Every, null, fresh: true, TimeSpan.FromMinutes(askedMinutes)).Wait);

    [Theory, InlineData(8, 24), InlineData(72, 72)]
    public void grows_to_a_day_at_most_unless_the_source_says_more(int everyHours, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), ReadingInterval.Next(TimeSpan.FromHours(everyHours), TimeSpan.FromDays(9), fresh: false, null).Interval);

    [Fact]
    public void forgets_what_the_place_asked_for_once() =>
        Assert.Equal(Every, ReadingInterval.Next(Every, ReadingInterval.Next(Every, null, true, TimeSpan.FromHours(9)).Interval, true, null).Wait);

    private static List<double> Minutes(TimeSpan? last, bool[] fresh)
    {
        List<double> minutes = [];
        foreach (bool some in fresh)
        {
            last = ReadingInterval.Next(Every, last, some, null).Interval;
            minutes.Add(last.Value.TotalMinutes);
        }
        return minutes;
    }
}
