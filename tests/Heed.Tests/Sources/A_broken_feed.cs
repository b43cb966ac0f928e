using System.Diagnostics;
using System.Text;
using Heed.Sources.Feeds;

namespace Heed.Tests.Sources;

public class A_broken_feed
{
    private static Feed Parse(string text, string? contentType = null) =>
        FeedParser.Parse(Encoding.UTF8.GetBytes(text), contentType, new Uri("https://town.example/feed"));

    [Theory]
    [InlineData("<rss><channel><title>T</title><item><title>Ferry & bus</title></item><item><title>Two</title></item></channel></rss>", "Ferry & bus|Two")]
    [InlineData("<rss><channel><title>T</title><item><title>One</title></item><item><title>Two</title></item>", "One|Two")]
    [InlineData("<rss><channel><item><title>One<link>https://town.example/1</link></item><item><title>Two</title></item></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title>One</title><item><title>Two</title></item></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title>One</b></title></item><item><title>Two</title></item></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title>O\u0003ne</title></item><item><title>Two&#2;</title></item></channel></rss>", "One|Two")]
    [InlineData("Warning: mysql_connect() failed\n<rss><channel><item><title>One</title></item><item><title>Two</title></item></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title>One</title><dc:creator>J</dc:creator></item><item><media:title>Two</media:title></item></channel></rss>", "One|Two")]
    [InlineData("<rss version=2.0><channel><item><title>One</title></item><item><title>Two</title></item></channel></rss>", "One|Two")]
    [InlineData("<rss><channel><item><title>1 < 2</title></item><item><title>Two</title></item></channel></rss>", "1 < 2|Two")]
    [InlineData("<rss><channel><item><title>&nope; One</title></item><item><title>Two</title></item></channel></rss>", "&nope; One|Two")]
    [InlineData("<rss><channel><item><title>One</title></item></channel></rss><!-- cached --><p>", "One")]
    [InlineData("<feed><entry><title>One</title></entry><entry><title>Two & more</title></entry></feed>", "One|Two & more")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"One\"},{\"id\":\"2\",\"title\":\"Two\"},{\"id\":\"3\",\"ti", "One|Two")]
    public void gives_what_can_be_saved_and_says_that_it_is_broken(string text, string titles)
    {
        Feed feed = Parse(text);

        Assert.Equal(titles.Split('|'), feed.Entries.Select(entry => entry.Title));
        Assert.NotEmpty(feed.Problems);
    }

    [Theory]
    [InlineData("<item><description>One <b>bold</b> <br> text</description></item>", "One bold\ntext")]
    [InlineData("<item><description><p>One</p><p>Two</p></description></item>", "One\nTwo")]
    public void may_hold_html_that_nobody_escaped(string item, string text) =>
        Assert.Equal(text, Assert.Single(Parse($"<rss><channel>{item}</channel></rss>").Entries).Text);

    [Fact]
    public void says_which_dates_it_cannot_read()
    {
        Feed feed = Parse("<rss version='2.0'><channel><item><title>One</title><pubDate>yesterday</pubDate></item></channel></rss>");

        Assert.Null(feed.Entries[0].Published);
        Assert.Equal(["One date cannot be read."], feed.Problems);
    }

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("Not found", "This is no feed: it is neither XML nor JSON.")]
    [InlineData("<!DOCTYPE html><html><body><br>Hello</body></html>", "This is a web page, not a feed.")]
    [InlineData("<opml version='2.0'><body/></opml>", "This is OPML, a list of feeds, not a feed.")]
    [InlineData("<note/>", "This is XML, but not RSS or Atom.")]
    [InlineData("{\"error\":\"no\"}", "This is JSON, but not JSON Feed.")]
    [InlineData("[1,2]", "This is JSON, but not JSON Feed: it is not an object.")]
    [InlineData("{oh", "This is no feed: it looks like JSON, but cannot be read.")]
    [InlineData("< >", "This is no feed: it has no XML element.")]
    public void that_is_none_says_so(string text, string problem)
    {
        Feed feed = Parse(text);

        Assert.Equal("unknown", feed.Kind);
        Assert.Equal([problem], feed.Problems);
        Assert.Empty(feed.Entries);
    }

    [Theory]
    [InlineData("utf-8", null, null)]
    [InlineData("utf-8", "application/xml; charset=utf-8", "utf-8")]
    [InlineData("utf-16", null, null)]
    [InlineData("utf-16", null, "utf-8")] // the mark says more than the declaration
    [InlineData("windows-1252", null, null)]
    [InlineData("windows-1252", "text/xml; charset=ISO-8859-1", "utf-8")] // so does the header
    [InlineData("windows-1252", null, "iso-8859-1")]
    [InlineData("windows-1252", null, "utf-8")] // and what the bytes can be
    [InlineData("utf-8", "text/xml; charset=iso-8859-1", "utf-8")]
    [InlineData("utf-8", null, "nonsense")]
    [InlineData("windows-1250", "text/xml; charset=\"windows-1250\"", null)]
    public void is_read_in_the_charset_its_bytes_are_in(string real, string? header, string? declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding encoding = Encoding.GetEncoding(real);
        string text = (declared is null ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>") + "<rss><channel><item><title>Fähre ö é</title></item></channel></rss>";

        Feed feed = FeedParser.Parse([.. encoding.Preamble, .. encoding.GetBytes(text)], header, null);

        Assert.Equal("Fähre ö é", Assert.Single(feed.Entries).Title);
    }

    [Theory]
    [InlineData("koi8-r")]
    [InlineData("shift_jis")]
    [InlineData("gb2312")]
    [InlineData("euc-kr")]
    public void is_read_in_charsets_of_all_the_world(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string title = name switch { "koi8-r" => "Паром опоздал", "shift_jis" => "フェリー", "gb2312" => "渡轮晚点", _ => "페리" };
        byte[] bytes = Encoding.GetEncoding(name).GetBytes($"<?xml version=\"1.0\" encoding=\"{name}\"?><rss><channel><item><title>{title}</title></item></channel></rss>");

        Assert.Equal(title, Assert.Single(FeedParser.Parse(bytes, null, null).Entries).Title);
    }

    [Fact]
    public void with_a_bomb_of_entities_does_no_harm()
    {
        StringBuilder bomb = new("<!DOCTYPE rss [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 40; i++) bomb.Append($"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">");
        bomb.Append("]><rss><channel><item><title>&a39;</title></item><item><title>Two</title></item></channel></rss>");

        Feed feed = Parse(bomb.ToString());

        Assert.Equal(["&a39;", "Two"], feed.Entries.Select(entry => entry.Title));
    }

    [Fact]
    public void with_a_small_dtd_is_read() // the control of the bomb
    {
        Feed feed = Parse("<!DOCTYPE rss [<!ELEMENT rss ANY>]><rss version='2.0'><channel><item><title>Caf&eacute;&nbsp;&copy;</title></item></channel></rss>");

        Assert.Equal("Café ©", Assert.Single(feed.Entries).Title);
        Assert.Empty(feed.Problems);
    }

    [Fact]
    public void does_not_fetch_what_a_dtd_names()
    {
        Feed feed = Parse("<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><rss><channel><item><title>&x;</title></item></channel></rss>");

        Assert.Equal("&x;", Assert.Single(feed.Entries).Title);
    }

    [Theory]
    [InlineData("<a>", 80_000)]
    [InlineData("<!x>", 80_000)]
    [InlineData("<!x[", 80_000)]
    [InlineData("<a b='", 60_000)]
    [InlineData("</a>", 80_000)]
    [InlineData("<rss xmlns:a='b'>", 20_000)]
    [InlineData("<![CDATA[", 40_000)]
    [InlineData("<!--", 80_000)]
    [InlineData("&", 1_000_000)]
    [InlineData("<", 1_000_000)]
    [InlineData("{\"a\":", 40_000)]
    [InlineData("<p><b class='", 20_000)]
    [InlineData("&lt;p>&lt;i>", 20_000)]
    [InlineData("<item><description>&lt;i>&lt;b>x</description></item>", 2_000)]
    [InlineData(" a b='c'", 20_000)]
    public void takes_time_by_its_length_only(string part, int times)
    {
        const int shorter = 8;
        TimeSpan noise = TimeSpan.FromMilliseconds(20);
        TimeOf(part, times / shorter);

        TimeSpan some = TimeOf(part, times / shorter), all = TimeOf(part, times);

        // Eight times the length: eight times as long, or 64 times where cost grows by the square.
        Assert.InRange(all, TimeSpan.Zero, 3 * shorter * (some > noise ? some : noise));
    }

    private static TimeSpan TimeOf(string part, int times)
    {
        string text = string.Concat(Enumerable.Repeat(part, times));
        Stopwatch time = Stopwatch.StartNew();
        Parse(text);
        Parse("<rss><channel><item><title>x & y</title><description>" + text);
        Parse("<rss " + text);
        return time.Elapsed;
    }

    [Fact]
    public void shows_html_that_is_nested_without_end_as_text()
    {
        string deep = string.Concat(Enumerable.Repeat("&lt;div>&lt;b>", 20_000));

        FeedEntry entry = Assert.Single(Parse($"<rss version='2.0'><channel><item><description>{deep}Late &amp;amp; loud</description></item></channel></rss>").Entries);

        Assert.Equal(("Late & loud", "Late &amp; loud"), (entry.Text, entry.Html));
    }

    [Fact]
    public void shows_html_that_is_nested_as_people_do() // the control of the one before
    {
        const int depth = 30;
        string nested = string.Concat(Enumerable.Repeat("<div>", depth)) + "<p>Late" + string.Concat(Enumerable.Repeat("</div>", depth));

        FeedEntry entry = Assert.Single(Parse($"<rss version='2.0'><channel><item><description><![CDATA[{nested}]]></description></item></channel></rss>").Entries);

        Assert.Contains("<div><p>Late</p></div>", entry.Html);
    }

    [Fact]
    public void has_no_more_entries_than_its_limit()
    {
        Feed feed = Parse("<rss version='2.0'><channel>" + string.Concat(Enumerable.Range(0, FeedParser.EntryLimit + 1).Select(i => $"<item><guid>{i}</guid></item>")) + "</channel></rss>");

        Assert.Equal(FeedParser.EntryLimit, feed.Entries.Count);
        Assert.Contains("more than 10000 entries", Assert.Single(feed.Problems));
    }
}
