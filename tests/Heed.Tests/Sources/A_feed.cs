using System.Text;
using System.Text.Json;
using Heed.Sources.Feeds;

namespace Heed.Tests.Sources;

public class A_feed
{
    private static readonly Uri Address = new("https://town.example/news/feed.xml");

    private static Feed Parse(string text, string? contentType = null) => FeedParser.Parse(Encoding.UTF8.GetBytes(text), contentType, Address);

    private static FeedEntry One(string text) => Assert.Single(Parse(text).Entries);

    private static string Rss(string inside, string declarations = "") => $"<rss version=\"2.0\"{declarations}><channel><title>Town</title><link>https://town.example/</link>{inside}</channel></rss>";

    [Fact]
    public void in_rss_is_read_whole()
    {
        Feed feed = Parse("""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>Town &amp; harbour</title><link>https://town.example/</link><atom:link rel="self" href="https://town.example/news/feed.xml"/><language>en-gb</language>
              <item>
                <title>Ferry late &lt;b&gt;again&lt;/b&gt;</title>
                <link>https://town.example/news/17</link>
                <guid isPermaLink="false">town-17</guid>
                <description>Short.</description>
                <content:encoded><![CDATA[<p>The ferry was <a href="/timetable" onclick="x()">late</a>.</p><script>alert(1)</script>]]></content:encoded>
                <dc:creator>Jane Doe</dc:creator>
                <category>ferry</category><category>harbour</category>
                <pubDate>Mon, 07 Sep 2026 10:00:00 +0200</pubDate>
                <enclosure url="quay.mp3" length="1234" type="audio/mpeg"/>
                <media:content url="https://town.example/quay.jpg" type="image/jpeg" fileSize="99"/>
              </item>
            </channel></rss>
            """);

        Assert.Equal(("rss", "2.0", "Town & harbour", "https://town.example/", "en-gb"), (feed.Kind, feed.Version, feed.Title, feed.Link, feed.Language));
        Assert.Empty(feed.Problems);
        FeedEntry entry = Assert.Single(feed.Entries);
        Assert.Equal(("town-17", "Ferry late again", "https://town.example/news/17", "Jane Doe"), (entry.Id, entry.Title, entry.Url, entry.Author));
        Assert.Equal("The ferry was late.", entry.Text);
        Assert.Equal("<p>The ferry was <a href=\"https://town.example/timetable\">late</a>.</p>", entry.Html);
        Assert.Equal(["ferry", "harbour"], entry.Tags);
        Assert.Equal(
            [new("https://town.example/news/quay.mp3", "audio/mpeg", 1234), new Enclosure("https://town.example/quay.jpg", "image/jpeg", 99)],
            entry.Enclosures);
        Assert.True(entry.HasImage);
    }

    [Theory]
    [InlineData("0.91")]
    [InlineData("0.92")]
    [InlineData("0.93")]
    [InlineData("0.94")]
    public void may_be_of_any_userland_version(string version)
    {
        Feed feed = Parse($"<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://my.netscape.com/publish/formats/rss-0.91.dtd\"><rss version=\"{version}\"><channel><title>Caf&eacute;</title><item><title>One</title><link>https://town.example/1</link></item></channel></rss>");

        Assert.Equal((version, "Café"), (feed.Version, feed.Title));
        Assert.Equal("https://town.example/1", Assert.Single(feed.Entries).Id);
    }

