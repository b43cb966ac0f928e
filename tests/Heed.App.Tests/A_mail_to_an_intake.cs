using System.Net;
using Heed.Sources;

namespace Heed.App.Tests;

/// <summary>What the page does whose address and code stand in the answer to a mail.</summary>
public sealed class A_mail_to_an_intake(SmallTown town) : IClassFixture<SmallTown>
{
    [Fact]
    public async Task is_taken_back_with_the_code_in_its_answer_and_by_no_other()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        Source letters = new(
            "letters", SourceKind.Imap, "Letters", "imaps://letters@mail.harbour.example/INBOX", Lane.Addressed, null, "Hear what people write to the harbour.", "",
            "people who write", new Dictionary<string, string> { ["answer"] = "smtps://letters@mail.harbour.example", ["from"] = "letters@harbour.example" }, 90, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Others,
            Referral = SmallTown.Referral,
        };
        await town.Heed.Sources.ProposeAsync(letters, "ann@heed.local", cancel);
        using Browser resident = town.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/tell/letters/withdraw")).StatusCode); // nobody approved it yet
        Assert.Equal(Outcome.Done, await town.Heed.Sources.ApproveAsync("letters", "steward@heed.local", cancel));
        await town.Heed.Pipeline.TakeInAsync(letters, Mail("00000000000000aa", "The crane by the quay squeaks."), cancel);
        long before = town.Heed.Archive.Count();

        HttpResponseMessage wrong = await TakeBackAsync(resident, MailCode.Of(town.Heed.Keys, letters with { Id = "other" }, "00000000000000aa"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, before), (wrong.StatusCode, town.Heed.Archive.Count()));

        HttpResponseMessage right = await TakeBackAsync(resident, MailCode.Of(town.Heed.Keys, letters, "00000000000000aa"));
        Assert.Equal((HttpStatusCode.OK, before - 1), (right.StatusCode, town.Heed.Archive.Count()));
        Assert.Equal(HttpStatusCode.NotFound, (await resident.GetAsync("/tell/letters")).StatusCode); // a mailbox has no form
    }

    private static Task<HttpResponseMessage> TakeBackAsync(Browser browser, string code) =>
        browser.SendAsync("/tell/letters/withdraw", "/tell/letters/withdraw", ("code", WithdrawalCode.Show(code)));

    private static RawPost Mail(string id, string text) => new()
    {
        Source = "letters",
        Place = "mail:letters",
        Network = "mail",
        Lane = Lane.Addressed,
        NativeId = id,
        Again = "",
        Text = text,
        Kind = PostKind.Message,
    };
}
