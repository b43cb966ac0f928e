using System.Text.Json.Nodes;
using Heed.Sources.Polite;
using Heed.Sources.Proofs;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.Proofs;

/// <summary>What networks answer, in their own shapes. Each case is asked twice: by the account that wrote the sign, and by another.</summary>
public class A_proof
{
    private const string Did = "did:plc:jane22222222222222222222", OtherDid = "did:plc:mallory22222222222222222";

    private static readonly Sign Posted = Sign.New();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    // Bluesky

    [Theory]
    [InlineData(Did, true)]
    [InlineData(OtherDid, false)]
    public async Task of_bluesky_is_a_post_in_the_accounts_feed_by_the_account_itself(string author, bool given)
    {
        await using TestServer server = await TestServer.StartAsync();
        Profile(server, "I ride the ferry.");
        // The feed of an account also holds what it shares of others.
        server.On("/xrpc/app.bsky.feed.getAuthorFeed", Json(new { feed = new[] { new { post = Post(author, Posted.Text), reason = new JsonObject { ["$type"] = "app.bsky.feed.defs#reasonRepost" } } } }));
        Proof proof = await LookAsync(server, ProofNetwork.Bluesky, "@jane.bsky.social", null);
        Assert.Equal(given, proof is Proof.Given);
        if (proof is Proof.Given { As: [var known] }) Assert.Equal(("bsky.app", Did), (known.Place, Assert.Single(known.Names)));
    }

    [Theory]
    [InlineData(Did, true)]
    [InlineData(OtherDid, false)]
    public async Task of_bluesky_is_a_post_that_is_named_and_by_the_account(string author, bool given)
    {
        await using TestServer server = await TestServer.StartAsync();
        Profile(server, "I ride the ferry.");
        server.On("/xrpc/app.bsky.feed.getPosts", Json(new { posts = new[] { Post(author, Posted.Text) } }));
        Assert.Equal(given, await LookAsync(server, ProofNetwork.Bluesky, "jane.bsky.social", new("https://bsky.app/profile/jane.bsky.social/post/3l2222222222a")) is Proof.Given);
    }

    [Fact]
    public async Task of_bluesky_is_the_description_of_the_profile()
    {
        await using TestServer server = await TestServer.StartAsync();
        Profile(server, $"I ride the ferry. {Posted}");
        Proof.Given given = Assert.IsType<Proof.Given>(await LookAsync(server, ProofNetwork.Bluesky, Did, null));
        Assert.Equal("https://bsky.app/profile/did:plc:jane22222222222222222222/", given.As[0].Pages[0].AbsoluteUri);
    }

    [Fact]
    public async Task of_bluesky_is_not_given_by_a_profile_of_another_name()
    {
        await using TestServer server = await TestServer.StartAsync();
        Profile(server, Posted.Text);
        Assert.IsType<Proof.NotYet>(await LookAsync(server, ProofNetwork.Bluesky, "ben.bsky.social", null));
    }

    // Mastodon

    [Theory]
    [InlineData("jane", true)]
    [InlineData("mallory", false)]
    [InlineData("jane@other.example", false)]
    public async Task of_mastodon_is_a_post_that_is_named_and_by_the_account(string author, bool given)
    {
        await using TestServer server = await TestServer.StartAsync();
        Fediverse(server, note: "<p>I ride the ferry.</p>");
        server.On("/api/v1/statuses/114", Json(Status(author, $"<p>{Posted}</p>")));
        Assert.Equal(given, await LookAsync(server, ProofNetwork.Mastodon, $"@jane@{server.HostAndPort}", server["/@jane/114"]) is Proof.Given);
    }

    [Theory]
    [InlineData("jane", true)]
    [InlineData("mallory", false)]
    public async Task of_mastodon_is_one_of_the_newest_posts(string author, bool given)
    {
        await using TestServer server = await TestServer.StartAsync();
        Fediverse(server, note: "");
        server.On("/api/v1/accounts/7/statuses", Json(new[] { Status(author, $"<p>{Posted}</p>") }));
        Assert.Equal(given, await LookAsync(server, ProofNetwork.Mastodon, $"jane@{server.HostAndPort}", null) is Proof.Given);
    }