    [Theory]
    [InlineData("http://purl.org/rss/1.0/", "1.0")]
    [InlineData("http://my.netscape.com/rdf/simple/0.9/", "0.90")]
    [InlineData("http://channel.netscape.com/rdf/simple/0.9/", "0.90")]
    public void may_be_rdf(string space, string version)
    {
        Feed feed = Parse($"""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="{space}" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://town.example/"><title>Town</title><link>https://town.example/</link></channel>
            <item rdf:about="https://town.example/1"><title>One</title><link>https://town.example/1</link><dc:date>2026-09-07T10:00+02:00</dc:date><dc:creator>Jane</dc:creator><dc:subject>ferry</dc:subject></item>
            </rdf:RDF>
            """);

        Assert.Equal(("rss", version, "Town"), (feed.Kind, feed.Version, feed.Title));
        FeedEntry entry = Assert.Single(feed.Entries);
        Assert.Equal(("https://town.example/1", "Jane", "ferry"), (entry.Id, entry.Author, entry.Tags[0]));
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 8, 0, 0, TimeSpan.Zero), entry.Published);
    }

    [Fact]
    public void in_atom_is_read_whole()
    {
        Feed feed = Parse("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://town.example/a/">
              <title type="html">Town &amp;amp; harbour</title><link rel="self" href="feed.atom"/><link href="/"/><id>urn:town</id><author><name>The town</name></author>
              <entry>
                <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Ferry <em>late</em></div></title>
                <link rel="enclosure" type="image/png" length="5" href="q.png"/><link rel="alternate" href="17"/>
                <id>urn:town:17</id><published>2026-09-07T08:00:00Z</published><updated>2026-09-08T08:00:00.5Z</updated>
                <category term="ferry" label="Ferry"/>
                <summary>Short.</summary>
                <content type="xhtml" xml:base="b/"><div xmlns="http://www.w3.org/1999/xhtml"><p>The <a href="c">ferry</a><br/>was <a id="x"/>late.</p></div></content>
              </entry>
              <entry><title>a &lt;b> c</title><id>urn:town:18</id><author><name>Jane</name></author><content>1 &lt; 2 &lt;b></content></entry>
            </feed>
            """);

        Assert.Equal(("atom", "1.0", "Town & harbour", "https://town.example/", "de"), (feed.Kind, feed.Version, feed.Title, feed.Link, feed.Language));
        Assert.Equal(2, feed.Entries.Count);
        FeedEntry first = feed.Entries[0], second = feed.Entries[1];
        Assert.Equal(("urn:town:17", "Ferry late", "https://town.example/a/17", "The town"), (first.Id, first.Title, first.Url, first.Author));
        Assert.Equal("The ferry\nwas late.", first.Text);
        Assert.Equal("<p>The <a href=\"https://town.example/a/b/c\">ferry</a><br>was <a></a>late.</p>", first.Html);
        Assert.Equal(["ferry"], first.Tags);
        Assert.Equal([new Enclosure("https://town.example/a/q.png", "image/png", 5)], first.Enclosures);
        // Plain text is no markup, whatever it looks like.
        Assert.Equal(("a <b> c", "1 < 2 <b>", "1 &lt; 2 &lt;b&gt;", "Jane"), (second.Title, second.Text, second.Html, second.Author));
    }

    [Fact]
    public void may_be_atom_of_old()
    {
        Feed feed = Parse("""
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Town</title>
            <entry><title>One</title><id>tag:1</id><issued>2026-09-07T08:00:00Z</issued><modified>2026-09-08T08:00:00Z</modified>
            <link rel="alternate" type="text/html" href="https://town.example/1"/><author><name>Jane</name></author>
            <content type="text/html" mode="escaped">&lt;p&gt;Late&lt;/p&gt;</content></entry>
            <entry><title>Two</title><id>tag:2</id><content type="text/plain" mode="base64">TGF0ZQ==</content></entry></feed>
            """);

        Assert.Equal(("atom", "0.3"), (feed.Kind, feed.Version));
        Assert.Equal(["Late", "Late"], feed.Entries.Select(entry => entry.Text));
        Assert.Equal((7, 8), (feed.Entries[0].Published!.Value.Day, feed.Entries[0].Updated!.Value.Day));
    }

    [Theory]
    [InlineData("1.1", "\"authors\":[{\"name\":\"Jane\"},{\"name\":\"Ben\"}]", "Jane, Ben")]
    [InlineData("1", "\"author\":{\"name\":\"Jane\"}", "Jane")]
    public void may_be_json(string version, string author, string shown)
    {
        Feed feed = Parse($$"""
            {"version":"https://jsonfeed.org/version/{{version}}","title":"Town","home_page_url":"https://town.example/","language":"en",
            "items":[{"id":17,"url":"17","title":"Ferry","content_html":"<p>Late</p>","date_published":"2026-09-07T10:00:00+02:00","tags":["ferry"],{{author}},
            "attachments":[{"url":"https://town.example/a.mp3","mime_type":"audio/mpeg","size_in_bytes":7}]},{"id":"18","content_text":"a <b> c"}]}
            """, "application/feed+json");

        Assert.Equal(("json", version, "Town", "https://town.example/", "en"), (feed.Kind, feed.Version, feed.Title, feed.Link, feed.Language));
        FeedEntry first = feed.Entries[0];
        Assert.Equal(("17", "https://town.example/news/17", "Late", shown), (first.Id, first.Url, first.Text, first.Author));
        Assert.Equal([new Enclosure("https://town.example/a.mp3", "audio/mpeg", 7)], first.Enclosures);
        Assert.Equal("a <b> c", feed.Entries[1].Text);
    }

    [Fact]
    public void has_the_json_form_that_was_agreed()
    {
        string json = Parse(Rss("<item><guid isPermaLink=\"false\">1</guid><pubDate>Mon, 07 Sep 2026 10:00:00 +0200</pubDate></item>")).ToJson();

        Assert.Equal(
            """{"kind":"rss","version":"2.0","title":"Town","link":"https://town.example/","language":null,"entries":[{"id":"1","title":null,"text":null,"html":null,"url":null,"author":null,"published":"2026-09-07T08:00:00Z","updated":null,"tags":[],"enclosures":[]}],"problems":[]}""",
            JsonSerializer.Serialize(JsonDocument.Parse(json)));
    }

    [Theory]
    [InlineData("<guid>https://town.example/1</guid>", "https://town.example/1", "https://town.example/1")]
    [InlineData("<guid isPermaLink=\"false\">https://town.example/1</guid>", "https://town.example/1", null)]
    [InlineData("<link>/1</link>", "https://town.example/1", "https://town.example/1")]
    [InlineData("<guid>17</guid><link>1</link>", "17", "https://town.example/news/1")]
    [InlineData("<guid>17</guid><link>javascript:alert(1)</link>", "17", null)]
    [InlineData("<guid>17</guid><link>/etc/passwd</link>", "17", "https://town.example/etc/passwd")]
    [InlineData("<guid>17</guid><a:link href='/1' xmlns:a='http://www.w3.org/2005/Atom'/>", "17", "https://town.example/1")]
    public void gives_an_entry_its_id_and_address(string inside, string id, string? url)
    {
        FeedEntry entry = One(Rss($"<item>{inside}</item>"));

        Assert.Equal((id, url), (entry.Id, entry.Url));
    }

    [Fact]
    public void gives_an_entry_without_id_or_address_one_made_of_its_words()
    {
        string id = One(Rss("<item><title>One</title><description>Late</description></item>")).Id;

        Assert.Equal(id, One(Rss("<item><title>One</title><description>Late</description></item>")).Id);
        Assert.NotEqual(id, One(Rss("<item><title>One</title><description>On time</description></item>")).Id);
    }

    [Theory]
    [InlineData("<author>jane@example.org (Jane Doe)</author>", "Jane Doe")]
    [InlineData("<author>Jane &amp; Ben</author>", "Jane & Ben")]
    [InlineData("<i:author xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'>Jane</i:author>", "Jane")]
    [InlineData("<author></author>", null)]
    public void names_the_author_as_plain_text(string inside, string? author) => Assert.Equal(author, One(Rss($"<item>{inside}</item>")).Author);

    [Theory]
    [InlineData("<rating>4</rating>", 4.0)]
    [InlineData("<im:rating xmlns:im='http://itunes.apple.com/rss'>2</im:rating>", 2.0)]
    [InlineData("<m:rating xmlns:m='http://search.yahoo.com/mrss/'>nonadult</m:rating>", null)]
    [InlineData("<rating>87</rating>", null)]
    public void reads_a_rating_of_one_to_five(string inside, double? rating) => Assert.Equal(rating, One(Rss($"<item>{inside}</item>")).Rating);

    [Fact]
    public void says_that_it_asks_not_to_be_listed() => Assert.Contains(
        "The feed asks not to be listed in directories (block).",
        Parse(Rss("<itunes:block>Yes</itunes:block>", " xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"")).Problems);

    [Fact]
    public void tells_which_entries_are_gone() => Assert.Equal(["urn:1"], Parse("""
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>T</title><at:deleted-entry ref="urn:1" when="2026-09-07T08:00:00Z"/></feed>
        """).Withdrawn);

    [Theory]
    [InlineData("<script>alert(1)</script>x", "x")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<a href=\" jav&#x09;ascript:alert(1)\">x</a>", "<a>x</a>")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=\"https://town.example/news/x\">")]
    [InlineData("<p style=\"background:url(javascript:x)\">x</p>", "<p>x</p>")]
    [InlineData("<svg><script>alert(1)</script></svg>x", "x")]
    [InlineData("<form action=/x><input></form>x", "x")]
    [InlineData("<iframe src=//evil.example></iframe>x", "x")]
    [InlineData("<math><mtext></p><style><img src=x onerror=alert(1)></style>x", "<p></p>x")]
    public void shows_no_html_that_does_things(string html, string safe)
    {
        string shown = One(Rss($"<item><description><![CDATA[{html}]]></description></item>")).Html!;

        Assert.Equal(safe, shown);
    }
}
