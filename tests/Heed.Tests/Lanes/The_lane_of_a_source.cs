using Dapper;
using Heed.Log;
using Heed.Sources;
using Microsoft.Data.Sqlite;

namespace Heed.Tests.Lanes;

public class The_lane_of_a_source
{
    private static readonly Settings Agreed = new() { OperatorKind = OperatorKind.Employer, StewardSpeaksForWorkers = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(Lane.Public), InlineData(Lane.Press), InlineData(Lane.Addressed)]
    public void is_none_where_the_operators_own_people_talk_among_themselves(Lane lane)
    {
        IReadOnlyList<string> problems = SourceBook.Check(Forum with { Lane = lane, Speakers = Speakers.OwnPeople });

        string refusal = Assert.Single(problems, problem => problem.Contains("talk among themselves", StringComparison.Ordinal));
        Assert.Contains("written agreement with their representatives", refusal, StringComparison.Ordinal);
        Assert.Contains("or no listening at all", refusal, StringComparison.Ordinal);
    }

    [Theory, InlineData(Speakers.Others), InlineData(Speakers.Anybody), InlineData(Speakers.Institution)]
    public void is_open_to_every_other_answer(Speakers speakers) => Assert.Empty(SourceBook.Check(Forum with { Speakers = speakers }));

    [Fact]
    public void is_none_while_nobody_has_said_whose_people_speak_there() =>
        Assert.Contains("whose people speak there", Assert.Single(SourceBook.Check(Forum with { Speakers = null })), StringComparison.Ordinal);

    [Fact]
    public void is_press_for_institutions_only()
    {
        Assert.NotEmpty(SourceBook.Check(Forum with { Lane = Lane.Press, Speakers = Speakers.Anybody }));
        Assert.Empty(SourceBook.Check(Forum with { Lane = Lane.Press, Speakers = Speakers.Institution }));
    }

    [Fact]
    public async Task is_fixed_by_the_store_once_it_is_approved()
    {
        await using TestHeed test = new();
        await test.Heed.Sources.ProposeAsync(Forum, "ann@heed.local", Cancel);
        await SetAsync(test, "lane = 'Public'"); // still open: nobody has signed it
        Assert.Equal(Outcome.Done, await test.Heed.Sources.ApproveAsync("forum", "steward@heed.local", Cancel));

        foreach (string change in (string[])["lane = 'Press'", "speakers = 'Institution'", "kind = 'Form'", "referral = 'nobody'"])
        {
            SqliteException refusal = await Assert.ThrowsAsync<SqliteException>(() => SetAsync(test, change));
            Assert.Contains("a change is a new source", refusal.Message, StringComparison.Ordinal);
        }
        Assert.Equal(Lane.Public, test.Heed.Sources.Find("forum")!.Source.Lane);
    }

