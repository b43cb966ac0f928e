using System.Net.Http.Json;
using System.Text.Json;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Heed.Sources.Polite;

namespace Heed.Tests.Sources.Bluesky;

/// <summary>A real AT Protocol server on this machine. Not run by itself; start one (<c>npm install @atproto/dev-env@0.3.215</c>, then
/// <c>TestNetworkNoAppView.create({ plc: { port: 2582 }, pds: { port: 2583, hostname: 'localhost' } })</c>), and run the tests with <c>-explicit only</c>.</summary>
public class A_real_server
{
    private const string Server = "localhost:2583";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task streams_what_happens_on_it()
    {
        using HttpClient http = new() { BaseAddress = new Uri($"http://{Server}/xrpc/") };
        string name = $"a{Guid.NewGuid():N}"[..12];
        JsonElement account = await PostAsync(http, "com.atproto.server.createAccount", new { handle = $"{name}.test", email = $"{name}@example.test", password = "pw-test-1" });
        string did = account.GetProperty("did").GetString()!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", account.GetProperty("accessJwt").GetString());
        string late = await WriteAsync(http, did, "The ferry is late"), gone = await WriteAsync(http, did, "To be deleted");
        await PostAsync(http, "com.atproto.repo.deleteRecord", new { repo = did, collection = AtUri.Posts, rkey = gone.Split('/')[^1] });
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel);

        using PoliteClient client = new(TestServer.Options with { Allowed = [Server] }, TimeProvider.System);
        List<Delivery> all = await ReadAsync(client, "repos:0");

        Assert.Contains(all.OfType<Delivery.Entry>(), entry => entry.Raw.NativeId == late && entry.Raw.Author == did && entry.Raw.Text == "The ferry is late");
        Assert.Contains(new Delivery.Withdrawn(AtUri.Place, gone), all);
        Assert.DoesNotContain(all, delivery => delivery is Delivery.Problem);

        string cursor = all.OfType<Delivery.Reached>().Last().Cursor!;
        await PostAsync(http, "com.atproto.server.deactivateAccount", new { });
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel);

        Assert.Equal([new Delivery.AccountWithdrawn(AtUri.Place, did)], (await ReadAsync(client, cursor)).Where(delivery => delivery is not Delivery.Reached));
    }

    [Fact(Explicit = true)]
    public async Task says_that_it_counts_anew_when_it_is_asked_for_a_position_of_the_future()
    {
        using PoliteClient client = new(TestServer.Options with { Allowed = [Server] }, TimeProvider.System);
        Assert.Contains(await ReadAsync(client, "repos:999999999"), delivery => delivery is Delivery.Problem(var problem) && problem.Contains("does not go back as far", StringComparison.Ordinal));
    }

    private static async Task<List<Delivery>> ReadAsync(PoliteClient client, string cursor)
    {
        Source source = new(
            "sky", SourceKind.Bluesky, "Sky", $"ws://{Server}/xrpc/com.atproto.sync.subscribeRepos", Lane.Public, null, "Learn what people say", "", "Anybody", new Dictionary<string, string>(), 30, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Anybody,
        };
        List<Delivery> all = [];
        await foreach (Delivery delivery in SmallNetwork.Open(source, client).ReadAsync(cursor, Cancel)) all.Add(delivery);
        return all;
    }

    private static async Task<string> WriteAsync(HttpClient http, string did, string text) =>
        (await PostAsync(http, "com.atproto.repo.createRecord", new Dictionary<string, object>
        {
            ["repo"] = did,
            ["collection"] = AtUri.Posts,
            ["record"] = new Dictionary<string, object> { ["$type"] = AtUri.Posts, ["text"] = text, ["createdAt"] = TimeProvider.System.GetUtcNow().ToString("O"), ["langs"] = new[] { "en" } },
        })).GetProperty("uri").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient http, string method, object body)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(method, body, Cancel);
        string text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{method}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
