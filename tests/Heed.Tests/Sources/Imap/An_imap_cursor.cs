using Heed.Sources.Imap;

namespace Heed.Tests.Sources.Imap;

public class An_imap_cursor
{
    [Fact]
    public void is_the_same_when_it_is_read_again()
    {
        ImapCursor at = new();
        at.Renew(7);
        at.Changes = ulong.MaxValue - 1;
        at.Add(3, -5);
        at.Add(9, long.MaxValue);

        ImapCursor again = ImapCursor.Parse(at.ToString());

        Assert.Equal(at.ToString(), again.ToString());
        Assert.Equal((7u, ulong.MaxValue - 1, 9u, false), (again.Validity, again.Changes, again.Last, again.IsWhole));
        Assert.Equal([3u, 9u], again.Uids);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a cursor")]
    [InlineData("AAAA")]
    [InlineData("AQcAAAAAAAAAAAAAAAAAAAAAAQ==")]
    public void is_empty_when_it_is_none(string? text) => Assert.Equal((0u, 0), (ImapCursor.Parse(text).Validity, ImapCursor.Parse(text).Count));

    [Fact]
    public void says_that_a_mail_is_gone_only_when_no_copy_is_left()
    {
        ImapCursor at = new();
        at.Add(1, 42);
        at.Add(2, 42);

        Assert.Equal([null, 42L, null], [at.Remove(1), at.Remove(2), at.Remove(3)]);
    }

    [Fact]
    public void forgets_the_oldest_beyond_its_bound_and_does_not_ask_for_them_again()
    {
        ImapCursor at = new();
        for (uint uid = 1; uid <= ImapCursor.Most + 2; uid++) at.Add(uid, uid);

        Assert.Equal((ImapCursor.Most, 2u, false), (at.Count, at.Floor, at.HasHash(2)));
    }
}
