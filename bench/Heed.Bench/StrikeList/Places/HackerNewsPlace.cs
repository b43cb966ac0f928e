using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.HackerNews;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Bench.StrikeList.Places;

/// <summary>A news site that is read item by item.</summary>
internal sealed class HackerNewsPlace(Lazy<PoliteClient> client) : ReadPlace
{
    private readonly List<Said> _items = [];
    private Uri _server = new("http://localhost");

    public override Source Source { get; } = Make(SourceKind.HackerNews, "https://news.ycombinator.com/");

    public override int AtOnce => 100;

    public static async Task<HackerNewsPlace> StartAsync(MadeUpWeb web, Lazy<PoliteClient> client)
    {
        HackerNewsPlace place = new(client);
        place._server = await web.ServeAsync(place.Answer);
        return place;
    }

    public override ISource Open() => new HackerNewsSource(Source, client.Value, _server, _server);

    protected override Task SayAsync(IReadOnlyList<Said> said)
    {
        _items.AddRange(said);
        return Task.CompletedTask;
    }

    private JsonNode? Answer(HttpRequest request) => request.Path.Value switch
    {
        "/v0/maxitem.json" => _items.Count,
        "/v0/updates.json" => new JsonObject { ["items"] = new JsonArray(), ["profiles"] = new JsonArray() },
        { } path when path.StartsWith("/v0/item/", StringComparison.Ordinal) => Item(int.Parse(path["/v0/item/".Length..^".json".Length], CultureInfo.InvariantCulture)),
        _ => null,
    };

    private JsonObject? Item(int id) => id > _items.Count ? null : new JsonObject
    {
        ["id"] = id,
        ["type"] = "comment",
        ["by"] = _items[id - 1].Person,
        ["time"] = Moment.ToUnixTimeSeconds(),
        ["parent"] = 1,
        ["text"] = WebUtility.HtmlEncode(_items[id - 1].Text),
    };
}
