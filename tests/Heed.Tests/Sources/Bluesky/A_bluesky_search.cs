using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.Bluesky;

public class A_bluesky_search : SourceContract
{
    private const string Password = "abcd-efgh-ijkl-mnop";

    private readonly List<JsonObject> _posts = [];
    private readonly List<string> _calls = [];
    private readonly HashSet<string> _valid = [];
    private TestServer _server = null!;
    private PoliteClient _client = null!;
    private SourceSecrets _secrets = null!;
    private BlueskySessions _sessions = null!;

    protected override async Task StartAsync()
    {
        _server = await TestServer.StartAsync();
        _client = _server.Client();
        _secrets = new SourceSecrets(Folder, new KeyRing(Path.Combine(Folder, "keys")));
        _secrets.Put("sky", Password);
        _sessions = new BlueskySessions(_client, _secrets);
        _server.On("/xrpc/com.atproto.server.createSession", async context =>
        {
            JsonNode body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: Cancel))!;
            await SessionAsync(context, "create", (string?)body["identifier"] == "heed.example" && (string?)body["password"] == Password);
        });
        _server.On("/xrpc/com.atproto.server.refreshSession", context => SessionAsync(context, "refresh", context.Request.Headers.Authorization.ToString().StartsWith("Bearer refresh", StringComparison.Ordinal)));
        _server.On("/xrpc/app.bsky.feed.searchPosts", async context =>
        {
            if (!_valid.Contains(context.Request.Headers.Authorization.ToString()))
            {
                context.Response.StatusCode = 400;
                await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = "ExpiredToken" });
                return;
            }
            _calls.Add("search " + context.Request.Query["q"]);
            int skip = int.TryParse(context.Request.Query["cursor"], out int at) ? at : 0;
            JsonObject answer = new() { ["posts"] = new JsonArray([.. _posts.AsEnumerable().Reverse().Skip(skip).Take(2).Select(post => post.DeepClone())]) };
            if (skip + 2 < _posts.Count) answer["cursor"] = $"{skip + 2}";
            await context.Response.WriteAsJsonAsync(answer);
        });
    }

    protected override async Task StopAsync()
    {
        _sessions.Dispose();
        _client.Dispose();
        await _server.DisposeAsync();
    }

    protected override Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        // The first reading takes one page, and a page of the other tests holds two.
        _server.On("/xrpc/app.bsky.feed.searchPosts", AllAtOnceAsync);
        for (int i = 1; i <= 3; i++) Add(i);
        return Task.FromResult<(ISource, Source)>((Open(), Source));
    }

    protected override Task AddOneAsync()
    {
        Add(4);
        return Task.CompletedTask;
    }

    protected override Task<ISource> BrokenAsync()
    {
        _server.On("/xrpc/app.bsky.feed.searchPosts", "<html>Sky is falling</html>", "text/html");
        return Task.FromResult<ISource>(Open());
    }

    protected override Task<ISource> MissingAsync()
    {
        _server.OnStatus("/xrpc/app.bsky.feed.searchPosts", 404);
        return Task.FromResult<ISource>(Open());
    }

    protected override string ExpectedPlace(Source source) => "bsky.app";

    [Fact]
    public async Task asks_for_its_words_by_a_session_of_its_own()
    {
        Add(1);

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(["create", "search ferry late"], _calls);
        Assert.Equal(7, post.Engagement);
        Assert.NotNull(post.Consents);
    }

    [Fact]
    public async Task keeps_its_session_from_one_reading_to_the_next()
    {
        Add(1);
        await AllAsync(Open(), null);
        await AllAsync(Open(), null);

        Assert.Single(_calls, call => call == "create");
    }

    [Fact]
    public async Task renews_a_session_that_is_over()
    {
        Add(1);
        await AllAsync(Open(), null);
        _valid.Clear();

        Assert.Single(Posts(await AllAsync(Open(), null)));
        Assert.Equal(["create", "search ferry late", "refresh", "search ferry late"], _calls);
    }

    [Fact]
    public async Task does_not_try_a_wrong_password_again_and_again()
    {
        _secrets.Put("sky", "aaaa-bbbb-cccc-dddd");
        for (int i = 0; i < 3; i++) Assert.Equal(Health.Refused, (await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null))).Health);

        Assert.Equal(["create"], _calls);
    }

    [Fact]
    public async Task says_that_it_needs_an_app_password()
    {
        _secrets.Remove("sky");

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null));

        Assert.Contains("heed source secret", refused.Message);
        Assert.Empty(_calls);
    }

    [Fact]
    public async Task reads_pages_back_to_where_it_was()
    {
        Add(1);
        string? cursor = Cursor(await AllAsync(Open(), null));
        for (int i = 2; i <= 6; i++) Add(i);

        Assert.Equal(5, Posts(await AllAsync(Open(), cursor)).Length);
    }

    [Theory, InlineData("author"), InlineData("post")]
    public async Task leaves_out_what_is_labelled_only_for_people_who_are_signed_in(string whose)
    {
        Add(1);
        JsonArray labels = new(new JsonObject { ["val"] = "!no-unauthenticated" });
        if (whose is "author") _posts[0]["author"]!["labels"] = labels;
        else _posts[0]["labels"] = labels;

        Assert.Empty(Posts(await AllAsync(Open(), null)));
    }

    [Fact]
    public async Task does_not_show_its_token_or_password_in_words()
    {
        Assert.DoesNotContain("token", new Call(new Uri("https://bsky.example/xrpc/x?q=1"), Bearer: "token").ToString());
        byte[] file = await File.ReadAllBytesAsync(Directory.GetFiles(Path.Combine(Folder, "secrets")).Single(), Cancel);
        Assert.DoesNotContain("efgh", System.Text.Encoding.UTF8.GetString(file));
    }

    private Source Source => Make(SourceKind.Bluesky, "https://bsky.app/search?q=ferry+late", mapping: new()
    {
        ["account"] = "heed.example",
        ["pds"] = $"http://{_server.HostAndPort}",
        ["appview"] = $"http://{_server.HostAndPort}",
        ["plc"] = $"http://{_server.HostAndPort}",
    }) with
    { Id = "sky" };

    private BlueskySource Open() => new(Source, _client, _sessions);

    private void Add(int number) => _posts.Add(JsonNode.Parse($$"""
        {
          "uri": "at://did:plc:alice/app.bsky.feed.post/p{{number}}", "cid": "bafy", "indexedAt": "2026-09-07T08:0{{number}}:00.000Z",
          "author": {"did": "did:plc:alice", "handle": "alice.example", "labels": []}, "labels": [], "likeCount": 4, "replyCount": 2, "repostCount": 1,
          "record": {"$type": "app.bsky.feed.post", "text": "The ferry is late, {{number}}", "createdAt": "2026-09-07T08:00:00Z"}
        }
        """)!.AsObject());

    private Task AllAtOnceAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new JsonObject { ["posts"] = new JsonArray([.. _posts.AsEnumerable().Reverse().Select(post => post.DeepClone())]) });

    private async Task SessionAsync(HttpContext context, string call, bool taken)
    {
        _calls.Add(call);
        if (!taken)
        {
            context.Response.StatusCode = 401;
            await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = "AuthenticationRequired" });
            return;
        }
        string token = $"access-{_calls.Count}";
        _valid.Add($"Bearer {token}");
        await context.Response.WriteAsJsonAsync(new JsonObject { ["accessJwt"] = token, ["refreshJwt"] = $"refresh-{_calls.Count}" });
    }
}
