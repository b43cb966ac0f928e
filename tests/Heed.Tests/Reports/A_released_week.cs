using Heed.Archive;
using Heed.Reports;
using Heed.Sources;

namespace Heed.Tests.Reports;

public class A_released_week
{
    private static readonly Period Week = Period.Of(PeriodLength.Week, TestHeed.Monday);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task does_not_change_when_somebody_in_it_is_erased()
    {
        await using TestHeed test = new();
        await HearAsync(test, people: 13);
        test.Clock.SetUtcNow(Week.ReleaseAt);
        await test.Heed.KeepCalendarAsync(Cancel);
        Release before = test.Heed.Figures.Find(Week)!;

        foreach (long mention in test.Heed.Archive.Newest(new()).Take(3).Select(mention => mention.Id)) await test.Heed.Archive.EraseAsync(mention, Cancel);
        await test.Heed.KeepCalendarAsync(Cancel);

        Assert.Equal(15, before.People("trams"));
        Assert.Equal(before.Figures, test.Heed.Figures.Find(Week)!.Figures);
        Assert.Equal(10, CountedAnew(test)); // the control: counting again would give the erased away
    }

    [Fact]
    public async Task keeps_the_topic_that_was_approved_first()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("wide-trams", "tram*");
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await test.ApproveTopicAsync("narrow-trams", "tram* NOT quetzal"); // younger, though first by name
        await HearAsync(test, people: 12, topic: null);
        test.Clock.SetUtcNow(Week.ReleaseAt);
        await test.Heed.KeepCalendarAsync(Cancel);
        Release release = test.Heed.Figures.Find(Week)!;
        Assert.NotNull(release.People("wide-trams"));
        Assert.Null(release.People("narrow-trams"));
    }

    private static int? CountedAnew(TestHeed test)
    {
        FigureCount count = new(Week, new FigureRules(10), []);
        foreach (FigureRow row in test.Heed.Archive.ReadPeriod(Week)) count.Add([row]);
        return count.Result(Week.ReleaseAt).People("trams");
    }

    private static async Task HearAsync(TestHeed test, int people, string? topic = "trams")
    {
        if (topic is not null) await test.ApproveTopicAsync(topic, "tram*");
        Source source = await test.ApproveFileAsync("survey", Enumerable.Range(0, people).Select(n => TestHeed.Line(n, $"the tram was late {n}")));
        test.Clock.Advance(TimeSpan.FromHours(1));
        await test.Heed.Pipeline.RunAsync(source, Cancel);
    }
}
