using System.Globalization;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.HackerNews;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.HackerNews;

/// <summary>A made-up Hacker News with both its APIs.</summary>
public abstract class HackerNewsContract : NetworkSourceContract
{
    private protected List<JsonObject> Items { get; } = [];

    private protected JsonArray Updates { get; } = [];

    protected abstract string Address { get; }

    protected override void AddPost() => AddItem();

    private protected JsonObject AddItem(Action<JsonObject>? change = null)
    {
        int id = Items.Count + 1;
        JsonObject item = JsonNode.Parse($$"""
            {"id": {{id}}, "type": "story", "by": "jane", "time": {{1_788_000_000 + (id * 5)}}, "title": "The ferry was late, number {{id}}", "text": "<p>Again.", "score": 3,
             "descendants": 2, "something_new": [{}]}
            """)!.AsObject();
        change?.Invoke(item);
        Items.Add(item);
        return item;
    }

    protected override IReadOnlyList<string> Ids => [.. Items.Select(item => item["id"]!.ToString())];

    protected override void Remove(string nativeId) => Items[int.Parse(nativeId, CultureInfo.InvariantCulture) - 1]["deleted"] = true;

    protected override Source MakeSource() => Make(SourceKind.HackerNews, Address);

    private protected override ISource Open(Source source, PoliteClient client) => new HackerNewsSource(source, client, Server["/"], Server["/"]);

    protected override string ExpectedPlace(Source source) => "news.ycombinator.com";

    protected override Task<JsonNode?> AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path;
        JsonNode? answer = path switch
        {
            "/v0/maxitem.json" => Items.Count,
            "/v0/updates.json" => new JsonObject { ["items"] = Updates.DeepClone(), ["profiles"] = new JsonArray("jane") },
            "/api/v1/search_by_date" => Search(context.Request.Query),
            _ when path.StartsWith("/v0/item/", StringComparison.Ordinal) =>
                int.Parse(path["/v0/item/".Length..^".json".Length], CultureInfo.InvariantCulture) is var id && id <= Items.Count ? Items[id - 1].DeepClone() : null,
            _ => throw new InvalidOperationException(path),
        };
        return Task.FromResult(answer);
    }

    private JsonObject Search(IQueryCollection query)
    {
        IEnumerable<JsonObject> hits = Items.Where(item => item["deleted"] is null).Reverse();
        foreach (string filter in query["numericFilters"].ToString().Split(','))
        {
            string[] parts = filter.Split("created_at_i")[1].Split('=');
            long bound = long.Parse(parts[1], CultureInfo.InvariantCulture);
            hits = hits.Where(item => parts[0] is ">" ? (long)item["time"]! >= bound : (long)item["time"]! <= bound);
        }
        return new()
        {
            ["hits"] = new JsonArray([.. hits.Take(int.Parse(query["hitsPerPage"].ToString(), CultureInfo.InvariantCulture)).Select(item => new JsonObject
            {
                ["objectID"] = item["id"]!.ToString(),
                ["created_at_i"] = (long)item["time"]!,
                ["author"] = item["by"]!.DeepClone(),
                ["title"] = item["title"]?.DeepClone(),
                ["story_text"] = item["text"]?.DeepClone(),
                ["comment_text"] = (string)item["type"]! == "comment" ? item["text"]?.DeepClone() : null,
                ["url"] = item["url"]?.DeepClone(),
                ["points"] = 3,
                ["_tags"] = new JsonArray((string)item["type"]!, "author_jane"),
            })]),
            ["nbPages"] = 1,
        };
    }
}

public class A_hacker_news_source : HackerNewsContract
{
    protected override string Address => "https://news.ycombinator.com/";

    protected override int MostAtOnce => 300;

