using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Mastodon;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Bench.StrikeList.Places;

/// <summary>A server whose people all let themselves be found.</summary>
internal sealed class MastodonPlace(Lazy<PoliteClient> client) : ReadPlace
{
    private const string Everybody = "https://www.w3.org/ns/activitystreams#Public";

    /// <summary>Oldest first.</summary>
    private readonly List<(long Id, Said Said)> _statuses = [];
    private Uri _server = new("http://localhost");
    private Source? _source;

    public override Source Source => _source!;

    public static async Task<MastodonPlace> StartAsync(MadeUpWeb web, Lazy<PoliteClient> client)
    {
        MastodonPlace place = new(client);
        place._server = await web.ServeAsync(place.Answer);
        place._source = Make(SourceKind.Mastodon, place._server.ToString());
        return place;
    }

    public override ISource Open() => new MastodonSource(Source, client.Value);

    protected override Task SayAsync(IReadOnlyList<Said> said)
    {
        foreach (Said post in said) _statuses.Add((114_000_000_000_000_000L + _statuses.Count, post));
        return Task.CompletedTask;
    }

    private JsonNode? Answer(HttpRequest request)
    {
        string path = request.Path;
        string[] parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["api", "v2", "instance"] => new JsonObject { ["domain"] = _server.Authority, ["version"] = "4.5.2", ["rules"] = new JsonArray(), ["configuration"] = new JsonObject() },
            ["api", "v1", "timelines", "public"] => Timeline(request),
            ["users", var person] => Actor(person),
            ["users", _, "statuses", var id] => Find(id) is { } said ? Note(id, said) : null,
            _ => null,
        };
    }

    private Said? Find(string id) => int.TryParse(id.AsSpan(3), CultureInfo.InvariantCulture, out int number) && number < _statuses.Count ? _statuses[number].Said : null;

    private JsonArray Timeline(HttpRequest request)
    {
        int limit = Math.Min(int.Parse(request.Query["limit"].ToString(), CultureInfo.InvariantCulture), 40);
        long max = Number("max_id", long.MaxValue), min = Number("min_id", -1);
        List<(long Id, Said Said)> page = min >= 0
            ? [.. _statuses.Where(status => status.Id > min && status.Id < max).Take(limit).Reverse()]
            : [.. _statuses.AsEnumerable().Reverse().Where(status => status.Id < max).Take(limit)];
        if (page.Count > 0)
        {
            Uri address = new(_server, request.Path);
            request.HttpContext.Response.Headers.Link = $"<{address}?limit={limit}&max_id={page[^1].Id}>; rel=\"next\", <{address}?limit={limit}&min_id={page[0].Id}>; rel=\"prev\"";
        }
        return new([.. page.Select(status => Status(status.Id, status.Said))]);

        long Number(string name, long without) => long.TryParse(request.Query[name], CultureInfo.InvariantCulture, out long number) ? number : without;
    }

    private JsonObject Status(long id, Said said) => new()
    {
        ["id"] = id.ToString(CultureInfo.InvariantCulture),
        ["created_at"] = $"{Moment:yyyy-MM-ddTHH:mm:ss.fffZ}",
        ["visibility"] = "public",
        ["language"] = said.Language,
        ["uri"] = new Uri(_server, $"/users/{said.Person}/statuses/{id}").ToString(),
        ["url"] = new Uri(_server, $"/@{said.Person}/{id}").ToString(),
        ["content"] = $"<p>{WebUtility.HtmlEncode(said.Text)}</p>",
        ["spoiler_text"] = "",
        ["account"] = new JsonObject
        {
            ["id"] = said.Person,
            ["username"] = said.Person,
            ["acct"] = said.Person,
            ["url"] = new Uri(_server, $"/@{said.Person}").ToString(),
            ["locked"] = false,
            ["bot"] = false,
            ["discoverable"] = true,
            ["indexable"] = true,
            ["noindex"] = false,
            ["note"] = "",
            ["fields"] = new JsonArray(),
        },
        ["media_attachments"] = new JsonArray(),
        ["mentions"] = new JsonArray(),
        ["tags"] = new JsonArray(),
    };

    private static JsonObject Actor(string person) => new() { ["type"] = "Person", ["preferredUsername"] = person, ["indexable"] = true, ["discoverable"] = true, ["manuallyApprovesFollowers"] = false };

    private JsonObject Note(string id, Said said) => new()
    {
        ["id"] = new Uri(_server, $"/users/{said.Person}/statuses/{id}").ToString(),
        ["type"] = "Note",
        ["attributedTo"] = new Uri(_server, $"/users/{said.Person}").ToString(),
        ["to"] = new JsonArray(Everybody),
        ["cc"] = new JsonArray(),
    };
}
