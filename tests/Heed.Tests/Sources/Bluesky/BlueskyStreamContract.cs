using System.Text;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Bluesky;
using static Heed.Tests.Sources.Bluesky.SmallNetwork;

namespace Heed.Tests.Sources.Bluesky;

/// <summary>What both kinds of stream do alike.</summary>
public abstract class BlueskyStreamContract(BlueskyWay way) : SourceContract
{
    private SmallNetwork _network = null!;

    protected override async Task StartAsync()
    {
        _network = await SmallNetwork.StartAsync(way);
        _network.Join(Alice, Ben);
    }

    protected override async Task StopAsync() => await _network.DisposeAsync();

    protected override Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        for (int i = 1; i <= 3; i++) _network.Write(Alice, $"post{i}", $"The ferry is late, {i}");
        return Task.FromResult<(ISource, Source)>((_network.Open(), _network.Source));
    }

    protected override Task AddOneAsync()
    {
        _network.Write(Ben, "post4", "The ferry is late again");
        return Task.CompletedTask;
    }

    protected override Task<ISource> BrokenAsync()
    {
        _network.Happen(_ => Encoding.UTF8.GetBytes("<html>Not a stream</html>"));
        return Task.FromResult<ISource>(_network.Open());
    }

    protected override Task<ISource> MissingAsync() => Task.FromResult<ISource>(SmallNetwork.Open(
        _network.Source with { Address = way is BlueskyWay.Jetstream ? $"ws://{_network.HostAndPort}/xrpc/com.atproto.sync.subscribeRepos" : $"ws://{_network.HostAndPort}/subscribe" },
        _network.Client));

    protected override string ExpectedPlace(Source source) => "bsky.app";

    [Fact]
    public async Task says_who_reads()
    {
        await WithThreePostsAsync();
        await AllAsync(_network.Open(), null);
        Assert.Contains("+https://listening.example/", Assert.Single(_network.Agents));
        Assert.Contains("/robots.txt", _network.Server.Asked);
    }

    [Fact]
    public async Task does_not_read_a_server_that_asks_not_to_be_read()
    {
        _network.Server.On("/robots.txt", "User-agent: *\nDisallow: /", "text/plain");
        Assert.Equal(Health.Refused, (await Assert.ThrowsAsync<SourceException>(() => AllAsync(_network.Open(), null))).Health);
        Assert.Empty(_network.Agents);
    }

    [Fact]
    public async Task does_not_reach_machines_at_home()
    {
        using Heed.Sources.Polite.PoliteClient client = new(TestServer.Options, TimeProvider.System); // nothing is allowed
        Assert.Equal(Health.Refused, (await Assert.ThrowsAsync<SourceException>(() => AllAsync(SmallNetwork.Open(_network.Source, client), null))).Health);
        Assert.Empty(_network.Server.Asked);
    }

    [Fact]
    public async Task reads_what_a_post_says()
    {
        JsonObject record = JsonNode.Parse("""
            {
              "$type": "app.bsky.feed.post", "createdAt": "2026-09-07T09:30:00+02:00", "langs": ["de-CH"], "text": "Die Fähre war spät #fähre",
              "facets": [
                {"index": {"byteStart": 20, "byteEnd": 27}, "features": [{"$type": "app.bsky.richtext.facet#tag", "tag": "fähre"}]},
                {"index": {"byteStart": 0, "byteEnd": 3}, "features": [{"$type": "app.bsky.richtext.facet#link", "uri": "https://ferry.example/plan"}]}
              ],
              "tags": ["hafen"],
              "reply": {"root": {"uri": "at://did:plc:x/app.bsky.feed.post/1", "cid": "b"}, "parent": {"uri": "at://did:plc:x/app.bsky.feed.post/1", "cid": "b"}},
              "embed": {"$type": "app.bsky.embed.images", "images": [{"alt": "An empty quay in the rain", "aspectRatio": {"width": 4, "height": 3}}]}
            }
            """)!.AsObject();
        _network.Commit(Alice, "create", "app.bsky.feed.post/post1", record);

        RawPost post = Assert.Single(Posts(await AllAsync(_network.Open(), null)));

        Assert.Equal($"at://{Alice}/app.bsky.feed.post/post1", post.NativeId);
        Assert.Equal(Alice, post.Author);
        Assert.Equal("Die Fähre war spät #fähre\n\nAn empty quay in the rain", post.Text);
        Assert.Equal(new Uri($"https://bsky.app/profile/{Alice}/post/post1"), post.Url);
        Assert.Equal("de", post.Language);
        Assert.Equal(PostKind.Reply, post.Kind);
        Assert.Equal(["https://ferry.example/plan"], post.Links);
        Assert.Equal(["fähre", "hafen"], post.Tags);
        Assert.Equal(["image"], post.Media);
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 7, 30, 0, TimeSpan.Zero), post.Written);
        Assert.NotNull(post.Consents);
    }

    [Fact]
    public async Task does_not_believe_a_post_that_it_was_written_in_the_future()
    {
        JsonObject record = Post("The ferry is late");
        record["createdAt"] = "2030-01-01T00:00:00Z";
        _network.Commit(Alice, "create", "app.bsky.feed.post/post1", record);

        Assert.Equal(2026, Assert.Single(Posts(await AllAsync(_network.Open(), null))).Written!.Value.Year);
    }

    [Theory, InlineData("!hide"), InlineData("!no-unauthenticated")]
    public async Task leaves_out_a_post_labelled_by_its_author(string label)
    {
        JsonObject record = Post("The ferry is late");
        record["labels"] = new JsonObject { ["$type"] = "com.atproto.label.defs#selfLabels", ["values"] = new JsonArray(new JsonObject { ["val"] = label }) };
        _network.Commit(Alice, "create", "app.bsky.feed.post/post1", record);
        _network.Write(Ben, "post2", "The ferry is on time");

        Assert.Equal([Ben], Posts(await AllAsync(_network.Open(), null)).Select(post => post.Author));
    }

    [Fact]
    public async Task tells_what_was_deleted()
    {
        _network.Delete(Alice, "post1");

        Assert.Contains(new Delivery.Withdrawn("bsky.app", $"at://{Alice}/app.bsky.feed.post/post1"), await AllAsync(_network.Open(), null));
    }

    [Fact]
    public async Task withdraws_a_post_that_was_changed_and_gives_it_anew()
    {
        _network.Commit(Alice, "update", "app.bsky.feed.post/post1", Post("The ferry is on time after all"));

        List<Delivery> all = await AllAsync(_network.Open(), null);

        Assert.Equal(["Withdrawn", "Entry"], all.Where(delivery => delivery is not Delivery.Reached).Select(delivery => delivery.GetType().Name));
    }

    [Theory]
    [InlineData("deactivated"), InlineData("suspended"), InlineData("takendown"), InlineData("deleted"), InlineData(null), InlineData("a state of later years")]
    public async Task withdraws_an_account_that_is_closed(string? status)
    {
        _network.SetAccount(Alice, active: false, status);

        Assert.Contains(new Delivery.AccountWithdrawn("bsky.app", Alice), await AllAsync(_network.Open(), null));
    }

    [Theory, InlineData(true, null), InlineData(false, "throttled"), InlineData(false, "desynchronized")]
    public async Task leaves_an_account_that_is_open_or_only_not_served_just_now(bool active, string? status)
    {
        _network.SetAccount(Alice, active, status);

        Assert.Empty((await AllAsync(_network.Open(), null)).OfType<Delivery.AccountWithdrawn>());
    }

    [Fact]
    public async Task acts_on_a_bare_tombstone_after_a_gap()
    {
        await WithThreePostsAsync();
        string? cursor = Cursor(await AllAsync(_network.Open(), null));
        _network.Write(Alice, "post4", "Never heard");
        _network.SetAccount(Alice, active: false, "deleted");
        // The server purges the account's earlier events: only the last is there.
        _network.Purge();
        _network.SetAccount(Alice, active: false, "deleted");

        List<Delivery> all = await AllAsync(_network.Open(), cursor);

        Assert.Equal(new Delivery.AccountWithdrawn("bsky.app", Alice), Assert.Single(all, delivery => delivery is not Delivery.Reached));
    }

    [Theory]
    [InlineData("app.bsky.actor.profile", """{"labels":{"values":[{"val":"!no-unauthenticated"}]}}""")]
    [InlineData("app.bsky.actor.profile", """{"description":"Photos of ferries. #NoBots please"}""")]
    [InlineData("org.user-intents.declaration", """{"publicAccessArchive":{"allow":false}}""")]
    public async Task withdraws_an_account_that_says_no_from_now_on(string collection, string record)
    {
        _network.Commit(Alice, "update", $"{collection}/self", JsonNode.Parse(record)!.AsObject());
        _network.Write(Alice, "post9", "The ferry is late");

        List<Delivery> all = await AllAsync(_network.Open(), null);

        Assert.Contains(new Delivery.AccountWithdrawn("bsky.app", Alice), all);
        Assert.Empty(Posts(all));
    }

    [Theory]
    [InlineData("app.bsky.actor.profile", """{"displayName":"Alice","description":"Photos of ferries"}""")]
    [InlineData("org.user-intents.declaration", """{"publicAccessArchive":{"allow":true},"syntheticContentGeneration":{"allow":false}}""")]
    public async Task hears_an_account_that_does_not_say_no(string collection, string record)
    {
        _network.Commit(Alice, "update", $"{collection}/self", JsonNode.Parse(record)!.AsObject());
        _network.Write(Alice, "post9", "The ferry is late");

        Assert.Single(Posts(await AllAsync(_network.Open(), null)));
    }

    [Fact]
    public async Task goes_on_where_it_stopped_when_the_line_breaks()
    {
        _network.Write(Alice, "post1", "The ferry is late");
        List<string> heard = [];
        bool dropped = false;
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        stop.CancelAfter(TimeSpan.FromSeconds(30));
        await foreach (Delivery delivery in _network.Open().FollowAsync(null, stop.Token))
        {
            if (delivery is Delivery.Entry(var raw)) heard.Add(raw.Text);
            if (heard.Count == 1 && !dropped)
            {
                dropped = true;
                _network.Drop();
                _network.Write(Ben, "post2", "The ferry has come");
            }
            if (heard.Count == 2) break;
        }

        Assert.Equal(["The ferry is late", "The ferry has come"], heard);
        Assert.Equal(2, _network.Cursors.Count);
        Assert.NotNull(_network.Cursors.Last());
    }

    [Fact]
    public async Task passes_over_a_message_that_is_too_large_and_tells_so()
    {
        _network.Happen(_ => new byte[SocketMessages.MessageLimit + 1]);
        _network.Write(Alice, "post1", "The ferry is late");

        List<Delivery> all = await AllAsync(_network.Open(), null);

        Assert.Single(Posts(all));
        Assert.Contains(Problems(all), problem => problem.Contains("larger than 5 MB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task holds_a_sender_back_that_is_faster_than_it_is_asked()
    {
        string text = new('x', 20_000);
        for (int i = 0; i < 2_000; i++) _network.Write(Alice, $"post{i}", text); // 40 MB

        long before = GC.GetTotalMemory(forceFullCollection: true);
        int heard = 0;
        await foreach (Delivery delivery in _network.Open().FollowAsync(null, Cancel))
        {
            if (delivery is not Delivery.Entry || ++heard < 5) continue;
            await Task.Delay(300, Cancel); // meanwhile the server sends what it can
            break;
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
    }

    [Fact]
    public async Task gives_up_a_stream_that_ends_again_and_again()
    {
        _network.Server.On(_network.Path, async context => (await context.WebSockets.AcceptWebSocketAsync()).Abort());
        SourceException broken = await Assert.ThrowsAsync<SourceException>(async () =>
        {
            await foreach (Delivery _ in _network.Open().FollowAsync(null, Cancel)) { }
        });
        Assert.Equal(Health.Broken, broken.Health);
    }
}

public class A_jetstream() : BlueskyStreamContract(BlueskyWay.Jetstream);

public class A_firehose() : BlueskyStreamContract(BlueskyWay.Repos);
