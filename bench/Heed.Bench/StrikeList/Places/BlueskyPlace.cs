using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Bench.StrikeList.Places;

/// <summary>A Jetstream, an AppView, a directory of accounts and the server they live on: all accounts open, with nothing against being kept.</summary>
internal sealed class BlueskyPlace(Lazy<PoliteClient> client) : ReadPlace
{
    private const string Plc = "did:plc:";

    private static readonly BlueskyTimes Quick = new() { Beat = TimeSpan.FromMilliseconds(200), Quiet = TimeSpan.FromSeconds(1), Look = TimeSpan.FromMinutes(1) };

    private readonly List<Said> _happened = [];
    private Uri _server = new("http://localhost");
    private Source? _source;

    public override Source Source => _source!;

    public override int AtOnce => 1_000;

    public static async Task<BlueskyPlace> StartAsync(MadeUpWeb web, Lazy<PoliteClient> client)
    {
        BlueskyPlace place = new(client);
        place._server = await web.ServeAsync(place.AnswerAsync);
        place._source = Make(SourceKind.Bluesky, $"ws://{place._server.Authority}/subscribe", new Dictionary<string, string>
        {
            ["appview"] = place._server.ToString(),
            ["plc"] = place._server.ToString(),
        });
        return place;
    }

    public override ISource Open() => new BlueskySource(Source, client.Value, new BlueskySessions(client.Value, null!), Quick);

    protected override Task SayAsync(IReadOnlyList<Said> said)
    {
        lock (_happened) _happened.AddRange(said);
        return Task.CompletedTask;
    }

    /// <summary>A DID takes 24 of a-z and 2-7: the first letter of the person and the number, its digits as letters.</summary>
    public override string AccountOf(string person)
    {
        string number = person[(person.LastIndexOf('-') + 1)..];
        return $"{Plc}{person[0]}{string.Concat(number.Select(digit => (char)(digit - '0' + 'a')))}".PadRight(Plc.Length + 24, 'z');
    }

    public override string PersonOf(string author)
    {
        string name = author[Plc.Length..].TrimEnd('z');
        int number = int.Parse(string.Concat(name[1..].Select(letter => (char)(letter - 'a' + '0'))), CultureInfo.InvariantCulture);
        return name[0] is 'w' ? Said.Worker(number) : Said.Neighbour(number);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path;
        if (path == "/subscribe") await PlayAsync(context);
        else if (path == "/xrpc/app.bsky.actor.getProfiles")
        {
            await context.Response.WriteAsJsonAsync(new JsonObject
            {
                ["profiles"] = new JsonArray([.. context.Request.Query["actors"].Select(did => new JsonObject { ["did"] = did, ["handle"] = $"{PersonOf(did!)}.example", ["labels"] = new JsonArray() })]),
            });
        }
        else if (path == "/xrpc/com.atproto.repo.getRecord")
        {
            context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(new JsonObject { ["error"] = "RecordNotFound", ["message"] = "Could not locate record" });
        }
        else if (path.StartsWith("/did:", StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(new JsonObject
            {
                ["id"] = path[1..],
                ["service"] = new JsonArray(new JsonObject { ["id"] = "#atproto_pds", ["type"] = "AtprotoPersonalDataServer", ["serviceEndpoint"] = $"http://{_server.Authority}" }),
            });
        }
        else context.Response.StatusCode = 404;
    }

    private async Task PlayAsync(HttpContext context)
    {
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        long first = Moment.ToUnixTimeMilliseconds() * 1_000;
        int at = long.TryParse(context.Request.Query["cursor"], out long cursor) ? (int)Math.Max(0, cursor - first) : 0;
        try
        {
            while (socket.State is WebSocketState.Open)
            {
                List<Said> next;
                lock (_happened) next = _happened[Math.Min(at, _happened.Count)..];
                foreach (Said said in next)
                {
                    JsonObject message = Message(said, at, first + at + 1);
                    await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
                    at++;
                }
                await Task.Delay(50, context.RequestAborted);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or WebSocketException or IOException)
        {
            // The reader has read enough.
        }
    }

    private JsonObject Message(Said said, int number, long position) => new()
    {
        ["did"] = AccountOf(said.Person),
        ["time_us"] = position,
        ["kind"] = "commit",
        ["commit"] = new JsonObject
        {
            ["rev"] = "3n2zz5lwhqc2w",
            ["operation"] = "create",
            ["collection"] = "app.bsky.feed.post",
            ["rkey"] = string.Create(CultureInfo.InvariantCulture, $"k{number}"),
            ["record"] = new JsonObject { ["$type"] = "app.bsky.feed.post", ["text"] = said.Text, ["createdAt"] = $"{Moment:yyyy-MM-ddTHH:mm:ss.fffZ}", ["langs"] = new JsonArray(said.Language) },
        },
    };
}
