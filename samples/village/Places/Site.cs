using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Net.Http.Headers;

namespace Village.Places;

/// <summary>One web site of the town on 127.0.0.1: a front page, a feed, a page for each post, robots.txt. At any moment it shows what
/// has been written by then, and says 304 to who has seen that.</summary>
internal sealed class Site : IAsyncDisposable
{
    private const int OnFrontPage = 30;

    private readonly SiteFace _face;
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<TownPost> _posts;
    private readonly Dictionary<string, int> _numbers;
    private readonly string _edition;
    private WebApplication? _server;
    private (int Shown, byte[] Bytes)? _feed;

    private Site(Town town, SiteFace face, TimeProvider clock)
    {
        _face = face;
        _clock = clock;
        _posts = [.. town.Posts.Where(post => post.Place == face.Place)];
        _numbers = _posts.Select((post, number) => (post.Id, number)).ToDictionary(pair => pair.Id, pair => pair.number, StringComparer.Ordinal);
        _edition = town.Fingerprint()[..8];
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; private set; }

    private string Address => $"http://127.0.0.1:{Port}";

    /// <param name="port">0: any that is free.</param>
    /// <exception cref="PortTakenException">Another program listens there.</exception>
    public static async Task<Site> StartAsync(Town town, SiteFace face, TimeProvider clock, int port, CancellationToken cancel)
    {
        Site site = new(town, face, clock);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, Unhooked>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        WebApplication server = builder.Build();
        server.Run(site.AnswerAsync);
        try
        {
            await server.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await server.DisposeAsync();
            throw new PortTakenException(port, face.Name, e);
        }
        site._server = server;
        string bound = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        site.Port = new Uri(bound).Port;
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not { } server) return;
        _server = null;
        await server.StopAsync();
        await server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return;
        }
        int shown = Shown();
        string path = context.Request.Path.Value ?? "/";
        if (path == "/robots.txt") await SendAsync(context, "text/plain; charset=utf-8", "User-agent: *\nAllow: /\n"u8.ToArray(), 0, Town.Start);
        else if (path == _face.FeedPath) await SendAsync(context, _face.FeedType, Feed(shown), shown, LastWritten(shown));
        else if (path == "/") await SendAsync(context, "text/html; charset=utf-8", Page(Pages.Front(_face, Newest(shown, OnFrontPage))), shown, LastWritten(shown));
        else if (path.StartsWith("/t/", StringComparison.Ordinal) && _numbers.TryGetValue(path[3..], out int number) && number < shown)
        {
            await SendAsync(context, "text/html; charset=utf-8", Page(Pages.Post(_face, _posts[number])), number + 1, _posts[number].Written);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = "text/html; charset=utf-8";
            await WriteAsync(context, Page(Pages.Missing(_face)));
        }
    }

    /// <param name="version">Changes when the bytes do.</param>
    private async Task SendAsync(HttpContext context, string type, byte[] bytes, int version, DateTimeOffset modified)
    {
        EntityTagHeaderValue tag = new($"\"{_edition}-{version}\"");
        ResponseHeaders headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.LastModified = modified;
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (IsKnown(context.Request.GetTypedHeaders(), tag, modified))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        context.Response.ContentType = type;
        await WriteAsync(context, bytes);
    }

    private static async Task WriteAsync(HttpContext context, byte[] bytes)
    {
        context.Response.ContentLength = bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>RFC 9110, 13.1: If-None-Match decides where it is given, else If-Modified-Since.</summary>
    private static bool IsKnown(RequestHeaders asked, EntityTagHeaderValue tag, DateTimeOffset modified) =>
        asked.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false))
            : asked.IfModifiedSince is { } since && modified <= since;

    private byte[] Feed(int shown)
    {
        // Two requests at once may both write it; they write the same.
        if (_feed is { } kept && kept.Shown == shown) return kept.Bytes;
        byte[] bytes = Feeds.Write(_face, Newest(shown, _face.Newest), Address);
        _feed = (shown, bytes);
        return bytes;
    }

    /// <summary>How many of the posts have been written by now.</summary>
    private int Shown()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        (int from, int to) = (0, _posts.Count);
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (_posts[middle].Written <= now) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    private List<TownPost> Newest(int shown, int most) => [.. _posts.Take(shown).Skip(Math.Max(0, shown - most))];

    private DateTimeOffset LastWritten(int shown) => shown == 0 ? Town.Start : _posts[shown - 1].Written;

    private static byte[] Page(string html) => Encoding.UTF8.GetBytes(html);

    /// <summary>Leaves Ctrl+C to the program that shows the town.</summary>
    private sealed class Unhooked : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
