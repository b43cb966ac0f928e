using Heed.Sources;
using Heed.Sources.Bluesky;

namespace Heed.Tests.Sources.Bluesky;

public class A_bluesky_address
{
    [Theory]
    [InlineData("wss://jetstream.example/subscribe", BlueskyWay.Jetstream)]
    [InlineData("wss://relay.example/xrpc/com.atproto.sync.subscribeRepos", BlueskyWay.Repos)]
    [InlineData("https://bsky.app/search?q=ferry+late", BlueskyWay.Search)]
    public void says_how_it_is_read(string text, BlueskyWay way) => Assert.Equal(way, BlueskyAddress.Parse(text, out _)?.Way);

    [Theory]
    [InlineData("wss://jetstream2.example", "wss://jetstream2.example/subscribe")]
    [InlineData("wss://relay.example", "wss://relay.example/xrpc/com.atproto.sync.subscribeRepos")]
    [InlineData("wss://relay.example/subscribe", "wss://relay.example/subscribe")]
    public void is_completed_from_a_host(string typed, string whole) => Assert.Equal(whole, BlueskyAddress.Complete(typed));

    [Theory]
    [InlineData("wss://jetstream.example/subscribe?wantedDids=did:plc:alice", "not accounts")]
    [InlineData("https://bsky.app/profile/alice.example", "not to people")]
    [InlineData("https://bsky.app/search?q=from:alice.example", "not to people")]
    [InlineData("https://bsky.app/search?q=ferry%20%40alice.example", "not to people")]
    [InlineData("https://bsky.app/search?q=did:plc:alice", "not to people")]
    [InlineData("https://bsky.app/search?q=", "has words")]
    [InlineData("https://bsky.app/search?q=ferry&author=alice.example", "has words")]
    [InlineData("wss://me:secret@relay.example/subscribe", "own access")]
    [InlineData("wss://relay.example/xrpc/chat", "no stream")]
    [InlineData("https://bsky.example/", "no address of Bluesky")]
    [InlineData("ferry", "no address")]
    public void that_is_none_is_told_with_a_way_forward(string text, string told)
    {
        Assert.Null(BlueskyAddress.Parse(text, out string problem));
        Assert.Contains(told, problem);
    }

    [Fact]
    public void of_a_search_needs_an_account()
    {
        Source source = new("sky", SourceKind.Bluesky, "Sky", "https://bsky.app/search?q=ferry", Lane.Public, null, "Learn what people say", "", "Anybody", new Dictionary<string, string>(), 30, TimeSpan.FromHours(1)) { Speakers = Speakers.Anybody };
        Assert.Contains("--set account=HANDLE", Assert.Single(SourceBook.Check(source)));
        Assert.Empty(SourceBook.Check(source with { Mapping = new Dictionary<string, string> { ["account"] = "heed.example" } }));
    }

    [Fact]
    public void has_settings_that_are_checked()
    {
        Source source = new("sky", SourceKind.Bluesky, "Sky", "wss://relay.example/subscribe", Lane.Press, null, "Learn what people say", "", "Anybody", new Dictionary<string, string> { ["plc"] = "nowhere", ["cat"] = "1" }, 30, TimeSpan.FromHours(1)) { Speakers = Speakers.Institution };
        Assert.Equal(3, SourceBook.Check(source).Count);
    }

    [Theory, InlineData("https://bsky.app/search?q=ferry", false), InlineData("https://bsky.app/search?q=strike+ballot+ferry", true)]
    public async Task asks_no_more_of_a_search_than_a_query_may(string address, bool refused)
    {
        await using TestHeed test = new();
        Source source = new("sky", SourceKind.Bluesky, "Sky", address, Lane.Public, null, "Learn what people say", "", "Anybody", new Dictionary<string, string> { ["account"] = "heed.example" }, 30, TimeSpan.FromHours(1)) { Speakers = Speakers.Anybody };

        Assert.Equal(refused, test.Heed.RefusalOf(source) is not null);
        if (refused) Assert.Equal(Health.Refused, Assert.Throws<SourceException>(() => test.Heed.OpenSource(source)).Health);
        else test.Heed.OpenSource(source);
    }
}
