using Heed.Archive;
using Heed.Desk;
using Heed.Sources;

namespace Heed.Tests.Desk;

public class The_desk
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task takes_a_mention_and_says_who_has_it()
    {
        await using TestHeed test = new();
        long mention = await KeptAsync(test);
        Assert.Equal(Triaged.Done, await test.Heed.Desk.TakeAsync(mention, "ann", Cancel));
        Assert.Equal(Triaged.TakenByAnother, await test.Heed.Desk.TakeAsync(mention, "ben", Cancel));
        Assert.Equal((MentionState.Taken, "ann"), (test.Heed.Desk.Of(mention).State, test.Heed.Desk.Of(mention).Taker));
    }

    [Fact]
    public async Task undoes_what_was_done()
    {
        await using TestHeed test = new();
        long mention = await KeptAsync(test);
        await test.Heed.Desk.DoneAsync(mention, "ann", Cancel);
        await test.Heed.Desk.ReopenAsync(mention, "ann", Cancel);
        Assert.Equal(MentionState.Open, test.Heed.Desk.Of(mention).State);
    }

    [Fact]
    public async Task keeps_notes_in_order()
    {
        await using TestHeed test = new();
        long mention = await KeptAsync(test);
        await test.Heed.Desk.NoteAsync(mention, "ann", "asked the depot", Cancel);
        await test.Heed.Desk.NoteAsync(mention, "ben", "depot says broken rail", Cancel);
        Assert.Equal(["asked the depot", "depot says broken rail"], test.Heed.Desk.Of(mention).Notes.Select(note => note.Text));
    }

    [Theory, InlineData(""), InlineData("   ")]
    public async Task refuses_an_empty_note(string text)
    {
        await using TestHeed test = new();
        long mention = await KeptAsync(test);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Heed.Desk.NoteAsync(mention, "ann", text, Cancel));
    }

    [Fact]
    public async Task removes_a_mention_with_everything_written_on_it()
    {
        await using TestHeed test = new();
        long mention = await KeptAsync(test);
        await test.Heed.Desk.TakeAsync(mention, "ann", Cancel);
        await test.Heed.Desk.NoteAsync(mention, "ann", "spam", Cancel);
        Assert.Equal(Triaged.Done, await test.Heed.Desk.RemoveAsync(mention, "ann", Cancel));
        Assert.Null(test.Heed.Archive.Find(mention));
        Assert.Empty(test.Heed.Desk.Of(mention).Notes);
        Assert.Empty(test.Heed.Marks.Of(mention));
        Assert.Equal(Triaged.Gone, await test.Heed.Desk.TakeAsync(mention, "ann", Cancel));
    }

    [Fact]
    public async Task records_every_step_as_an_act()
    {
        await using TestHeed test = new();
        long mention = await KeptAsync(test);
        await test.Heed.Desk.OpenedAsync(mention, "ann", Cancel);
        await test.Heed.Desk.TakeAsync(mention, "ann", Cancel);
        await test.Heed.Desk.DoneAsync(mention, "ann", Cancel);
        await test.Heed.Desk.RemoveAsync(mention, "ann", Cancel);
        Assert.Equal(
            ["mention.removed", "mention.done", "mention.taken", "mention.opened"],
            test.Heed.Log.Newest(4, null).Where(act => act.Object == $"mention:{mention}").Select(act => act.Kind));
    }

    private static async Task<long> KeptAsync(TestHeed test)
    {
        await test.ApproveTopicAsync("trams", "tram*");
        Source source = await test.ApproveFileAsync("survey", [TestHeed.Line(1, "The tram was late")]);
        await test.Heed.Pipeline.RunAsync(source, Cancel);
        return Assert.Single(test.Heed.Archive.Newest(new SearchRequest())).Id;
    }
}
