using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Mastodon;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.Mastodon;

public class A_mastodon_source : MastodonContract
{
    private const string Unbelieved = "4.0.0 (not true; really snac/2.75)";

    protected override string Address => "/public/local";

    [Fact]
    public async Task reads_what_a_post_says()
    {
        Place.Add(status =>
        {
            status["spoiler_text"] = "ferry & rain";
            status["content"] = """<p>Late <a href="https://ferry.example/timetable?a=1&amp;b=2">again</a>, <a href="https://x.example/@bob" class="u-url mention">@bob</a> <a href="https://x.example/tags/ferry" class="mention hashtag" rel="tag">#<span>ferry</span></a></p>""";
            status["tags"] = new JsonArray(new JsonObject { ["name"] = "ferry" });
            status["media_attachments"] = new JsonArray(new JsonObject { ["type"] = "image", ["description"] = "An empty quay <at dawn>" });
            status["poll"] = new JsonObject { ["options"] = new JsonArray(new JsonObject { ["title"] = "More boats" }, new JsonObject { ["title"] = "A bridge" }) };
            status["in_reply_to_id"] = "17";
        });

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(("jane", Ids[0], "114000000000000001"), (post.Author, post.NativeId, post.Again));
        Assert.Equal("ferry & rain", PlainText.FromHtml(post.Title!));
        Assert.Equal("Late again, @bob #ferry\nMore boats\nA bridge\nAn empty quay <at dawn>", PlainText.FromHtml(post.Text));
        Assert.True(post.IsHtml);
        Assert.Equal(["https://ferry.example/timetable?a=1&b=2"], post.Links);
        Assert.Equal(["ferry"], post.Tags);
        Assert.Equal(["image"], post.Media);
        Assert.Equal((PostKind.Reply, "en", 7L), (post.Kind, post.Language, post.Engagement));
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 8, 0, 0, TimeSpan.Zero), post.Written);
        Assert.Equal(Server["/@jane/114000000000000001"], post.Url);
    }

    [Fact]
    public async Task gives_a_post_of_another_server_thePlace_of_its_author()
    {
        Place.Add(status => status["account"]!["acct"] = "Bob@Far.example");

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(("far.example", "Bob"), (post.Place, post.Author));
    }

    [Fact]
    public async Task does_not_take_a_share_for_a_post()
    {
        Place.Add(status => status["reblog"] = Place.Add().DeepClone());

        Assert.Equal(["114000000000000002"], Posts(await AllAsync(Open(), null)).Select(post => post.Again));
    }

    /// <summary>Each of these is a no. The first of them all, changed by nothing, is the control: it is heard.</summary>
    [Theory]
    [InlineData("", "", true)]
    [InlineData("visibility", "\"unlisted\"")]
    [InlineData("visibility", "\"private\"")]
    [InlineData("visibility", "\"direct\"")]
    [InlineData("visibility", "\"local\"")]
    [InlineData("visibility", "null")]
    [InlineData("visibility", "-")]
    [InlineData("local_only", "true")]
    [InlineData("local_only", "false", true)]
    [InlineData("content", "\"<p>Late again #nobot</p>\"")]
    [InlineData("content", "\"<p>Late again, no bots on this ferry</p>\"", true)]
    [InlineData("tags", "[{\"name\":\"NoIndex\"}]")]
    [InlineData("account.indexable", "false")]
    [InlineData("account.indexable", "null")]
    [InlineData("account.indexable", "\"true\"")]
    [InlineData("account.indexable", "-")]
    [InlineData("account.discoverable", "false")]
    [InlineData("account.discoverable", "null")]
    [InlineData("account.discoverable", "-")]
    [InlineData("account.noindex", "true")]
    [InlineData("account.noindex", "null", true)]
    [InlineData("account.noindex", "-", true)]
    [InlineData("account.locked", "true")]
    [InlineData("account.locked", "-")]
    [InlineData("account.suspended", "true")]
    [InlineData("account.limited", "true")]
    [InlineData("account.memorial", "true")]
    [InlineData("account.moved", "{\"id\":\"8\",\"acct\":\"jane@far.example\"}")]
    [InlineData("account.note", "\"<p>Rider. <a href='/tags/nobot' class='mention hashtag'>#<span>nobot</span></a></p>\"")]
    [InlineData("account.note", "\"#NoBots\"")]
    [InlineData("account.note", "\"#no_index please\"")]
    [InlineData("account.note", "\"#nosearch\"")]
    [InlineData("account.note", "\"#NoArchive\"")]
    [InlineData("account.note", "\"#NoAI #NoScraping\"")]
    [InlineData("account.note", "\"#noaim, #nobotany and #northbound\"", true)]
    [InlineData("account.fields", "[{\"name\":\"wishes\",\"value\":\"<p>#nobot</p>\"}]")]
    [InlineData("account.fields", "[{\"name\":\"#noindex\",\"value\":\"yes\"}]")]
    [InlineData("account.display_name", "\"Jane #nobot\"")]
    [InlineData("account", "null")]
    public async Task hears_only_what_author_and_post_allow(string field, string value, bool heard = false)
    {
        Place.Add(status => Set(status, field, value));

        Assert.Equal(heard ? 1 : 0, Posts(await AllAsync(Open(), null)).Length);
    }

    /// <summary>What was held is held no longer when its author takes the yes back.</summary>
    [Theory]
    [InlineData("account.indexable", "false")]
    [InlineData("account.note", "\"#nobot\"")]
    [InlineData("account.suspended", "true")]
    [InlineData("visibility", "\"unlisted\"")]
    public async Task lets_go_of_a_post_whose_author_no_longer_agrees(string field, string value)
    {
        JsonObject status = Place.Add();
        ISource source = Open();
        string id = Again(Assert.Single(Posts(await AllAsync(source, null))));
        Assert.Equal(RecheckState.Still, Assert.Single(await source.RecheckAsync([id], Cancel)).State);
        Set(status, field, value);

        Assert.Equal(RecheckState.Gone, Assert.Single(await source.RecheckAsync([id], Cancel)).State);
    }

    [Fact]
    public async Task tells_that_a_post_was_edited()
    {
        JsonObject status = Place.Add();
        ISource source = Open();
        string id = Again(Assert.Single(Posts(await AllAsync(source, null))));
        status["content"] = "<p>The ferry was on time.</p>";
        status["edited_at"] = "2026-09-07T09:00:00.000Z";

        Recheck now = Assert.Single(await source.RecheckAsync([id], Cancel));

        Assert.Equal((RecheckState.Changed, "<p>The ferry was on time.</p>"), (now.State, now.Now?.Text));
    }

    [Theory]
    [InlineData("live_feeds", "authenticated", true)]
    [InlineData("live_feeds", "disabled", true)]
    [InlineData("live_feeds", "public", false)]
    [InlineData("hashtag_feeds", "disabled", false)]
    public async Task does_not_read_a_timeline_that_the_server_has_closed(string feed, string who, bool refused)
    {
        Place.Add();
        Place.TimelinesAccess = new() { [feed] = new JsonObject { ["local"] = who, ["remote"] = "public" } };

        if (!refused) Assert.Single(Posts(await AllAsync(Open(), null)));
        else Assert.Equal(Health.Refused, (await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null))).Health);
        Assert.Equal(!refused, Server.Asked.Contains("/api/v1/timelines/public"));
    }

    [Fact]
    public async Task takes_422_for_a_closed_door_too()
    {
        Server.OnStatus("/api/v1/timelines/public", 422);

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.Contains("members only", refused.Message);
    }

    [Theory]
    [InlineData("No scraping or crawling of this server.", true)]
    [InlineData("Keine Bots, kein massenhaftes Auslesen.", true)]
    [InlineData("Be kind to each other.", false)]
    public async Task obeys_a_rule_against_reading_by_machines(string rule, bool refused)
    {
        Place.Add();
        Place.Rules = [new JsonObject { ["id"] = "1", ["text"] = rule, ["hint"] = "" }];

        if (!refused) Assert.Single(Posts(await AllAsync(Open(), null)));
        else Assert.Contains(rule, (await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null))).Message);
    }

    [Fact]
    public async Task believes_no_server_that_calls_unlisted_posts_public()
    {
        Place.Version = Unbelieved;
        string open = (string)Place.Add()["uri"]!;
        Place.Unlisted.Add((string)Place.Add()["id"]!);

        Assert.Equal([open], Read(await AllAsync(Open(), null)));
    }

    /// <summary>The control of the test above: of a server that is believed, nobody looks.</summary>
    [Fact]
    public async Task believes_a_server_that_is_known_to_tell_them_apart()
    {
        Place.Add();
        Place.Unlisted.Add((string)Place.Add()["id"]!);

        Assert.Equal(2, Posts(await AllAsync(Open(), null)).Length);
    }

    /// <summary>One server says <c>indexable</c> of everybody, whoever it is; the actor says what its author chose.</summary>
    [Theory]
    [InlineData("indexable", "true", true)]
    [InlineData("indexable", "false")]
    [InlineData("indexable", "-")]
    [InlineData("discoverable", "-")]
    [InlineData("manuallyApprovesFollowers", "true")]
    [InlineData("movedTo", "\"https://far.example/users/jane\"")]
    [InlineData("summary", "\"#nobot\"")]
    [InlineData("attachment", "[{\"type\":\"PropertyValue\",\"name\":\"wishes\",\"value\":\"#noindex\"}]")]
    public async Task believes_no_server_about_its_authors_either(string field, string value, bool heard = false)
    {
        Place.Version = Unbelieved;
        Place.Add();
        Set(Place.Actor, field, value);

        Assert.Equal(heard ? 1 : 0, Posts(await AllAsync(Open(), null)).Length);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "<!DOCTYPE html>")]
    [InlineData(401, "")]
    public async Task passes_by_a_post_that_cannot_be_looked_up(int status, string body)
    {
        Place.Version = Unbelieved;
        AddPosts(3);
        Server.On(new Uri(Ids[1]).AbsolutePath, context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });

        Assert.Equal([Ids[0], Ids[2]], Read(await AllAsync(Open(), null)).Order());
    }

    [Fact]
    public async Task looks_an_author_up_once_a_reading()
    {
        Place.Version = Unbelieved;
        AddPosts(3);

        await AllAsync(Open(), null);

        Assert.Single(Server.Asked, path => path == "/users/jane");
    }

    [Fact]
    public async Task looks_a_held_post_up_by_its_activitypub_id_where_the_server_is_not_believed()
    {
        Place.Version = Unbelieved;
        AddPosts(3);
        ISource source = Open();
        string[] held = [.. Posts(await AllAsync(source, null)).OrderBy(post => post.NativeId).Select(Again)];
        Remove(held[1]);
        Place.Unlisted.Add((string)Place.Statuses[^1]["id"]!);

        Assert.Equal([RecheckState.Still, RecheckState.Gone, RecheckState.Gone], (await source.RecheckAsync(held, Cancel)).Select(now => now.State));
    }

    [Fact]
    public async Task does_not_hear_posts_of_others_through_a_server_it_does_not_believe()
    {
        Place.Version = "2.8.0 (compatible; Friendica 2026.01)";
        Place.Add(status => status["uri"] = "https://far.example/users/bob/statuses/1");

        Assert.Empty(Posts(await AllAsync(Open(), null)));
    }

    [Fact]
    public async Task does_not_go_where_a_servers_links_lead()
    {
        Server.On("/api/v1/timelines/public", async context =>
        {
            context.Response.Headers.Link = "<http://169.254.169.254/?max_id=1>; rel=\"next\"";
            await context.Response.WriteAsync(context.Request.Query.ContainsKey("max_id") ? "[]" : Place.Add().ToJsonString().Insert(0, "[") + "]");
        });

        Assert.Single(Posts(await AllAsync(Open(), null)));
        Assert.DoesNotContain("/", Server.Asked);
    }

    [Theory]
    [InlineData("https://m.example", "/api/v1/timelines/public?local=true")]
    [InlineData("https://m.example/public/local", "/api/v1/timelines/public?local=true")]
    [InlineData("https://m.example/public", "/api/v1/timelines/public?local=false")]
    [InlineData("https://m.example/public/remote", "/api/v1/timelines/public?remote=true")]
    [InlineData("https://m.example/tags/f%C3%A4hre", "/api/v1/timelines/tag/f%C3%A4hre?local=false")]
    [InlineData("https://m.example/tag/ferry/", "/api/v1/timelines/tag/ferry?local=false")]
    [InlineData("https://m.example/search?q=late+ferry&type=statuses", "/api/v2/search?type=statuses&resolve=false&q=late%20ferry")]
    public void knows_a_timeline_by_the_address_of_its_page(string address, string path) => Assert.Equal(path, MastodonTimeline.Of(address).Path);

    [Theory]
    [InlineData("https://m.example/@jane", "not to people")]
    [InlineData("https://m.example/settings", "no timeline")]
    [InlineData("m.example", "no web address")]
    public void says_which_addresses_can_be_read(string address, string why)
    {
        SourceException wrong = Assert.Throws<SourceException>(() => MastodonTimeline.Of(address));

        Assert.Contains(why, wrong.Message);
        Assert.Contains("/tags/NAME", wrong.Message);
    }

    private static void Set(JsonObject status, string field, string value)
    {
        if (field.Length == 0) return;
        JsonObject owner = field.StartsWith("account.", StringComparison.Ordinal) ? status["account"]!.AsObject() : status;
        string name = field[(field.IndexOf('.') + 1)..];
        if (value is "-") owner.Remove(name);
        else owner[name] = JsonNode.Parse(value);
    }
}

/// <summary>The promises of all, kept with a server that pages by <c>max_id</c> alone, without Link headers, without the second API.</summary>
public class A_source_of_half_a_mastodon : MastodonContract
{
    protected override string Address => "/tags/ferry";

    protected override bool GoesForward => false;

    protected override async Task StartAsync()
    {
        await base.StartAsync();
        Place.Links = false;
        Place.SecondApi = false;
    }
}

/// <summary>The promises of all, kept with a server that lets anybody search.</summary>
public class A_mastodon_search : MastodonContract
{
    protected override string Address => "/search?q=ferry";

    protected override bool GoesForward => false;
}
