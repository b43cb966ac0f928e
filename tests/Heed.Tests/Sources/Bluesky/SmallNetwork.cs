using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.Bluesky;

/// <summary>An AT Protocol network on this machine: a stream of one kind, an AppView that knows profiles, a directory of accounts and the
/// server they live on. What happens is played to every reader from where its cursor says, and from the start to one without.</summary>
internal sealed class SmallNetwork : IAsyncDisposable
{
    public const string Alice = "did:plc:alice2222222222222222222", Ben = "did:plc:ben222222222222222222222";

    private const long FirstMicrosecond = 1_788_768_000_000_000; // Monday 7 September 2026, 08:00 UTC

    private readonly TestServer _server;
    private readonly BlueskyWay _way;
    private readonly List<(long Position, byte[] Message)> _happened = [];
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<WebSocket, bool> _open = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _position = 1_000;

    private SmallNetwork(TestServer server, BlueskyWay way)
    {
        (_server, _way) = (server, way);
        Client = server.Client();
        server.On(Path, PlayAsync);
        server.On("/xrpc/app.bsky.actor.getProfiles", context =>
        {
            JsonArray shown = [];
            foreach (string? actor in context.Request.Query["actors"])
            {
                ProfilesAsked.Enqueue(actor!);
                if (Profiles.TryGetValue(actor!, out JsonObject? profile)) shown.Add(profile.DeepClone());
            }
            return context.Response.WriteAsJsonAsync(new JsonObject { ["profiles"] = shown });
        });
        server.On("/xrpc/com.atproto.repo.getRecord", async context =>
        {
            JsonObject answer = Intents.TryGetValue(context.Request.Query["repo"].ToString(), out JsonObject? declared)
                ? new() { ["value"] = declared.DeepClone() }
                : new() { ["error"] = "RecordNotFound", ["message"] = "Could not locate record" };
            if (answer.ContainsKey("error")) context.Response.StatusCode = 400;
            await context.Response.WriteAsJsonAsync(answer);
        });
    }

    public static async Task<SmallNetwork> StartAsync(BlueskyWay way) => new(await TestServer.StartAsync(), way);

    public PoliteClient Client { get; }

    public TestServer Server => _server;

    public string HostAndPort => _server.HostAndPort;

    public ConcurrentDictionary<string, JsonObject> Profiles { get; } = [];

    public ConcurrentDictionary<string, JsonObject> Intents { get; } = [];

    public ConcurrentQueue<string> ProfilesAsked { get; } = [];

    /// <summary>Positions readers asked to go on from; null: none.</summary>
    public ConcurrentQueue<long?> Cursors { get; } = [];

    /// <summary>User-Agents of readers of the stream.</summary>
    public ConcurrentQueue<string> Agents { get; } = [];

    public static BlueskyTimes Quick => new() { Beat = TimeSpan.FromMilliseconds(50), Quiet = TimeSpan.FromMilliseconds(400), Look = TimeSpan.FromSeconds(8), Again = TimeSpan.FromMilliseconds(30) };

    public string Path => _way is BlueskyWay.Jetstream ? "/subscribe" : "/xrpc/com.atproto.sync.subscribeRepos";

    public Source Source => new(
        "sky", SourceKind.Bluesky, "Bluesky", $"ws://{HostAndPort}{Path}", Lane.Public, "DE", "What people say about the ferry.", "", "Anybody.",
        new Dictionary<string, string> { ["appview"] = $"http://{HostAndPort}", ["plc"] = $"http://{HostAndPort}" }, 30, TimeSpan.FromHours(1))
    {
        Speakers = Speakers.Anybody,
    };

    public BlueskySource Open() => Open(Source, Client);

    public static BlueskySource Open(Source source, PoliteClient client) => new(source, client, NoSessions(client), Quick);

    /// <summary>Streams need none.</summary>
    private static BlueskySessions NoSessions(PoliteClient client) => new(client, null!);

