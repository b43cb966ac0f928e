using Heed.Sources;
using Heed.Sources.Imap;

namespace Heed.Tests.Sources.Imap;

public class An_imap_address
{
    [Theory]
    [InlineData("imaps://intake@mail.example/Letters", "mail.example", 993, "intake", "Letters", true)]
    [InlineData("imaps://intake%40town.example@mail.example", "mail.example", 993, "intake@town.example", "INBOX", true)]
    [InlineData("imap://intake@127.0.0.1:1143/Letters/To%20the%20town", "127.0.0.1", 1143, "intake", "Letters/To the town", false)]
    public void names_a_folder_of_a_mailbox(string text, string host, int port, string user, string folder, bool wrapped) =>
        Assert.Equal(new ImapAddress(host, port, user, folder, wrapped), ImapAddress.Parse(text, out _));

    [Theory]
    [InlineData("https://mail.example/", "no address of a mailbox")]
    [InlineData("imaps:///INBOX", "no address of a mailbox")]
    [InlineData("imaps://intake@mail.example/INBOX?x", "no address of a mailbox")]
    [InlineData("imaps://mail.example/INBOX", "names no user")]
    [InlineData("imaps://intake:secret@mail.example/INBOX", "holds a password")]
    public void is_refused_with_the_reason(string text, string why)
    {
        Assert.Null(ImapAddress.Parse(text, out string problem));
        Assert.Contains(why, problem);
    }

    [Theory]
    [InlineData(Lane.Public, "seen", "its lane is addressed")]
    [InlineData(Lane.Addressed, "\\Deleted", "The setting \"mark\"")]
    [InlineData(Lane.Addressed, "two words", "The setting \"mark\"")]
    public void is_proposed_with_a_lane_and_a_mark_that_fit(Lane lane, string mark, string why)
    {
        Source source = new("intake", SourceKind.Imap, "Letters", "imaps://intake@mail.example/", lane, null, "Hear what people write", "", "people who write", new Dictionary<string, string> { ["mark"] = mark }, 30, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Others,
        };

        Assert.Contains(why, Assert.Single(SourceBook.Check(source)));
        Assert.Empty(SourceBook.Check(source with { Lane = Lane.Addressed, Mapping = new Dictionary<string, string> { ["mark"] = "$Heed" } }));
    }
}
