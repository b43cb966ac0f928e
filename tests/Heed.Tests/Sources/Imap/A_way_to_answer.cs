using Heed.Sources;
using Heed.Sources.Imap.Answers;

namespace Heed.Tests.Sources.Imap;

public class A_way_to_answer
{
    [Theory]
    [InlineData("smtps://letters%40town.example@mail.example", null, "mail.example", 465, "letters@town.example", true, "letters@town.example")]
    [InlineData("smtp://relay.example", "town@town.example", "relay.example", 587, null, false, "town@town.example")]
    [InlineData("smtp://127.0.0.1:2525/", null, "127.0.0.1", 2525, null, false, "intake@town.example")] // the mailbox's user
    public void is_a_mail_server_and_an_address(string server, string? from, string host, int port, string? user, bool wrapped, string sender) =>
        Assert.Equal(new AnswerWay(host, port, user, wrapped, sender), AnswerWay.Of(Make(server, from), out _));

    [Theory]
    [InlineData("https://mail.example", null, "no address of a mail server")]
    [InlineData("smtps://me:secret@mail.example", null, "holds a password")]
    [InlineData("smtps://mail.example/INBOX", null, "no address of a mail server")]
    [InlineData("smtps://mail.example", "the town", "no mail address to answer from")]
    [InlineData("smtps://mail.example", "Town <town@town.example>", "no mail address to answer from")]
    public void is_refused_with_the_reason(string server, string? from, string why) => Assert.Contains(why, Assert.Single(SourceBook.Check(Make(server, from))), StringComparison.Ordinal);

    [Fact]
    public void needs_an_address_of_its_own_when_no_user_is_one() =>
        Assert.Contains("--set from=", Assert.Single(SourceBook.Check(Make("smtps://me@mail.example", null) with { Address = "imaps://me@mail.example" })), StringComparison.Ordinal);

    private static Source Make(string server, string? from)
    {
        Dictionary<string, string> mapping = new() { ["answer"] = server };
        if (from is not null) mapping["from"] = from;
        return new("letters", SourceKind.Imap, "Letters", "imaps://intake%40town.example@mail.example/", Lane.Addressed, null, "Hear what people write", "", "people who write", mapping, 30, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Others,
        };
    }
}