    [Fact]
    public async Task of_mastodon_is_the_profile_and_tells_below_which_addresses_the_account_writes()
    {
        await using TestServer server = await TestServer.StartAsync();
        Fediverse(server, note: $"<p>{Posted}</p>");
        Proof.Given given = Assert.IsType<Proof.Given>(await LookAsync(server, ProofNetwork.Mastodon, $"jane@{server.HostAndPort}", null));
        KnownAs known = Assert.Single(given.As);
        Assert.Equal((server.HostAndPort, "jane", true), (known.Place, known.Names.Single(), known.SaysAuthor));
        Assert.Equal([server["/users/jane/"], server["/@jane/"]], known.Pages);
    }

    [Fact]
    public async Task of_mastodon_is_no_profile_of_another_name_that_the_server_hands_out()
    {
        await using TestServer server = await TestServer.StartAsync();
        Fediverse(server, note: $"<p>{Posted}</p>", subject: "mallory");
        Assert.IsType<Proof.NotYet>(await LookAsync(server, ProofNetwork.Mastodon, $"jane@{server.HostAndPort}", null));
    }

    [Fact]
    public async Task of_mastodon_does_not_let_a_server_speak_for_another_domain()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using TestServer victim = await TestServer.StartAsync();
        server.On("/.well-known/webfinger", Json(Finger("jane", victim.HostAndPort, server["/users/jane"])));
        server.On("/api/v1/accounts/lookup", Json(Account("jane", server, $"<p>{Posted}</p>")));
        victim.On("/.well-known/webfinger", Json(Finger("jane", victim.HostAndPort, victim["/users/jane"])));
        using PoliteClient client = new(TestServer.Options with { Allowed = [server.HostAndPort, victim.HostAndPort] }, TimeProvider.System);
        Proof proof = await LookAsync(client, [server.HostAndPort, victim.HostAndPort], ProofNetwork.Mastodon, $"jane@{server.HostAndPort}", null);
        Assert.Equal([server.HostAndPort], Assert.IsType<Proof.Given>(proof).As.Select(known => known.Place));
        // The control: where the other domain says the same, it is both.
        victim.On("/.well-known/webfinger", Json(Finger("jane", victim.HostAndPort, server["/users/jane"])));
        proof = await LookAsync(client, [server.HostAndPort, victim.HostAndPort], ProofNetwork.Mastodon, $"jane@{server.HostAndPort}", null);
        Assert.Equal([victim.HostAndPort, server.HostAndPort], Assert.IsType<Proof.Given>(proof).As.Select(known => known.Place));
    }

    [Theory]
    [InlineData("/users/jane", true)]
    [InlineData("/users/mallory", false)]
    public async Task of_a_server_without_the_api_is_the_activitypub_object_of_a_post(string author, bool given)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/.well-known/webfinger", Json(Finger("jane", server.HostAndPort, server["/users/jane"])));
        server.On("/users/jane", Json(new { id = server["/users/jane"], type = "Person", preferredUsername = "jane", summary = "<p>I ride the ferry.</p>", url = server["/@jane"] }));
        server.On("/objects/9", Json(new { id = server["/objects/9"], type = "Note", attributedTo = server[author], content = $"<p>{Posted}</p>" }));
        Assert.Equal(given, await LookAsync(server, ProofNetwork.Mastodon, $"jane@{server.HostAndPort}", server["/objects/9"]) is Proof.Given);
    }

    // Hacker News

    [Theory]
    [InlineData("jane", true)]
    [InlineData("mallory", false)]
    [InlineData("Jane", false)]
    public async Task of_hacker_news_is_an_item_by_the_user(string by, bool given)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/v0/user/jane.json", Json(new { id = "jane", created = 1_173_923_446, karma = 3, about = "I ride the ferry.", submitted = new[] { 8863 } }));
        server.On("/v0/item/8863.json", Json(new { id = 8863, by, type = "comment", parent = 8862, text = $"Moving on.<p>{Posted}", time = 1_175_714_200 }));
        Assert.Equal(given, await LookAsync(server, ProofNetwork.HackerNews, "jane", new("https://news.ycombinator.com/item?id=8863")) is Proof.Given);
    }

    [Fact]
    public async Task of_hacker_news_is_what_the_user_says_of_themselves()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/v0/user/jane.json", Json(new { id = "jane", about = $"I ride the ferry.<p>{Posted}" }));
        Assert.IsType<Proof.Given>(await LookAsync(server, ProofNetwork.HackerNews, "jane", null));
        server.On("/v0/user/ben.json", "null", "application/json"); // as the API answers for nobody
        Assert.IsType<Proof.NotYet>(await LookAsync(server, ProofNetwork.HackerNews, "ben", null));
    }

    // Discourse

    [Theory]
    [InlineData("Jane", false, true)]
    [InlineData("mallory", false, false)]
    [InlineData("Jane", true, false)]
    public async Task of_discourse_is_a_post_by_the_account_and_not_what_it_quotes(string username, bool quoted, bool given)
    {
        await using TestServer server = await TestServer.StartAsync();
        string said = quoted ? $"<aside class=\"quote\" data-username=\"mallory\"><blockquote><p>{Posted}</p></blockquote></aside><p>What is this?</p>" : $"<p>{Posted}</p>";
        server.On("/posts/by_number/12/3.json", Json(new { id = 77, username, cooked = said, post_type = 1, post_number = 3, topic_id = 12, hidden = false, user_deleted = false, deleted_at = (string?)null }));
        Assert.Equal(given, await LookAsync(server, ProofNetwork.Discourse, $"jane@{server.HostAndPort}", server["/t/the-ferry/12/3"]) is Proof.Given);
    }

    // Sites

    [Theory]
    [InlineData("<!doctype html><html><head><title>A blog</title><meta name=\"heed-objection\" content=\"{0}\"></head><body></body></html>", true)]
    [InlineData("<!doctype html><html><head><title>A blog</title></head><body><p>{0}</p><meta name=\"heed-objection\" content=\"{0}\"></body></html>", false)]
    [InlineData("<html><head><title>A blog</title><p><meta name=\"heed-objection\" content=\"{0}\"></head></html>", false)]
    [InlineData("<html><head><title><meta name=\"heed-objection\" content=\"{0}\"></title></head></html>", false)]
    public async Task of_a_site_stands_in_the_head_of_its_home_page(string page, bool given)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/", page.Replace("{0}", Posted.Text, StringComparison.Ordinal), "text/html");
        Assert.Equal(given, await LookAsync(server, ProofNetwork.Site, server.HostAndPort, null) is Proof.Given);
    }

    [Fact]
    public async Task of_a_site_is_the_file_at_its_fixed_address_and_no_page_a_visitor_could_write()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/comments", Posted.Text, "text/plain");
        Assert.IsType<Proof.NotYet>(await LookAsync(server, ProofNetwork.Site, server.HostAndPort, server["/comments"]));
        server.On("/.well-known/heed-objection.txt", Posted.Text + "\n", "text/plain");
        Assert.Empty(Assert.IsType<Proof.Given>(await LookAsync(server, ProofNetwork.Site, server.HostAndPort, null)).As[0].Names);
        Assert.Equal(["Jane Doe"], Assert.IsType<Proof.Given>(await LookAsync(server, ProofNetwork.Site, $"Jane Doe@{server.HostAndPort}", null)).As[0].Names);
    }

    [Fact]
    public async Task is_out_of_reach_where_the_place_asks_not_to_be_read()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/robots.txt", "User-agent: *\nDisallow: /\n", "text/plain");
        Assert.Contains("robots.txt", Assert.IsType<Proof.OutOfReach>(await LookAsync(server, ProofNetwork.Mastodon, $"jane@{server.HostAndPort}", null)).Why);
    }

    [Fact]
    public async Task takes_only_those_links_as_the_accounts_own_that_their_place_says_are()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/v0/item/1.json", Json(new { id = 1, by = "jane", type = "comment", text = "mine" }));
        server.On("/v0/item/2.json", Json(new { id = 2, by = "ben", type = "comment", text = "his" }));
        using PoliteClient client = server.Client();
        Heed.Sources.Proofs.Proofs proofs = new(client, [server.HostAndPort]) { HackerNewsApi = server["/"] };
        Uri mine = new("https://news.ycombinator.com/item?id=1"), his = new("https://news.ycombinator.com/item?id=2"), elsewhere = new("https://other.example/item?id=1");
        Assert.Equal([mine], await proofs.OwnAsync(new(ProofNetwork.HackerNews, "jane", "news.ycombinator.com"), [], [his, mine, elsewhere], Cancel));
    }

    private static async Task<Proof> LookAsync(TestServer server, ProofNetwork network, string account, Uri? post)
    {
        using PoliteClient client = server.Client();
        return await LookAsync(client, [server.HostAndPort], network, account, post, server["/"]);
    }

    private static Task<Proof> LookAsync(PoliteClient client, string[] mayReach, ProofNetwork network, string account, Uri? post, Uri? api = null)
    {
        NamedAccount named = NamedAccount.Parse(network, account, mayReach, out string problem) ?? throw new InvalidOperationException(problem);
        Heed.Sources.Proofs.Proofs proofs = new(client, mayReach) { BlueskyAppView = api ?? new("http://none.example"), HackerNewsApi = api ?? new("http://none.example") };
        return proofs.LookAsync(named, Posted, post, Cancel);
    }

    private static RequestDelegate Json(object body) => context => context.Response.WriteAsJsonAsync(body, Cancel);

    private static void Profile(TestServer server, string description) =>
        server.On("/xrpc/app.bsky.actor.getProfile", Json(new { did = Did, handle = "jane.bsky.social", displayName = "Jane", description, postsCount = 3, labels = Array.Empty<object>() }));

    private static object Post(string did, string text) => new
    {
        uri = $"at://{did}/app.bsky.feed.post/3l2222222222a",
        cid = "bafyreib2rxk3rw6k",
        author = new { did, handle = did == Did ? "jane.bsky.social" : "mallory.bsky.social", labels = Array.Empty<object>() },
        record = new JsonObject { ["$type"] = "app.bsky.feed.post", ["text"] = text, ["createdAt"] = "2026-09-07T07:59:00.000Z" },
        indexedAt = "2026-09-07T07:59:01.000Z",
    };

    private static object Finger(string name, string domain, Uri actor) => new
    {
        subject = $"acct:{name}@{domain}",
        links = new object[]
        {
            new { rel = "http://webfinger.net/rel/profile-page", type = "text/html", href = actor },
            new { rel = "self", type = "application/activity+json", href = actor },
        },
    };

    private static object Account(string name, TestServer server, string note) => new
    {
        id = "7",
        username = name,
        acct = name,
        display_name = "Jane",
        locked = false,
        note,
        url = server[$"/@{name}"],
        fields = new[] { new { name = "Town", value = "Harbour" } },
    };

    private static object Status(string acct, string content) => new
    {
        id = "114",
        created_at = "2026-09-07T08:00:00.000Z",
        visibility = "public",
        spoiler_text = "",
        content,
        reblog = (object?)null,
        account = new { id = "7", username = "jane", acct },
    };

    private static void Fediverse(TestServer server, string note, string subject = "jane")
    {
        server.On("/.well-known/webfinger", Json(Finger(subject, server.HostAndPort, server["/users/jane"])));
        server.On("/api/v1/accounts/lookup", Json(Account("jane", server, note)));
        server.On("/api/v1/instance", Json(new { uri = server.HostAndPort, version = "4.5.2" }));
    }
}
