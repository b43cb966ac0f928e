using System.Globalization;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Discourse;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.Discourse;

/// <summary>A made-up forum.</summary>
public abstract class DiscourseContract : NetworkSourceContract
{
    private int _next = 1;

    private protected List<JsonObject> AllPosts { get; } = [];

    private protected JsonObject Site { get; set; } = JsonNode.Parse("""
        {"periods": ["all"], "categories": [
          {"id": 4, "name": "Ferries", "slug": "ferries", "read_restricted": false}, {"id": 5, "name": "Small ferries", "parent_category_id": 4, "read_restricted": false},
          {"id": 6, "name": "Buses", "slug": "buses", "read_restricted": false}, {"id": 7, "name": "Crew", "slug": "crew", "read_restricted": true}]}
        """)!.AsObject();

    protected virtual string Address => "/";

    protected override void AddPost() => Add();

    private protected JsonObject Add(Action<JsonObject>? change = null)
    {
        // Ids leave gaps: most of a forum's posts may be where not everybody reads.
        int id = _next += 1 + (AllPosts.Count % 2);
        JsonObject post = JsonNode.Parse($$"""
            {"id": {{id}}, "username": "jane", "user_id": 12, "created_at": "2026-09-07T08:00:00.000Z", "cooked": "<p>The ferry was late again, number {{id}}.</p>", "post_number": 1,
             "post_type": 1, "reply_count": 2, "topic_id": {{id * 10}}, "topic_slug": "late-ferry", "topic_title": "Ferry & bus", "category_id": 4, "version": 1, "user_deleted": false,
             "hidden": false, "deleted_at": null, "actions_summary": [{"id": 2, "count": 3}, {"id": 8, "count": 9}], "something_new": {"a": [1] } }
            """)!.AsObject();
        change?.Invoke(post);
        AllPosts.Add(post);
        return post;
    }

    protected override IReadOnlyList<string> Ids => [.. AllPosts.Select(post => post["id"]!.ToString())];

    protected override void Remove(string nativeId) => AllPosts.RemoveAll(post => post["id"]!.ToString() == nativeId);

    protected override Source MakeSource() => Make(SourceKind.Discourse, Server[Address].ToString());

    private protected override ISource Open(Source source, PoliteClient client) => new DiscourseSource(source, client);

    protected override string ExpectedPlace(Source source) => Server.HostAndPort;

    protected override Task<JsonNode?> AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path;
        JsonNode? answer = path switch
        {
            "/site.json" => Site.DeepClone(),
            "/posts.json" => new JsonObject { ["latest_posts"] = Latest(context.Request.Query["before"].ToString()) },
            "/tag/late.json" => new JsonObject { ["topic_list"] = new JsonObject { ["topics"] = new JsonArray([.. AllPosts.Where(Tagged).Select(post => new JsonObject { ["id"] = (int)post["topic_id"]! })]) } },
            "/search.json" => Search(int.Parse(context.Request.Query["page"].ToString(), CultureInfo.InvariantCulture)),
            _ when path.StartsWith("/posts/", StringComparison.Ordinal) => AllPosts.Find(post => $"/posts/{post["id"]}.json" == path)?.DeepClone(),
            _ => null,
        };
        if (answer is null) context.Response.StatusCode = 404;
        return Task.FromResult(answer);
    }

    private static bool Tagged(JsonObject post) => post["tagged"] is not null;

    private JsonArray Latest(string before)
    {
        int last = before.Length == 0 ? int.MaxValue : int.Parse(before, CultureInfo.InvariantCulture);
        int first = before.Length == 0 ? 0 : last - 49;
        return new([.. AllPosts.Where(post => (int)post["id"]! <= last && (int)post["id"]! >= first).Reverse().Take(50).Select(post => post.DeepClone())]);
    }

    private JsonObject Search(int page)
    {
        JsonObject[] found = [.. AllPosts.AsEnumerable().Reverse().Skip((page - 1) * 50).Take(50)];
        return new()
        {
            ["posts"] = new JsonArray([.. found.Select(post => new JsonObject { ["id"] = (int)post["id"]!, ["topic_id"] = (int)post["topic_id"]!, ["blurb"] = "The ferry…" })]),
            ["topics"] = new JsonArray([.. found.Select(post => new JsonObject { ["id"] = (int)post["topic_id"]!, ["category_id"] = (int)post["category_id"]! })]),
            ["grouped_search_result"] = new JsonObject { ["more_full_page_results"] = AllPosts.Count > page * 50 ? true : null },
        };
    }
}

public class A_discourse_source : DiscourseContract
{
    /// <summary>Ids, of which every third is of a post nobody sees.</summary>
    protected override int MostAtOnce => 1_000;

