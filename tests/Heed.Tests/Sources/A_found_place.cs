using Heed.Sources;
using Heed.Sources.Polite;

namespace Heed.Tests.Sources;

public class A_found_place
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<FoundPlace> FindAsync(TestServer server, string path)
    {
        using PoliteClient client = server.Client();
        return await FoundPlace.FindAsync(server[path].ToString(), client, Cancel);
    }

    [Fact]
    public async Task is_a_feed_where_there_is_one()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "<rss><channel><title>News</title></channel></rss>");

        Assert.Equal((SourceKind.Feed, server["/feed"].ToString()), await FindAsync(server, "/feed") is var found ? (found.Kind, found.Address) : default);
    }

    [Fact]
    public async Task is_the_feed_that_a_page_names()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/", """<!DOCTYPE html><link rel="alternate" type="application/rss+xml" href="/news.xml"><p>News""", "text/html");

        FoundPlace found = await FindAsync(server, "/");

        Assert.Equal((SourceKind.Feed, server["/news.xml"].ToString()), (found.Kind, found.Address));
    }

    [Theory]
    [InlineData("mastodon")]
    [InlineData("snac")]
    [InlineData("GoToSocial")]
    public async Task is_a_timeline_where_a_server_speaks_the_mastodon_api(string software)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/tags/ferry", "<!DOCTYPE html><title>ferry</title>", "text/html");
        server.On("/.well-known/nodeinfo", $$"""{"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.0","href":"{{server["/nodeinfo/2.0"]}}"} ] }""", "application/json");
        server.On("/nodeinfo/2.0", $$"""{"software":{"name":"{{software}}","version":"1"} }""", "application/json");
        server.On("/api/v2/instance", """{"version":"4.5.0","rules":[{"text":"Be kind."}]}""", "application/json");

        FoundPlace found = await FindAsync(server, "/tags/ferry");

        Assert.Equal(SourceKind.Mastodon, found.Kind);
        Assert.Contains(found.Terms, term => term.Contains("#ferry", StringComparison.Ordinal));
        Assert.Contains(found.Terms, term => term.Contains("Be kind.", StringComparison.Ordinal));
        Assert.DoesNotContain("/api/v1/timelines/tag/ferry", server.Asked);
    }

    [Fact]
    public async Task is_a_forum_where_a_page_says_that_discourse_made_it()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/c/ferries/4", """<!DOCTYPE html><meta name="generator" content="Discourse 3.6.0"><title>Ferries</title>""", "text/html");
        server.On("/site.json", """{"categories":[{"id":4,"read_restricted":false}]}""", "application/json");

        FoundPlace found = await FindAsync(server, "/c/ferries/4");

        Assert.Equal(SourceKind.Discourse, found.Kind);
        Assert.Contains(found.Terms, term => term.Contains("one category", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_hacker_news_without_asking_anybody()
    {
        await using TestServer server = await TestServer.StartAsync();
        using PoliteClient client = server.Client();

        FoundPlace found = await FoundPlace.FindAsync("https://hn.algolia.com/?q=ferry", client, Cancel);

        Assert.Equal(SourceKind.HackerNews, found.Kind);
        Assert.NotEmpty(found.Terms);
    }

    [Fact]
    public async Task tells_that_a_server_refuses()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/robots.txt", "User-agent: *\nDisallow: /", "text/plain");

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => FindAsync(server, "/"));

        Assert.Equal(Health.Refused, refused.Health);
    }

    [Fact]
    public async Task tells_what_to_do_where_there_is_nothing_to_read()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/", "<!DOCTYPE html><p>Hello", "text/html");

        Assert.Contains("--kind", (await Assert.ThrowsAsync<SourceException>(() => FindAsync(server, "/"))).Message);
    }
}
