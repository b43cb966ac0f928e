using Heed.Archive;
using Heed.Sources;

namespace Heed.Tests.Lanes;

public class A_message_to_an_intake
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_kept_whatever_it_is_about_and_its_sender_is_told()
    {
        await using TestHeed test = new();
        Source form = await test.ApproveFormAsync("bench");
        Listener sender = new(() => test.Heed.Archive.Count());

        await test.Heed.Pipeline.TakeInAsync(form, Message(form, "Please mend the bench by the pond", sender), Cancel);

        Assert.Equal([(Received.Kept, 1)], sender.Told); // told when it is on disk, not before
        Assert.Equal("intake:bench", Assert.Single(Assert.Single(test.Heed.Archive.Newest(new SearchRequest())).Hits).Topic);
    }

    [Fact]
    public async Task is_turned_away_when_people_organise_and_its_sender_is_told()
    {
        await using TestHeed test = new();
        Source form = await test.ApproveFormAsync("bench");
        Listener sender = new(() => test.Heed.Archive.Count());

        await test.Heed.Pipeline.TakeInAsync(form, Message(form, "The drivers go on strike on Monday, quixotterdam.", sender), Cancel);

        Assert.Equal([(Received.TurnedAway, 0)], sender.Told);
        Assert.Empty(Files.With("quixotterdam", test.Folder));
    }

    [Fact]
    public async Task of_a_file_that_names_no_sender_is_taken_as_before()
    {
        await using TestHeed test = new();
        Source letters = await test.ApproveFileAsync("letters", [TestHeed.Line(1, "The drivers go on strike on Monday."), TestHeed.Line(2, "Please mend the bench")], Lane.Addressed);

        await test.Heed.Pipeline.RunAsync(letters, Cancel);

        Assert.Equal("Please mend the bench", Assert.Single(test.Heed.Archive.Newest(new SearchRequest())).Text);
    }

    [Fact]
    public async Task keeps_the_address_for_an_answer_sealed_and_goes_with_it()
    {
        await using TestHeed test = new();
        Source form = await test.ApproveFormAsync("bench");
        await test.Heed.Pipeline.TakeInAsync(form, Message(form, "Please mend the bench") with { ReplyTo = "quixotterdam@post.example" }, Cancel);
        Mention kept = Assert.Single(test.Heed.Archive.Newest(new SearchRequest()));

        Assert.Empty(Files.With("quixotterdam", test.Folder));
        Assert.Equal("quixotterdam@post.example", test.Heed.Archive.OpenReplyTo(kept.Id));
        await test.Heed.Archive.EraseAsync(kept.Id, Cancel);
        Assert.Null(test.Heed.Archive.OpenReplyTo(kept.Id));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task records_whether_it_may_be_quoted(bool yes)
    {
        await using TestHeed test = new();
        Source form = await test.ApproveFormAsync("bench");

        await test.Heed.Pipeline.TakeInAsync(form, Message(form, "Please mend the bench") with { MayQuote = yes }, Cancel);

        Assert.Equal(yes, Assert.Single(test.Heed.Archive.Newest(new SearchRequest())).MayQuote);
    }

    [Fact]
    public async Task is_gone_from_the_files_when_its_sender_takes_it_back()
    {
        await using TestHeed test = new();
        Source form = await test.ApproveFormAsync("bench");
        await test.Heed.Pipeline.TakeInAsync(form, Message(form, "Please mend the bench by quixotterdam"), Cancel);
        Assert.NotEmpty(Files.With("quixotterdam", test.Folder));

        Assert.False(await test.Heed.Pipeline.WithdrawAsync("form:bench", "another code", Cancel));
        Assert.True(await test.Heed.Pipeline.WithdrawAsync("form:bench", "a code", Cancel));

        Assert.Equal(0, test.Heed.Archive.Count());
        Assert.Empty(Files.With("quixotterdam", test.Folder));
        Assert.False(await test.Heed.Pipeline.WithdrawAsync("form:bench", "a code", Cancel));
    }

    [Fact]
    public async Task is_not_asked_for_by_reading()
    {
        await using TestHeed test = new();
        await test.ApproveFormAsync("bench");

        Assert.Empty(test.Heed.Intake.Due());
        Assert.Equal(0, await test.Heed.Readings.RunAsync(Cancel));
    }

    private static RawPost Message(Source form, string text, ISender? sender = null) => new()
    {
        Source = form.Id,
        Place = $"form:{form.Id}",
        Network = form.Network,
        Lane = form.Lane,
        NativeId = "a code",
        Again = "",
        Text = text,
        Language = "en",
        Sender = sender,
    };

    /// <summary>Notes what it was told, and how many mentions were on disk then.</summary>
    private sealed class Listener(Func<long> kept) : ISender
    {
        public List<(Received, long)> Told { get; } = [];

        public ValueTask TellAsync(Received received, CancellationToken cancel)
        {
            Told.Add((received, kept()));
            return ValueTask.CompletedTask;
        }
    }
}