    /// <summary>Somebody joins, with a profile that says nothing.</summary>
    public void Join(params string[] dids)
    {
        foreach (string did in dids)
        {
            Profiles[did] = new() { ["did"] = did, ["handle"] = $"{did[8..11]}.example", ["labels"] = new JsonArray() };
            _server.On("/" + did, context => context.Response.WriteAsync($$"""{"id":"{{did}}","service":[{"id":"#atproto_pds","type":"AtprotoPersonalDataServer","serviceEndpoint":"http://{{HostAndPort}}"}]}"""));
        }
    }

    public void Write(string did, string key, string text) => Commit(did, "create", $"app.bsky.feed.post/{key}", Post(text));

    public static JsonObject Post(string text) => new() { ["$type"] = "app.bsky.feed.post", ["text"] = text, ["createdAt"] = "2026-09-07T07:59:00.000Z", ["langs"] = new JsonArray("en") };

    public void Delete(string did, string key) => Commit(did, "delete", $"app.bsky.feed.post/{key}", null);

    public void Commit(string did, string operation, string path, JsonObject? record)
    {
        if (_way is BlueskyWay.Repos) Happen(position => Frames.Commit(position, did, (operation, path, record)));
        else
        {
            string[] parts = path.Split('/');
            JsonObject commit = new() { ["rev"] = "3n2zz5lwhqc2w", ["operation"] = operation, ["collection"] = parts[0], ["rkey"] = parts[1] };
            if (record is not null) commit["record"] = record.DeepClone();
            HappenInJson("commit", did, commit);
        }
    }

    public void SetAccount(string did, bool active, string? status)
    {
        if (_way is BlueskyWay.Repos) Happen(position => Frames.Account(position, did, active, status));
        else
        {
            JsonObject account = new() { ["active"] = active, ["did"] = did, ["seq"] = 1, ["time"] = "2026-09-07T08:00:00.000Z" };
            if (status is not null) account["status"] = status;
            HappenInJson("account", did, account);
        }
    }

    /// <summary>The next message, whatever it is.</summary>
    public void Happen(Func<long, byte[]> message)
    {
        lock (_gate)
        {
            _position++;
            _happened.Add((PositionNow, message(PositionNow)));
            _more.TrySetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>What happened before is no longer told of: it was purged, or is too old.</summary>
    public void Purge()
    {
        lock (_gate) _happened.Clear();
    }

    /// <summary>Lets so much time pass without anything.</summary>
    public void Pass(TimeSpan time) => _position += (long)time.TotalMicroseconds;

    /// <summary>Breaks all lines.</summary>
    public void Drop()
    {
        foreach (WebSocket socket in _open.Keys) socket.Abort();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Drop();
        await _server.DisposeAsync();
    }

    private long PositionNow => _way is BlueskyWay.Jetstream ? FirstMicrosecond + _position : _position;

    private void HappenInJson(string kind, string did, JsonObject part) => Happen(position =>
        Encoding.UTF8.GetBytes(new JsonObject { ["did"] = did, ["time_us"] = position, ["kind"] = kind, [kind] = part }.ToJsonString()));

    private async Task PlayAsync(HttpContext context)
    {
        long? cursor = long.TryParse(context.Request.Query["cursor"], out long asked) ? asked : null;
        Cursors.Enqueue(cursor);
        Agents.Enqueue(context.Request.Headers.UserAgent.ToString());
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        _open[socket] = true;
        try
        {
            long at = cursor ?? 0;
            while (socket.State is WebSocketState.Open)
            {
                List<(long Position, byte[] Message)> next;
                Task more;
                lock (_gate)
                {
                    next = [.. _happened.Where(happened => happened.Position > at)];
                    more = _more.Task;
                }
                foreach (var (position, message) in next)
                {
                    await socket.SendAsync(message, _way is BlueskyWay.Jetstream ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, context.RequestAborted);
                    at = position;
                }
                await more.WaitAsync(context.RequestAborted);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or IOException)
        {
            // The line broke, or the test is over.
        }
        finally
        {
            _open.TryRemove(socket, out _);
        }
    }
}
