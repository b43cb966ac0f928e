using Heed.Intake;

namespace Heed.Tests.Intake;

public class What_arrives
{
    private const int Today = 739_000;

    /// <param name="days">A band a day, the last but one being yesterday; a hyphen: it was not read that day; the last is today.</param>
    [Theory]
    [InlineData("222220", Flow.Unknown)] // not a week yet
    [InlineData("22222222222222", Flow.Usual)]
    [InlineData("22122212322230", Flow.Usual)] // today is not over
    [InlineData("22222222222220" + "0", Flow.Quiet)]
    [InlineData("222222222222222" + "000" + "0", Flow.Silent)]
    [InlineData("222222222222222" + "---" + "-", Flow.Usual)] // not read: that is no silence of its
    [InlineData("1000000100000010000001" + "0000", Flow.Quiet)] // once a week
    [InlineData("0000000000000000", Flow.Quiet)] // always silent
    [InlineData("1111111111111" + "2", Flow.Usual)]
    [InlineData("1111111111111" + "3", Flow.Flooding)]
    [InlineData("2222222222222" + "4", Flow.Flooding)]
    [InlineData("0000000000000" + "1", Flow.Usual)]
    public void is_compared_with_what_is_usual(string days, Flow flow) => Assert.Equal(flow, Of(days).Flow);

    [Theory, InlineData("22122212322230", "10-99"), InlineData("11111111", "1-9"), InlineData("222220", null)]
    public void is_usual_in_a_band(string days, string? usual) => Assert.Equal(usual, Of(days).Usual);

    [Fact]
    public void needs_somebody_when_it_falls_silent_or_floods()
    {
        Reading reading = new("town", Heed.Sources.Health.Reading, null, null, null, default, "0", []);

        Assert.All([Flow.Silent, Flow.Flooding], flow => Assert.True((reading with { Flow = flow }).NeedsSomebody));
        Assert.All([Flow.Unknown, Flow.Usual, Flow.Quiet], flow => Assert.False((reading with { Flow = flow }).NeedsSomebody));
        Assert.Equal("broken", (reading with { Health = Heed.Sources.Health.Broken, Flow = Flow.Silent }).State);
    }

    private static Arrivals Of(string days) =>
        new([.. days.Select((band, at) => (Day: Today - days.Length + 1 + at, band)).Where(day => day.band != '-').Select(day => new DayBand(day.Day, day.band - '0'))], Today);
}
