using System.Net;
using System.Text.Json.Nodes;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Bench.StrikeList;

/// <summary>The town's servers, each on a port of its own of this machine.</summary>
internal sealed class MadeUpWeb : IAsyncDisposable
{
    private readonly List<WebApplication> _servers = [];
    private readonly List<string> _allowed = [];

    /// <summary>A client that may read these servers, without a pace. To be asked for when all of them are there.</summary>
    public PoliteClient Client() => new(
        new() { PublicPage = new("https://listening.example/"), Contact = "press@listening.example", Pace = TimeSpan.Zero, Allowed = _allowed }, TimeProvider.System);

    /// <summary>Another server of the town, on this machine.</summary>
    public void Allow(string hostAndPort) => _allowed.Add(hostAndPort);

    /// <returns>Where the server is: <c>http://127.0.0.1:PORT</c>.</returns>
    public async Task<Uri> ServeAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        WebApplication server = builder.Build();
        _servers.Add(server);
        server.UseWebSockets();
        server.Run(answer);
        await server.StartAsync();
        Uri address = new(server.Urls.Single());
        _allowed.Add(address.Authority);
        return address;
    }

    /// <summary>Answers in JSON; null: 404.</summary>
    public Task<Uri> ServeAsync(Func<HttpRequest, JsonNode?> answer) => ServeAsync(async context =>
    {
        if (answer(context.Request) is { } found)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(found.ToJsonString());
        }
        else
        {
            context.Response.StatusCode = 404;
        }
    });

    public async ValueTask DisposeAsync()
    {
        foreach (WebApplication server in _servers) await server.DisposeAsync();
    }
}
