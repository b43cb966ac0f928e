using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.Mastodon;

/// <summary>A made-up server that speaks the Mastodon API as Mastodon 4 does, or as half of it.</summary>
internal sealed class MastodonPlace(TestServer server)
{
    private int _next = 1;

    /// <summary>Oldest first.</summary>
    public List<JsonObject> Statuses { get; } = [];

    /// <summary>Ids of posts that are unlisted, whatever <c>visibility</c> says.</summary>
    public HashSet<string> Unlisted { get; } = [];

    /// <summary>What the author's ActivityPub actor says of being found.</summary>
    public JsonObject Actor { get; } = new() { ["type"] = "Person", ["indexable"] = true, ["discoverable"] = true, ["manuallyApprovesFollowers"] = false };

    public string Version { get; set; } = "4.5.2";

    public JsonArray Rules { get; set; } = [];

    public JsonObject? TimelinesAccess { get; set; }

    /// <summary>Knows <c>min_id</c> and gives Link headers; without, it pages by <c>max_id</c> alone, as snac does.</summary>
    public bool Links { get; set; } = true;

    /// <summary>Has <c>/api/v2/instance</c>.</summary>
    public bool SecondApi { get; set; } = true;

    public string Uri(string id) => server[$"/users/jane/statuses/{id}"].ToString();

    public JsonObject Add(Action<JsonObject>? change = null)
    {
        string id = (114_000_000_000_000_000L + _next++).ToString(CultureInfo.InvariantCulture);
        JsonObject status = JsonNode.Parse($$"""
            {
              "id": "{{id}}", "created_at": "2026-09-07T08:00:00.000Z", "edited_at": null, "in_reply_to_id": null, "sensitive": false, "spoiler_text": "",
              "visibility": "public", "language": "en", "uri": "{{Uri(id)}}", "url": "{{server[$"/@jane/{id}"]}}",
              "replies_count": 1, "reblogs_count": 2, "favourites_count": 4, "content": "<p>The ferry was late again, number {{_next}}.</p>", "reblog": null,
              "account": {
                "id": "7", "username": "jane", "acct": "jane", "display_name": "Jane", "locked": false, "bot": false, "discoverable": true,
                "indexable": true, "noindex": false, "note": "<p>I ride the ferry.</p>", "fields": [], "followers_count": 3, "moved": null
              },
              "media_attachments": [], "mentions": [], "tags": [], "emojis": [], "card": null, "poll": null, "something_new": {"of": [1, 2, {}]}
            }
            """)!.AsObject();
        change?.Invoke(status);
        Statuses.Add(status);
        return status;
    }

    public JsonNode? Answer(HttpContext context)
    {
        string path = context.Request.Path;
        switch (path)
        {
            case "/api/v2/instance" when SecondApi:
                return new JsonObject
                {
                    ["domain"] = server.HostAndPort,
                    ["version"] = Version,
                    ["rules"] = Rules.DeepClone(),
                    ["configuration"] = new JsonObject { ["timelines_access"] = TimelinesAccess?.DeepClone() },
                };
            case "/api/v1/instance":
                return new JsonObject { ["uri"] = server.HostAndPort, ["version"] = Version, ["rules"] = Rules.DeepClone() };
            case "/api/v1/timelines/public" or "/api/v1/timelines/tag/ferry":
                return Timeline(context);
            case "/api/v2/search":
                return new JsonObject { ["accounts"] = new JsonArray(), ["statuses"] = Timeline(context), ["hashtags"] = new JsonArray() };
        }
        if (path == "/users/jane" && context.Request.Headers.Accept == "application/activity+json") return Actor.DeepClone();
        string id = path[(path.LastIndexOf('/') + 1)..];
        if (Statuses.Find(status => (string?)status["id"] == id) is { } found)
        {
            if (path.StartsWith("/api/v1/statuses/", StringComparison.Ordinal)) return found.DeepClone();
            if (path.StartsWith("/users/jane/statuses/", StringComparison.Ordinal) && context.Request.Headers.Accept == "application/activity+json") return Note(id);
        }
        context.Response.StatusCode = 404;
        return null;
    }

    private JsonObject Note(string id)
    {
        const string everybody = "https://www.w3.org/ns/activitystreams#Public";
        string followers = server["/users/jane/followers"].ToString();
        bool unlisted = Unlisted.Contains(id);
        return new()
        {
            ["id"] = Uri(id),
            ["type"] = "Note",
            ["attributedTo"] = server["/users/jane"].ToString(),
            ["to"] = new JsonArray(unlisted ? followers : everybody),
            ["cc"] = new JsonArray(unlisted ? everybody : followers),
        };
    }

    private JsonArray Timeline(HttpContext context)
    {
        IQueryCollection query = context.Request.Query;
        int limit = Math.Min(int.Parse(query["limit"].ToString(), CultureInfo.InvariantCulture), 40);
        IEnumerable<JsonObject> all = Statuses;
        if (query["max_id"].ToString() is { Length: > 0 } max) all = all.Where(status => string.CompareOrdinal((string?)status["id"], max) < 0);
        List<JsonObject> page = Links && query["min_id"].ToString() is { Length: > 0 } min
            ? [.. all.Where(status => string.CompareOrdinal((string?)status["id"], min) > 0).Take(limit).Reverse()]
            : [.. all.Reverse().Take(limit)];
        if (Links && page.Count > 0)
        {
            string address = server[context.Request.Path].ToString();
            context.Response.Headers.Link = $"<{address}?limit={limit}&max_id={page[^1]["id"]}>; rel=\"next\", <{address}?limit={limit}&min_id={page[0]["id"]}>; rel=\"prev\"";
            context.Response.Headers["X-RateLimit-Remaining"] = "287";
        }
        return new([.. page.Select(status => status.DeepClone())]);
    }
}
