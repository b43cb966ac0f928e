using Heed.Match.Language;
using Heed.Sources;
using Heed.Topics;

namespace Heed.Tests.Topics;

public class A_topic
{
    private static readonly Topic Trams = new("trams", "Trams", "tram* AND late", "Learn what is wrong on the trams", [Lane.Public], []);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task with_an_error_is_not_saved_and_says_where()
    {
        await using TestHeed test = new();
        Topic wrong = Trams with { Query = "tram AND \"line 4" };
        Finding error = test.Heed.Topics.Check(wrong).Single(problem => problem.IsError).Finding;
        Assert.Equal(9, error.Start);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Heed.Topics.ProposeAsync(wrong, "ann", Cancel));
        Assert.Empty(test.Heed.Topics.All());
    }

    [Fact]
    public async Task is_matched_only_after_the_stewards_approval()
    {
        await using TestHeed test = new();
        await test.Heed.Topics.ProposeAsync(Trams, "ann", Cancel);
        Source source = await test.ApproveFileAsync("survey", [TestHeed.Line(1, "The tram was late")]);
        await test.Heed.Pipeline.RunAsync(source, Cancel);
        Assert.Equal(0, test.Heed.Archive.Count());
        await test.Heed.Topics.ApproveAsync("trams", "steward", Cancel);
        await test.Heed.Pipeline.ImportAsync(source, (_, _) => { }, Cancel);
        Assert.Equal(1, test.Heed.Archive.Count());
    }

    [Fact]
    public async Task that_is_changed_goes_on_in_its_old_version_until_the_new_one_is_approved()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        TopicEntry live = test.Heed.Topics.Find("trams")!;
        await test.Heed.Topics.ProposeAsync(live.Topic with { Query = "bus*" }, "ann", Cancel);
        Assert.Equal("tram*", Assert.Single(test.Heed.Topics.Live()).Topic.Query);
        await test.Heed.Topics.ApproveAsync("trams", "steward", Cancel);
        TopicEntry newer = Assert.Single(test.Heed.Topics.Live());
        Assert.Equal(("bus*", 2), (newer.Topic.Query, newer.Version));
    }

    [Fact]
    public async Task keeps_its_figure_period_once_it_was_approved()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Topic monthly = test.Heed.Topics.Find("trams")!.Topic with { Period = PeriodLength.Month };
        Assert.Equal(Outcome.NotNow, await test.Heed.Topics.ProposeAsync(monthly, "ann", Cancel));
    }

    [Fact]
    public async Task may_be_tried_three_times_a_day_and_keeps_nothing()
    {
        await using TestHeed test = new();
        await test.ApproveFileAsync("survey", [TestHeed.Line(1, "The tram was late"), TestHeed.Line(2, "cheese")]);
        await test.Heed.Topics.ProposeAsync(Trams, "ann", Cancel);
        for (int trial = 0; trial < TopicBook.TrialsADay; trial++)
        {
            TrialResult.Ran ran = Assert.IsType<TrialResult.Ran>(await test.Heed.Trials.RunAsync("trams", "ann", Cancel));
            Assert.Equal((1, "The tram was late"), (ran.Found, Assert.Single(ran.Samples).Post.Text));
        }
        Assert.IsType<TrialResult.UsedUp>(await test.Heed.Trials.RunAsync("trams", "ann", Cancel));
        Assert.Equal(0, test.Heed.Archive.Count());
        Assert.Equal(TopicBook.TrialsADay, test.Heed.Log.Newest(100, null).Count(act => act.Kind == "topic.tried"));
    }

    [Fact]
    public async Task may_not_name_a_topic_that_is_not_there()
    {
        await using TestHeed test = new();
        Assert.Contains(test.Heed.Topics.Check(Trams with { Query = "topic:nowhere AND late" }), problem => problem.IsError && problem.Finding.Message.Contains("nowhere"));
    }

    [Fact]
    public async Task may_not_go_round_in_a_circle()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("buses", "bus*");
        await test.ApproveTopicAsync("trams", "topic:buses OR tram*");
        Topic buses = test.Heed.Topics.Find("buses")!.Topic with { Query = "bus* OR topic:trams" };
        Assert.Contains(test.Heed.Topics.Check(buses), problem => problem.IsError && problem.Finding.Message.Contains("circle"));
    }

    [Fact]
    public async Task never_hears_what_was_written_before_it_was_approved_at_a_place_it_reads()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Post old = PostOf(Lane.Public, TestHeed.Monday.AddDays(-1)), young = PostOf(Lane.Public, TestHeed.Monday.AddHours(1));
        Assert.Empty(test.Heed.Live.Match(old, looksBack: false));
        Assert.Single(test.Heed.Live.Match(young, looksBack: false));
        Assert.Single(test.Heed.Live.Match(old, looksBack: true)); // a file whose origin was approved
    }

    [Theory, InlineData(29, 1), InlineData(31, 0)]
    public async Task hears_the_press_thirty_days_back(int days, int hits)
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Assert.Equal(hits, test.Heed.Live.Match(PostOf(Lane.Press, TestHeed.Monday.AddDays(-days)), looksBack: false).Count);
    }

    private static Post PostOf(Lane lane, DateTimeOffset written) => new()
    {
        Tag = new OriginTag(1, 1),
        Source = "forum",
        Place = "forum.example",
        Network = "feed",
        Lane = lane,
        Text = "the tram",
        Written = written,
        Seen = TestHeed.Monday.AddHours(2),
        Voices = new Voices(new Voice(1), new Voice(2)),
    };
}
