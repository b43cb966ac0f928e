using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Discourse;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Bench.StrikeList.Places;

/// <summary>A forum with one open category.</summary>
internal sealed class DiscoursePlace(Lazy<PoliteClient> client) : ReadPlace
{
    private const int PageSize = 50;

    private readonly List<Said> _posts = [];
    private Source? _source;

    public override Source Source => _source!;

    public static async Task<DiscoursePlace> StartAsync(MadeUpWeb web, Lazy<PoliteClient> client)
    {
        DiscoursePlace place = new(client);
        place._source = Make(SourceKind.Discourse, (await web.ServeAsync(place.Answer)).ToString());
        return place;
    }

    public override ISource Open() => new DiscourseSource(Source, client.Value);

    protected override Task SayAsync(IReadOnlyList<Said> said)
    {
        _posts.AddRange(said);
        return Task.CompletedTask;
    }

    private JsonNode? Answer(HttpRequest request) => request.Path.Value switch
    {
        "/site.json" => new JsonObject { ["categories"] = new JsonArray(new JsonObject { ["id"] = 4, ["name"] = "Talk", ["slug"] = "talk", ["read_restricted"] = false }) },
        "/posts.json" => new JsonObject { ["latest_posts"] = Latest(request.Query["before"].ToString()) },
        _ => null,
    };

    private JsonArray Latest(string before)
    {
        int last = before.Length == 0 ? _posts.Count : Math.Min(int.Parse(before, CultureInfo.InvariantCulture), _posts.Count);
        return new([.. Enumerable.Range(0, PageSize).Select(n => last - n).Where(id => id > 0).Select(Post)]);
    }

    private JsonObject Post(int id) => new()
    {
        ["id"] = id,
        ["username"] = _posts[id - 1].Person,
        ["user_id"] = 12,
        ["created_at"] = $"{Moment:yyyy-MM-ddTHH:mm:ss.fffZ}",
        ["cooked"] = $"<p>{WebUtility.HtmlEncode(_posts[id - 1].Text)}</p>",
        ["post_number"] = 2,
        ["post_type"] = 1,
        ["topic_id"] = id,
        ["topic_slug"] = "hello",
        ["topic_title"] = "Hello",
        ["category_id"] = 4,
        ["version"] = 1,
        ["user_deleted"] = false,
        ["hidden"] = false,
        ["deleted_at"] = null,
    };
}