    [Fact]
    public async Task cannot_be_changed_by_proposing_the_source_once_more()
    {
        await using TestHeed test = new();
        await test.Heed.Sources.ProposeAsync(Forum, "ann@heed.local", Cancel);
        Source other = Forum with { Lane = Lane.Press, Speakers = Speakers.Institution };

        Assert.Equal(Outcome.Taken, await test.Heed.Sources.ProposeAsync(other, "ann@heed.local", Cancel));
        Assert.Contains("is a new source", test.Heed.Sources.TakenBy(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_signed_with_the_answer_by_whoever_approves()
    {
        await using TestHeed test = new();
        await test.Heed.Sources.ProposeAsync(Forum, "ann@heed.local", Cancel);
        await test.Heed.Sources.ApproveAsync("forum", "steward@heed.local", Cancel);

        ActRow approval = test.Heed.Log.Newest(10, null).First(act => act.Kind == "source.approved");
        Assert.Contains("\"speakers\":\"Anybody\"", approval.Detail, StringComparison.Ordinal);
        Assert.Contains("\"lane\":\"Public\"", approval.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_addressed_before_the_steward_says_whom_else_to_write_to()
    {
        await using TestHeed test = new();
        await test.Heed.Sources.ProposeAsync(Forum with { Lane = Lane.Addressed, Speakers = Speakers.Others }, "ann@heed.local", Cancel);

        Assert.Equal(Outcome.Incomplete, await test.Heed.Sources.ApproveAsync("forum", "steward@heed.local", Cancel));
        Assert.Contains("whom people can write to", Assert.Single(test.Heed.Sources.MissingFor(test.Heed.Sources.Find("forum")!, null, "steward@heed.local")), StringComparison.Ordinal);
        Assert.Equal(Outcome.Done, await test.Heed.Sources.ApproveAsync("forum", "the works council, room 12", "steward@heed.local", Cancel));
        Assert.Equal("the works council, room 12", test.Heed.Sources.Find("forum")!.Source.Referral);
    }

    [Fact]
    public async Task opens_no_form_before_the_operator_says_what_it_is()
    {
        await using TestHeed test = new();
        Source form = The_lane_workers.SourceOf(Lane.Addressed) with { Speakers = Speakers.Others, Referral = "the works council, room 12" };
        await test.Heed.Sources.ProposeAsync(form, "ann@heed.local", Cancel);

        Assert.Equal(Outcome.Incomplete, await test.Heed.Sources.ApproveAsync("own", "steward@heed.local", Cancel));
    }

    [Fact]
    public void is_workers_only_with_an_agreement_their_own_steward_and_two_people()
    {
        SourceEntry whole = EntryOf(The_lane_workers.SourceOf(Lane.Workers) with { Speakers = Speakers.OwnPeople, Agreement = "Works agreement of 1 June 2026, notice board and intranet" });

        Assert.Empty(LaneRules.MissingForWorkers(whole, "council@heed.local", Agreed));
        Assert.Contains("written agreement", Assert.Single(LaneRules.MissingForWorkers(whole with { Source = whole.Source with { Agreement = "" } }, "council@heed.local", Agreed)), StringComparison.Ordinal);
        Assert.Contains("own body as steward", Assert.Single(LaneRules.MissingForWorkers(whole, "council@heed.local", Agreed with { StewardSpeaksForWorkers = false })), StringComparison.Ordinal);
        Assert.Contains("one person", Assert.Single(LaneRules.MissingForWorkers(whole, "ann@heed.local", Agreed)), StringComparison.Ordinal);
        Assert.Contains("one person", Assert.Single(LaneRules.MissingForWorkers(whole, "console:steward", Agreed)), StringComparison.Ordinal);
    }

    [Fact]
    public void is_workers_for_no_intake_of_this_version() =>
        Assert.Contains("could never be shown", Assert.Single(LaneRules.Missing(
            EntryOf(The_lane_workers.SourceOf(Lane.Workers) with { Speakers = Speakers.OwnPeople, Agreement = "Works agreement of 1 June 2026, notice board" }), "council@heed.local", Agreed)), StringComparison.Ordinal);

    [Theory, InlineData(SourceKind.Feed), InlineData(SourceKind.Jsonl), InlineData(SourceKind.Maildir)]
    public void is_workers_for_nothing_that_is_read(SourceKind kind) =>
        Assert.Contains(SourceBook.Check(Forum with { Kind = kind, Lane = Lane.Workers, Speakers = Speakers.OwnPeople }), problem => problem.Contains("only by an intake made for it", StringComparison.Ordinal));

    private static Source Forum => new(
        "forum", SourceKind.Feed, "Forum", "https://forum.example/feed.xml", Lane.Public, null, "Hear what people want mended", "", "anybody in town", new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
    {
        Speakers = Speakers.Anybody,
    };

    private static SourceEntry EntryOf(Source source) => new(source, Standing.Proposed, "ann@heed.local", TestHeed.Monday, null, null, null, null);

    private static Task<int> SetAsync(TestHeed test, string change) => test.Heed.State.WriteAsync(db => db.Execute($"UPDATE sources SET {change} WHERE id = 'forum'"), Cancel);
}
