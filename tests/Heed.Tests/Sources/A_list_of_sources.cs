using Heed.Sources;

namespace Heed.Tests.Sources;

public class A_list_of_sources
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_not_read_before_the_steward_approved_it_and_all_of_it_after()
    {
        await using TestHeed test = new();
        await test.Heed.Sources.ProposeListAsync("papers", [Feed("herald"), Feed("harbour")], "ann", Cancel);
        Assert.Empty(test.Heed.Intake.Due());

        Assert.Equal(Outcome.Done, await test.Heed.Sources.ApproveListAsync("papers", "steward", Cancel));

        Assert.Equal(["harbour", "herald"], test.Heed.Intake.Due().Select(source => source.Id));
        Assert.All(test.Heed.Sources.All(), entry => Assert.Equal(("papers", "steward"), (entry.List, entry.ApprovedBy)));
    }

    [Fact]
    public async Task is_approved_without_what_was_refused_before()
    {
        await using TestHeed test = new();
        await test.Heed.Sources.ProposeListAsync("papers", [Feed("herald"), Feed("harbour")], "ann", Cancel);
        await test.Heed.Sources.EndAsync("harbour", "steward", "Staff write there.", Cancel);

        await test.Heed.Sources.ApproveListAsync("papers", "steward", Cancel);

        Assert.Equal(["herald"], test.Heed.Intake.Due().Select(source => source.Id));
        Assert.Equal(Outcome.NotNow, await test.Heed.Sources.ApproveListAsync("papers", "steward", Cancel));
        Assert.Equal(Outcome.Unknown, await test.Heed.Sources.ApproveListAsync("letters", "steward", Cancel));
    }

    [Fact]
    public async Task is_proposed_whole_or_not_at_all()
    {
        await using TestHeed test = new();
        await test.Heed.Sources.ProposeAsync(Feed("herald"), "ann", Cancel);

        Assert.Equal(Outcome.Taken, await test.Heed.Sources.ProposeListAsync("papers", [Feed("harbour"), Feed("herald")], "ann", Cancel));
        Assert.Equal(Outcome.Taken, await test.Heed.Sources.ProposeListAsync("papers", [Feed("harbour"), Feed("papers")], "ann", Cancel));

        Assert.Equal(["herald"], test.Heed.Sources.All().Select(entry => entry.Source.Id));
    }

    [Fact]
    public async Task leaves_an_act_for_the_list_and_for_each_source()
    {
        await using TestHeed test = new();
        await test.Heed.Sources.ProposeListAsync("papers", [Feed("herald"), Feed("harbour")], "ann", Cancel);
        await test.Heed.Sources.ApproveListAsync("papers", "steward", Cancel);

        Assert.Equal(6, test.Heed.Log.Size);
    }

    private static Source Feed(string id) => new(
        id, SourceKind.Feed, id, $"https://{id}.example/feed", Lane.Press, null, "Learn what is reported", "", "the newsroom", new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
    { Speakers = Speakers.Institution };
}
