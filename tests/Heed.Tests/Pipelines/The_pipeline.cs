using Heed.Archive;
using Heed.Intake;
using Heed.Sources;
using Heed.Topics;

namespace Heed.Tests.Pipelines;

public class The_pipeline
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task keeps_what_a_topic_asked_for_and_nothing_else()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Source source = await test.ApproveFileAsync("survey", [TestHeed.Line(1, "The tram was late"), TestHeed.Line(2, "Lovely cheese at the market")]);
        await test.Heed.Pipeline.RunAsync(source, Cancel);
        Mention kept = Assert.Single(test.Heed.Archive.Newest(new SearchRequest()));
        Assert.Equal("The tram was late", kept.Text);
    }

    [Fact]
    public async Task keeps_nothing_twice_when_a_file_is_read_again()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Source source = await test.ApproveFileAsync("survey", Enumerable.Range(0, 30).Select(n => TestHeed.Line(n, $"tram {n}")));
        (long read, long kept) = await test.Heed.Pipeline.ImportAsync(source, (_, _) => { }, Cancel);
        Assert.Equal((30, 30), (read, kept));
        await test.ReopenAsync();
        (read, kept) = await test.Heed.Pipeline.ImportAsync(source, (_, _) => { }, Cancel);
        Assert.Equal((30, 0), (read, kept));
    }

    [Fact]
    public async Task reads_again_what_was_not_durable_when_it_stopped()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Source source = await test.ApproveFileAsync("survey", Enumerable.Range(0, 30).Select(n => TestHeed.Line(n, $"tram {n}")));
        int taken = 0;
        await foreach (Item item in test.Heed.Intake.ReadAsync(source, fromStart: false, Cancel))
        {
            if (item is Item.New(var raw) && taken++ < 10) await test.Heed.Archive.KeepAsync((Post)test.Heed.Guard.Admit(raw)!, test.Heed.Live.Match((Post)test.Heed.Guard.Admit(raw)!, true), Cancel);
        } // killed here: ten accepted, the cursor never moved
        await test.ReopenAsync();
        await test.Heed.Pipeline.RunAsync(source, Cancel);
        Assert.Equal(30, test.Heed.Archive.Count());
    }

    [Fact]
    public async Task goes_on_with_the_other_sources_when_one_is_broken()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Source broken = await test.ApproveFileAsync("aaa-broken", []);
        File.Delete(broken.Address);
        await test.ApproveFileAsync("survey", [TestHeed.Line(1, "The tram was late")]);
        await test.Heed.Readings.RunAsync(Cancel);
        Assert.Equal(1, test.Heed.Archive.Count());
        Reading reading = test.Heed.Intake.All().Single(reading => reading.Source == "aaa-broken");
        Assert.Equal(Health.Broken, reading.Health);
        Assert.NotNull(reading.Message);
        Assert.True(reading.Due > test.Clock.GetUtcNow());
    }

    [Fact]
    public async Task keeps_everything_that_was_sent_to_an_intake()
    {
        await using TestHeed test = new();
        Source source = await test.ApproveFileAsync("letters", [TestHeed.Line(1, "Please mend the bench by the pond")], Lane.Addressed);
        await test.Heed.Pipeline.RunAsync(source, Cancel);
        Assert.Equal("intake:letters", Assert.Single(Assert.Single(test.Heed.Archive.Newest(new SearchRequest())).Hits).Topic);
    }

    [Fact]
    public async Task names_the_themes_whose_rules_matched()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*", PeriodLength.Week, new Theme("late", "late OR delayed"), new Theme("crowded", "packed OR crowded"));
        Source source = await test.ApproveFileAsync("survey", [TestHeed.Line(1, "The tram was late"), TestHeed.Line(2, "late again, the bus")]);
        await test.Heed.Pipeline.RunAsync(source, Cancel);
        Assert.Equal(["late"], Assert.Single(Assert.Single(test.Heed.Archive.Newest(new SearchRequest())).Hits).Themes);
    }

    [Fact]
    public async Task counts_a_person_once_a_week_and_cannot_join_two_weeks()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Source first = await test.ApproveFileAsync("first", [TestHeed.Line(1, "tram one", "ann"), TestHeed.Line(2, "tram two", "ann")]);
        await test.Heed.Pipeline.RunAsync(first, Cancel);
        List<Voice> week = [.. test.Heed.Archive.ReadPeriod(Period.Of(PeriodLength.Week, test.Clock.GetUtcNow())).Select(row => row.Voice)];
        test.Clock.Advance(TimeSpan.FromDays(7));
        await File.WriteAllLinesAsync(first.Address, [TestHeed.Line(1, "tram one", "ann"), TestHeed.Line(2, "tram two", "ann"), TestHeed.Line(3, "tram three", "ann")], Cancel);
        await test.Heed.Pipeline.RunAsync(first, Cancel);
        List<Voice> next = [.. test.Heed.Archive.ReadPeriod(Period.Of(PeriodLength.Week, test.Clock.GetUtcNow())).Select(row => row.Voice)];
        Assert.Equal(week[0], week[1]);
        Assert.DoesNotContain(week[0], next);
        Assert.Single(next);
    }
}
