using Heed.Sources;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources;

public class A_feed_source : SourceContract
{
    private TestServer _server = null!;
    private PoliteClient _client = null!;

    protected override async Task StartAsync()
    {
        _server = await TestServer.StartAsync();
        _client = _server.Client();
    }

    protected override async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    protected override Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        _server.On("/feed", Rss(Item(1) + Item(2) + Item(3)));
        return Task.FromResult<(ISource, Source)>((Open("/feed"), Source("/feed")));
    }

    protected override Task AddOneAsync()
    {
        _server.On("/feed", Rss(Item(1) + Item(2) + Item(3) + Item(4)));
        return Task.CompletedTask;
    }

    protected override Task<ISource> BrokenAsync()
    {
        _server.On("/feed", "<rss><channel><item><title>The ferry <b>is late</item></rss");
        return Task.FromResult<ISource>(Open("/feed"));
    }

    protected override Task<ISource> MissingAsync() => Task.FromResult<ISource>(Open("/nothing"));

    protected override string ExpectedPlace(Source source) => _server.HostAndPort;

    [Theory]
    [InlineData("<ttl>90</ttl>", "", 90)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", "", 6 * 60)]
    [InlineData("", "public, max-age=600", 10)]
    [InlineData("<ttl>90</ttl>", "max-age=600", 90)] // the longer of them
    public async Task says_how_long_the_place_asks_to_be_left_alone(string said, string cacheControl, int minutes)
    {
        string feed = $"<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel>{said}{Item(1)}</channel></rss>";
        _server.On("/feed", feed, headers: ("Cache-Control", cacheControl));

        Assert.Contains(new Delivery.Again(TimeSpan.FromMinutes(minutes)), await AllAsync(Open("/feed"), null));
    }

    [Theory]
    [InlineData("<ttl>0</ttl>", "")]
    [InlineData("<ttl>often</ttl>", "no-cache, max-age=600")]
    [InlineData("<sy:updatePeriod>now and then</sy:updatePeriod>", "max-age=-1")]
    public async Task says_nothing_of_it_when_the_place_does_not(string said, string cacheControl)
    {
        string feed = $"<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\"><channel>{said}{Item(1)}</channel></rss>";
        _server.On("/feed", feed, headers: ("Cache-Control", cacheControl));

        Assert.DoesNotContain(await AllAsync(Open("/feed"), null), delivery => delivery is Delivery.Again);
    }

    [Fact]
    public async Task remembers_what_the_feed_asked_for_while_nothing_changes()
    {
        _server.On("/feed", $"<rss><channel><ttl>90</ttl>{Item(1)}</channel></rss>");
        string? cursor = Assert.IsType<Delivery.Reached>((await AllAsync(Open("/feed"), null))[^1]).Cursor;

        Assert.Equal(new Delivery.Again(TimeSpan.FromMinutes(90)), (await AllAsync(Open("/feed"), cursor))[0]);
    }

    [Fact]
    public async Task reads_what_an_entry_says()
    {
        _server.On("/feed", Rss("""
            <item>
              <guid isPermaLink="false">f-17</guid><title>Ferry &amp;amp; bus</title><link>/thread/17</link>
              <description>&lt;p&gt;The ferry was &lt;a href="/timetable"&gt;late&lt;/a&gt; again.&lt;/p&gt;</description>
              <author>jane@example.org (Jane Doe)</author><category>ferry</category><pubDate>Mon, 07 Sep 2026 10:00:00 +0200</pubDate>
              <enclosure url="/quay.jpg" type="image/jpeg" length="1000"/>
            </item>
            """));

        RawPost post = Assert.Single(Posts(await AllAsync(Open("/feed"), null)));

        Assert.Equal("/feed#f-17", post.NativeId);
        Assert.Equal("Ferry & bus", post.Title);
        Assert.Equal(("The ferry was late again.", false), (post.Text, post.IsHtml));
        Assert.Equal("Jane Doe", post.Author);
        Assert.Equal(_server["/thread/17"], post.Url);
        Assert.Equal([_server["/timetable"].ToString()], post.Links);
        Assert.Equal(["ferry"], post.Tags);
        Assert.Equal(["image"], post.Media);
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 8, 0, 0, TimeSpan.Zero), post.Written);
        Assert.Equal(PostKind.Post, post.Kind);
    }

    [Theory]
    [InlineData(200, RecheckState.Still)]
    [InlineData(404, RecheckState.Gone)]
    [InlineData(410, RecheckState.Gone)]
    [InlineData(403, RecheckState.Unknown)]
    [InlineData(500, RecheckState.Unknown)]
    public async Task asks_for_an_entry_at_its_own_page(int status, RecheckState state)
    {
        _server.On("/feed", Rss("<item><guid>17</guid><title>Ferry</title><link>/thread/17</link></item>"));
        _server.OnStatus("/thread/17", status);
        RawPost post = Assert.Single(Posts(await AllAsync(Open("/feed"), null)));

        Assert.Equal([new Recheck(post.Again!, state, null)], await Open("/feed").RecheckAsync([post.Again!], Cancel));
    }

    [Fact]
    public async Task cannot_ask_for_an_entry_that_has_no_page()
    {
        _server.On("/feed", Rss("<item><guid>17</guid><title>Ferry</title></item>"));

        Assert.Equal("", Assert.Single(Posts(await AllAsync(Open("/feed"), null))).Again);
    }

    [Fact]
    public async Task gives_articles_of_the_press()
    {
        _server.On("/feed", Rss(Item(1)));

        List<Delivery> all = await AllAsync(new FeedSource(Make(SourceKind.Feed, _server["/feed"].ToString(), Lane.Press), _client), null);

        Assert.Equal(PostKind.Article, Assert.Single(Posts(all)).Kind);
    }

    [Fact]
    public async Task gives_a_reply_as_one()
    {
        _server.On("/feed", """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Forum</title>
            <entry><id>tag:forum.example,2026:2</id><title>Re: Ferry</title><thr:in-reply-to ref="tag:forum.example,2026:1"/><content>Not for me.</content></entry></feed>
            """, "application/atom+xml");

        Assert.Equal(PostKind.Reply, Assert.Single(Posts(await AllAsync(Open("/feed"), null))).Kind);
    }

    [Fact]
    public async Task tells_what_is_gone()
    {
        _server.On("/feed", """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Forum</title>
            <at:deleted-entry ref="tag:forum.example,2026:9" when="2026-09-07T08:00:00Z"/></feed>
            """, "application/atom+xml");

        Assert.Contains(new Delivery.Withdrawn(_server.HostAndPort, "tag:forum.example,2026:9"), await AllAsync(Open("/feed"), null));
    }

    [Fact]
    public async Task counts_the_first_of_two_entries_with_one_id()
    {
        _server.On("/feed", Rss(Item(1) + Item(2) + Item(1).Replace("Post 1", "Another", StringComparison.Ordinal)));

        List<Delivery> all = await AllAsync(Open("/feed"), null);

        Assert.Equal(["Post 1", "Post 2"], Posts(all).Select(post => post.Title));
        Assert.Contains(Problems(all), problem => problem.Contains("id of another one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task reads_a_feed_without_dates()
    {
        _server.On("/feed", Rss(Item(1)));

        List<Delivery> all = await AllAsync(Open("/feed"), null);

        Assert.Null(Assert.Single(Posts(all)).Written);
        Assert.Empty(Problems(all));
    }

    [Fact]
    public async Task asks_only_for_what_has_changed()
    {
        int whole = 0;
        _server.On("/feed", async context =>
        {
            context.Response.Headers.LastModified = "Mon, 07 Sep 2026 08:00:00 GMT";
            if (context.Request.Headers.IfModifiedSince == "Mon, 07 Sep 2026 08:00:00 GMT")
            {
                context.Response.StatusCode = 304;
                return;
            }
            whole++;
            await context.Response.WriteAsync(Rss(Item(1)));
        });
        string? cursor = Cursor(await AllAsync(Open("/feed"), null));

        List<Delivery> second = await AllAsync(Open("/feed"), cursor);

        Assert.Equal(1, whole);
        Assert.Equal(cursor, Cursor(second));
    }

    [Fact]
    public async Task tells_that_a_feed_has_become_a_web_page_and_where_the_feed_is()
    {
        _server.On("/feed", """<!DOCTYPE html><html><head><link rel="alternate" type="application/atom+xml" href="/new.atom"></head><body>We have moved</body></html>""", "text/html");

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open("/feed"), null));

        Assert.Equal(Health.Broken, broken.Health);
        Assert.Equal($"This is a web page, not a feed. It names this one: {_server["/new.atom"]}", broken.Message);
    }

    [Fact]
    public async Task tells_where_a_feed_has_moved_for_good()
    {
        _server.OnStatus("/old", 301, ("Location", "/feed"));
        _server.On("/feed", Rss(Item(1)));

        List<Delivery> all = await AllAsync(Open("/old"), null);

        Assert.Equal(_server["/feed"], Assert.Single(all.OfType<Delivery.Moved>()).Address);
        Assert.Single(Posts(all));
    }

    [Fact]
    public async Task keeps_apart_posts_of_two_feeds_that_both_count_from_one()
    {
        foreach (string path in (string[])["/news", "/talk"]) _server.On(path, Rss("<item><guid isPermaLink=\"false\">1</guid><title>one</title></item>"));

        string[] ids = [Posts(await AllAsync(Open("/news"), null)).Single().NativeId, Posts(await AllAsync(Open("/talk"), null)).Single().NativeId];

        Assert.Equal(2, ids.Distinct().Count());
    }

    [Fact]
    public async Task knows_a_post_again_that_two_feeds_of_a_place_show()
    {
        foreach (string path in (string[])["/news", "/talk"]) _server.On(path, Rss("<item><guid>https://forum.example/t/1</guid><title>one</title></item>"));

        string[] ids = [Posts(await AllAsync(Open("/news"), null)).Single().NativeId, Posts(await AllAsync(Open("/talk"), null)).Single().NativeId];

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task ends_with_a_feed_that_is_gone()
    {
        _server.OnStatus("/feed", 410);

        Assert.Equal(Health.Gone, (await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open("/feed"), null))).Health);
    }

    [Fact]
    public void is_not_made_of_a_path()
    {
        Assert.Throws<SourceException>(() => new FeedSource(Make(SourceKind.Feed, "/etc/hostname"), _client));
    }

    private FeedSource Open(string path) => new(Source(path), _client);

    private Source Source(string path) => Make(SourceKind.Feed, _server[path].ToString());

    private static string Rss(string items) => $"<rss version=\"2.0\"><channel><title>Forum</title><link>https://forum.example/</link>{items}</channel></rss>";

    private static string Item(int number) => $"<item><guid isPermaLink=\"false\">post-{number}</guid><title>Post {number}</title><description>Text {number}</description></item>";
}
