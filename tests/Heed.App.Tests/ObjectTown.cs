using System.Text;
using Heed.App.Public;
using Heed.App.SignIn;
using Heed.Sources;
using Heed.Sources.Polite;
using Heed.Sources.Proofs;
using Heed.Tests.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Heed.App.Tests;

/// <summary>A Heed that hears a fediverse server on this machine, and that server: two people write there of the ferry.</summary>
internal sealed class ObjectTown : IAsyncDisposable
{
    /// <summary>A name that stands nowhere by chance.</summary>
    public const string Person = "zyx_wanderer", Other = "ben";

    private readonly string _folder = Directory.CreateTempSubdirectory("heed-object-").FullName;
    private readonly TestServer _server;
    private readonly List<(string Author, string Id, string Text)> _posts = [];
    private readonly PoliteClient _client;
    private WebApplication _app = null!;

    private ObjectTown(TestServer server)
    {
        _server = server;
        _client = server.Client(); // without a pace, so that tests of the page need not wait
        server.On("/api/v2/instance", context => Send(context, Instance));
        server.On("/api/v1/instance", context => Send(context, Instance));
        server.On("/api/v1/timelines/public", context => Send(context, _posts.Select(Status).Reverse()));
        server.On("/.well-known/webfinger", context => Send(context, Finger(context.Request.Query["resource"].ToString())));
        server.On("/api/v1/accounts/lookup", context => Send(context, Account(context.Request.Query["acct"].ToString(), Note)));
        server.On("/api/v1/accounts/7/statuses", context => Send(context, Feed.Select(Status)));
        server.Otherwise = context => _posts.Find(post => context.Request.Path == $"/api/v1/statuses/{post.Id}") is { Id: not null } found ? Send(context, Status(found)) : Missing(context);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 7, 6, 0, 0, TimeSpan.Zero));

    public Installation Heed { get; private set; } = null!;

    /// <summary>What the person's profile says.</summary>
    public string Note { get; set; } = "<p>I ride the ferry.</p>";

    /// <summary>What the server gives as the newest posts of the account.</summary>
    public List<(string Author, string Id, string Text)> Feed { get; } = [];

    public string Account(string name) => $"{name}@{_server.HostAndPort}";

    public TestServer Server => _server;

    private object Instance => new { domain = _server.HostAndPort, uri = _server.HostAndPort, version = "4.5.2", rules = Array.Empty<object>(), configuration = new { } };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ObjectTown> StartAsync()
    {
        ObjectTown town = new(await TestServer.StartAsync());
        new Settings { Operator = "Little Harbour ferry", Contact = "listening@ferry.example", MayReach = [town._server.HostAndPort] }.Save(town._folder);
        await town.OpenAsync();
        Source source = new(
            "ferry-social", SourceKind.Mastodon, "Ferry social", town._server["/public/local"].ToString(), Lane.Public, "GB", "To hear where the ferry fails people.", "", "passengers",
            new Dictionary<string, string>(), 90, TimeSpan.FromMinutes(30))
        {
            Speakers = Speakers.Others,
        };
        await town.Heed.Sources.ProposeAsync(source, "analyst@ferry.example", Cancel);
        await town.Heed.Sources.ApproveAsync(source.Id, "steward@ferry.example", Cancel);
        await town.Heed.Topics.ProposeAsync(new("ferry", "The ferry", "ferry", "To see where the ferry fails people.", [Lane.Public], []), "analyst@ferry.example", Cancel);
        await town.Heed.Topics.ApproveAsync("ferry", "steward@ferry.example", Cancel);
        return town;
    }

    /// <summary>The page of signs as somebody with an account on each network sees it.</summary>
    public static string AskPath(Installation heed) => $"{ObjectPages.Path}/" + new ObjectAsk(
        [
            new(ProofNetwork.Mastodon, "jane", "social.example", Sign.New().Text),
            new(ProofNetwork.Bluesky, "jane.bsky.social", "bsky.app", Sign.New().Text),
            new(ProofNetwork.Site, "", "blog.example", Sign.New().Text),
        ],
        true, true, [], heed.Clock.GetUtcNow() + ObjectAsk.Length).ToToken(heed.Keys);

    public Browser NewBrowser() => new(new Uri(WebHost.AddressOf(_app)));

    public void Write(string author, string text) => _posts.Add((author, $"11400000000000{_posts.Count:0000}", text));

    /// <summary>Reads the server as a running Heed does.</summary>
    public async Task HearAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(31));
        await Heed.Readings.RunAsync(Cancel);
    }

    public IReadOnlyList<string> Kept() => [.. Heed.Archive.Newest(new()).Select(mention => mention.Text)];

    /// <summary>A restart of the program.</summary>
    public async Task ReopenAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    /// <summary>Names of files of the data folder that hold a text, in small or capital letters.</summary>
    public IReadOnlyList<string> FilesWith(string text) => [.. Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(file) != ".lock" && Holds(file, text))];

    public string Plant(string text)
    {
        string file = Path.Combine(_folder, "planted.bin");
        File.WriteAllBytes(file, [0, 1, 2, .. Encoding.UTF8.GetBytes(text.ToUpperInvariant()), 255]);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _client.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task OpenAsync()
    {
        Heed = Installation.Open(_folder, Use.Listen, Clock, TimeProvider.System, [People.Tables], NullLoggerFactory.Instance);
        _app = WebHost.Build(Heed, new WebHostOptions { Port = 0, Proofs = new Proofs(_client, Heed.Settings.MayReach) });
        await _app.StartAsync(Cancel);
    }

    private async Task CloseAsync()
    {
        await _app.DisposeAsync();
        await Heed.DisposeAsync();
    }

    private static bool Holds(string file, string text)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Encoding.Latin1.GetString(bytes).Contains(text, StringComparison.OrdinalIgnoreCase);
    }

    private object Finger(string resource)
    {
        string name = resource["acct:".Length..resource.LastIndexOf('@')];
        return new { subject = resource, links = new[] { new { rel = "self", type = "application/activity+json", href = _server[$"/users/{name}"] } } };
    }

    private object Account(string name, string note) => new
    {
        id = name == Person ? "7" : "8",
        username = name,
        acct = name,
        display_name = name,
        locked = false,
        bot = false,
        discoverable = true,
        indexable = true,
        noindex = false,
        note,
        url = _server[$"/@{name}"],
        fields = Array.Empty<object>(),
        moved = (object?)null,
    };

    private object Status((string Author, string Id, string Text) post) => new
    {
        id = post.Id,
        created_at = Clock.GetUtcNow().AddMinutes(-1),
        edited_at = (object?)null,
        spoiler_text = "",
        visibility = "public",
        language = "en",
        uri = _server[$"/users/{post.Author}/statuses/{post.Id}"],
        url = _server[$"/@{post.Author}/{post.Id}"],
        content = $"<p>{post.Text}</p>",
        reblog = (object?)null,
        account = Account(post.Author, ""),
        media_attachments = Array.Empty<object>(),
        tags = Array.Empty<object>(),
    };

    private static Task Send(HttpContext context, object body) => context.Response.WriteAsJsonAsync(body);

    private static Task Missing(HttpContext context)
    {
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