    [Fact]
    public async Task reads_what_a_post_says()
    {
        Add(post =>
        {
            post["cooked"] = """
                <aside class="quote no-group" data-username="bob"><div class="title">bob:</div><blockquote><p>It is never late.</p></blockquote></aside>
                <p>It <a href="https://ferry.example/?a=1&amp;b=2">is</a>. <img src="/u.png" class="emoji"><img src="/quay.jpg" alt="quay"></p>
                """;
            post["post_number"] = 3;
        });

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(("2", "jane", PostKind.Reply, 5L), (post.NativeId, post.Author, post.Kind, post.Engagement));
        Assert.Equal(("Ferry & bus", "It is."), (PlainText.FromHtml(post.Title!), PlainText.FromHtml(post.Text)));
        Assert.Equal(["https://ferry.example/?a=1&b=2"], post.Links);
        Assert.Equal(["image"], post.Media);
        Assert.Equal(Server["/t/late-ferry/20/3"], post.Url);
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 8, 0, 0, TimeSpan.Zero), post.Written);
    }

    /// <summary>Each of these is a no. The first, changed by nothing, is the control: it is heard.</summary>
    [Theory]
    [InlineData("version", "1", true)]
    [InlineData("hidden", "true")]
    [InlineData("hidden", "null")]
    [InlineData("cooked_hidden", "true")]
    [InlineData("user_deleted", "true")]
    [InlineData("deleted_at", "\"2026-09-07T08:00:00.000Z\"")]
    [InlineData("post_type", "2")]
    [InlineData("post_type", "3")]
    [InlineData("post_type", "4")]
    [InlineData("post_type", "null")]
    [InlineData("category_id", "7")]
    [InlineData("category_id", "99")]
    [InlineData("category_id", "null")]
    [InlineData("user_id", "-1")]
    [InlineData("username", "null")]
    [InlineData("cooked", "\"\"")]
    public async Task hears_only_what_was_written_for_everybody(string field, string value, bool heard = false)
    {
        Add(post => post[field] = JsonNode.Parse(value));

        Assert.Equal(heard ? 1 : 0, Posts(await AllAsync(Open(), null)).Length);
    }

    [Theory]
    [InlineData("""{"login_required": true, "categories": []}""")]
    [InlineData("""{"periods": ["all"], "filters": ["latest"], "auth_providers": []}""")]
    public async Task does_not_read_a_forum_that_shows_itself_to_members_only(string site)
    {
        AddPosts(3);
        Site = JsonNode.Parse(site)!.AsObject();

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.DoesNotContain("/posts.json", Server.Asked);
    }

    [Fact]
    public async Task lets_go_of_a_post_whose_topic_was_closed_to_the_public()
    {
        AddPosts(1);
        ISource source = Open();
        string id = Again(Assert.Single(Posts(await AllAsync(source, null))));
        Server.OnStatus($"/posts/{id}.json", 403);

        Assert.Equal(RecheckState.Gone, Assert.Single(await source.RecheckAsync([id], Cancel)).State);
    }

    [Fact]
    public async Task tells_that_a_post_was_edited()
    {
        JsonObject post = Add();
        ISource source = Open();
        string id = Again(Assert.Single(Posts(await AllAsync(source, null))));
        post["version"] = 2;
        post["cooked"] = "<p>The ferry was on time.</p>";

        Recheck now = Assert.Single(await source.RecheckAsync([id], Cancel));

        Assert.Equal((RecheckState.Changed, "<p>The ferry was on time.</p>"), (now.State, now.Now?.Text));
    }

    [Theory]
    [InlineData("/c/ferries/4", "1 2")]
    [InlineData("/c/ferries/small/5/l/latest", "2")]
    [InlineData("/c/buses/6", "3")]
    [InlineData("/tag/late", "2 3")]
    [InlineData("/latest", "1 2 3")]
    public async Task reads_a_part_of_a_forum(string address, string expected)
    {
        Add(post => (post["id"], post["topic_id"]) = (1, 10));
        Add(post => (post["id"], post["topic_id"], post["category_id"], post["tagged"]) = (2, 20, 5, true));
        Add(post => (post["id"], post["topic_id"], post["category_id"], post["tagged"]) = (3, 30, 6, true));
        using PoliteClient client = Server.Client();

        Assert.Equal(expected, string.Join(' ', Read(await AllAsync(Open(Make(SourceKind.Discourse, Server[address].ToString()), client), null))));
    }

    [Fact]
    public async Task does_not_read_a_category_that_is_not_everybodys()
    {
        using PoliteClient client = Server.Client();

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(Make(SourceKind.Discourse, Server["/c/crew/7"].ToString()), client), null));

        Assert.Equal(Health.Refused, refused.Health);
    }

    [Theory]
    [InlineData("https://forum.example/u/jane", "not to people")]
    [InlineData("https://forum.example/t/late-ferry/17", "no list of posts")]
    [InlineData("forum.example", "no web address")]
    public void says_which_addresses_can_be_read(string address, string why)
    {
        using PoliteClient client = Server.Client();

        SourceException wrong = Assert.Throws<SourceException>(() => Open(Make(SourceKind.Discourse, address), client));

        Assert.Contains(why, wrong.Message);
        Assert.Contains("/c/NAME/NUMBER", wrong.Message);
    }
}

public class A_discourse_search : DiscourseContract
{
    protected override string Address => "/search?q=late%20ferry";

    protected override int MostAtOnce => 250;

    protected override bool GoesForward => false;
}
