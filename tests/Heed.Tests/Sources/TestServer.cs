using System.Collections.Concurrent;
using System.Net;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Tests.Sources;

/// <summary>A web server on this machine that answers as a test says. What has no answer of its own is 404, robots.txt too.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, RequestDelegate> _answers = [];

    private TestServer(WebApplication app) => _app = app;

    /// <summary>Paths asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>User-Agent of each request, in order; empty: it had none.</summary>
    public ConcurrentQueue<string> Agents { get; } = [];

    /// <summary>Answers what has no answer of its own; null: 404.</summary>
    public RequestDelegate? Otherwise { get; set; }

    /// <summary>Headers of the last request.</summary>
    public IHeaderDictionary LastHeaders { get; private set; } = new HeaderDictionary();

    public int Port { get; private set; }

    public string HostAndPort => $"127.0.0.1:{Port}";

    public Uri this[string path] => new($"http://{HostAndPort}{path}");

    public static async Task<TestServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
        });
        TestServer server = new(builder.Build());
        server._app.UseWebSockets();
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        server.Port = new Uri(server._app.Urls.Single()).Port;
        return server;
    }

    /// <summary>A client that may read this server, with no pace and short limits.</summary>
    public PoliteClient Client(PoliteClientOptions? options = null, TimeProvider? clock = null) =>
        new((options ?? Options) with { Allowed = [HostAndPort] }, clock ?? TimeProvider.System);

    public static PoliteClientOptions Options => new()
    {
        PublicPage = new("https://listening.example/"),
        Contact = "press@listening.example",
        Pace = TimeSpan.Zero,
        TimeLimit = TimeSpan.FromSeconds(20),
    };

    public void On(string path, RequestDelegate answer) => _answers[path] = answer;

    public void On(string path, string body, string contentType = "application/rss+xml", params (string Name, string Value)[] headers) => On(path, async context =>
    {
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    });

    public void OnStatus(string path, int status, params (string Name, string Value)[] headers) => On(path, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        return Task.CompletedTask;
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Asked.Enqueue(context.Request.Path);
        Agents.Enqueue(context.Request.Headers.UserAgent.ToString());
        LastHeaders = new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value));
        if (_answers.TryGetValue(context.Request.Path, out RequestDelegate? answer)) return answer(context);
        if (Otherwise is { } otherwise && context.Request.Path != "/robots.txt") return otherwise(context);
        context.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