    [Fact]
    public async Task reads_what_a_story_says()
    {
        AddItem(item =>
        {
            item["title"] = "Ferry & bus <late>";
            item["url"] = "https://ferry.example/timetable";
            item["text"] = """Look <a href="https:&#x2F;&#x2F;harbour.example&#x2F;late" rel="nofollow">here</a>.""";
        });

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(("1", "jane", PostKind.Post, 5L), (post.NativeId, post.Author, post.Kind, post.Engagement));
        Assert.Equal("Ferry & bus <late>", PlainText.FromHtml(post.Title!));
        Assert.Equal("Look here.", PlainText.FromHtml(post.Text));
        Assert.Equal(["https://ferry.example/timetable", "https://harbour.example/late"], post.Links);
        Assert.Equal("https://news.ycombinator.com/item?id=1", post.Url?.AbsoluteUri);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_788_000_005), post.Written);
    }

    [Fact]
    public async Task reads_a_comment_as_a_reply()
    {
        AddItem(item =>
        {
            item["type"] = "comment";
            item.Remove("title");
            item["parent"] = 17;
        });

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal((PostKind.Reply, (string?)null), (post.Kind, post.Title));
    }

    [Theory]
    [InlineData("deleted", "true")]
    [InlineData("dead", "true")]
    [InlineData("type", "\"pollopt\"")]
    [InlineData("by", "null")]
    [InlineData("dead", "false", true)]
    public async Task hears_only_what_is_there_and_somebodys(string field, string value, bool heard = false)
    {
        AddItem(item => item[field] = JsonNode.Parse(value));

        Assert.Equal(heard ? 1 : 0, Posts(await AllAsync(Open(), null)).Length);
    }

    [Fact]
    public async Task tells_of_changed_items_that_were_taken_off()
    {
        AddPosts(5);
        string? cursor = Cursor(await AllAsync(Open(), null));
        Items[1]["dead"] = true;
        Items[2]["score"] = 17;
        Updates.Add(2);
        Updates.Add(3);

        List<Delivery> second = await AllAsync(Open(), cursor);

        Assert.Equal([new Delivery.Withdrawn("news.ycombinator.com", "2")], second.OfType<Delivery.Withdrawn>());
    }

    [Fact]
    public async Task waits_for_the_newest_items_when_they_are_not_there_yet()
    {
        AddPosts(5);
        JsonObject late = Items[4];
        Items[4] = null!;
        Server.On("/v0/item/5.json", "null", "application/json");
        List<Delivery> all = await AllAsync(Open(), null);
        Items[4] = late;
        Server.On("/v0/item/5.json", late.ToJsonString(), "application/json");
        all.AddRange(await AllAsync(Open(), Cursor(all)));

        Assert.Equal(["1", "2", "3", "4", "5"], Read(all));
    }

    [Theory]
    [InlineData("https://news.ycombinator.com/user?id=jane", "not to people")]
    [InlineData("https://news.ycombinator.com/item?id=1", "no list")]
    [InlineData("https://hn.example/", "no address of Hacker News")]
    [InlineData("https://hn.algolia.com/", "no words")]
    public void says_which_addresses_can_be_read(string address, string why)
    {
        using PoliteClient client = Server.Client();

        SourceException wrong = Assert.Throws<SourceException>(() => new HackerNewsSource(Make(SourceKind.HackerNews, address), client));

        Assert.Contains(why, wrong.Message);
        Assert.Contains("hn.algolia.com/?q=WORDS", wrong.Message);
    }
}

public class A_hacker_news_search : HackerNewsContract
{
    protected override string Address => "https://hn.algolia.com/?q=late+ferry";

    protected override int MostAtOnce => 1_000;

    protected override bool GoesForward => false;

    [Theory]
    [InlineData("https://hn.algolia.com/?q=late+ferry", "(story,comment)", "late ferry")]
    [InlineData("https://hn.algolia.com/?dateRange=all&q=ferry&type=comment", "comment", "ferry")]
    [InlineData("https://news.ycombinator.com/newest", "story", "")]
    [InlineData("https://news.ycombinator.com/newcomments", "comment", "")]
    [InlineData("https://news.ycombinator.com/ask", "ask_hn", "")]
    [InlineData("https://news.ycombinator.com/show", "show_hn", "")]
    public async Task asks_for_what_the_address_names(string address, string tags, string words)
    {
        (string, string) asked = default;
        Server.On("/api/v1/search_by_date", async context =>
        {
            asked = (context.Request.Query["tags"].ToString(), context.Request.Query["query"].ToString());
            await context.Response.WriteAsync("{\"hits\":[]}");
        });
        using PoliteClient client = Server.Client();

        await AllAsync(Open(Make(SourceKind.HackerNews, address), client), null);

        Assert.Equal((tags, words), asked);
    }

    [Fact]
    public async Task finds_what_the_index_learned_late()
    {
        AddPosts(40);
        JsonObject late = Items[29];
        late["deleted"] = true;
        List<Delivery> all = await AllAsync(Open(), null);
        late.Remove("deleted");

        Assert.Equal(["30"], Read(await AllAsync(Open(), Cursor(all))));
    }
}
