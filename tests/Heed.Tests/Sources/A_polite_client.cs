using System.IO.Compression;
using System.Text;
using Heed.Sources;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace Heed.Tests.Sources;

public class A_polite_client
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task says_who_it_is_and_sends_no_cookies()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello", headers: ("Set-Cookie", "id=1"));
        using PoliteClient client = server.Client();

        await client.GetAsync(server["/feed"], Validators.None, Cancel);
        await client.GetAsync(server["/feed"], Validators.None, Cancel);

        Assert.Matches(@"^Heed/\S+ \(\+https://listening\.example/; press@listening\.example\)$", server.LastHeaders.UserAgent.ToString());
        Assert.False(server.LastHeaders.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task asks_robots_txt_once_and_first()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello");
        using PoliteClient client = server.Client();

        await client.GetAsync(server["/feed"], Validators.None, Cancel);
        await client.GetAsync(server["/feed"], Validators.None, Cancel);

        Assert.Equal(["/robots.txt", "/feed", "/feed"], server.Asked);
    }

    [Fact]
    public async Task asks_robots_txt_again_after_a_day()
    {
        FakeTimeProvider clock = new();
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello");
        using PoliteClient client = server.Client(clock: clock);
        await client.GetAsync(server["/feed"], Validators.None, Cancel);

        clock.Advance(TimeSpan.FromHours(25));
        await client.GetAsync(server["/feed"], Validators.None, Cancel);

        Assert.Equal(2, server.Asked.Count(path => path == "/robots.txt"));
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "not to be read at all")]
    [InlineData("User-agent: Heed\nDisallow: /feed", "this address is not read")]
    [InlineData("User-agent: *\nContent-Usage: search=n", "may not be used")]
    public async Task does_not_read_what_robots_txt_closes(string robots, string told)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/robots.txt", robots, "text/plain");
        server.On("/feed", "hello");
        using PoliteClient client = server.Client();

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.Contains(told, refused.Message);
        Assert.DoesNotContain("/feed", server.Asked);
    }

    [Fact]
    public async Task reads_what_robots_txt_leaves_open()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/robots.txt", "User-agent: *\nDisallow: /private", "text/plain");
        server.On("/feed", "hello");
        using PoliteClient client = server.Client();

        Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/feed"], Validators.None, Cancel));
    }

    [Fact]
    public async Task takes_a_server_error_on_robots_txt_for_a_no()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/robots.txt", 500);
        server.On("/feed", "hello");
        using PoliteClient client = server.Client();

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.DoesNotContain("/feed", server.Asked);
    }

    [Theory]
    [InlineData("X-Robots-Tag", "noindex, nofollow")]
    [InlineData("X-Robots-Tag", "otherbot: nofollow, heed: noai")]
    [InlineData("Content-Usage", "train-ai=y, search=n")]
    [InlineData("tdm-reservation", "1")]
    public async Task does_not_use_what_a_header_says_may_not_be_used(string name, string value)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello", headers: (name, value));
        using PoliteClient client = server.Client();

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.Equal(Health.Refused, refused.Health);
    }

    [Theory]
    [InlineData("X-Robots-Tag", "nofollow")]
    [InlineData("X-Robots-Tag", "otherbot: noindex")]
    [InlineData("X-Robots-Tag", "unavailable_after: Fri, 01 Jan 2100 00:00:00 GMT")]
    [InlineData("Content-Usage", "train-ai=n")]
    public async Task reads_what_a_header_does_not_close_to_it(string name, string value)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello", headers: (name, value));
        using PoliteClient client = server.Client();

        Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/feed"], Validators.None, Cancel));
    }

    [Theory]
    [InlineData(401, Health.Refused)]
    [InlineData(403, Health.Refused)]
    [InlineData(451, Health.Refused)]
    [InlineData(410, Health.Gone)]
    [InlineData(404, Health.Broken)]
    [InlineData(500, Health.Broken)]
    [InlineData(204, Health.Broken)]
    public async Task understands_a_status(int status, Health health)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/feed", status);
        using PoliteClient client = server.Client();

        SourceException answer = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.Equal(health, answer.Health);
    }

    [Theory]
    [InlineData(429, "120")]
    [InlineData(503, "120")]
    [InlineData(429, "Thu, 01 Jan 2026 00:02:00 GMT")]
    public async Task keeps_the_pause_a_server_asks_for(int status, string retryAfter)
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/feed", status, ("Retry-After", retryAfter));
        using PoliteClient client = server.Client(clock: clock);

        SourceException first = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));
        clock.Advance(TimeSpan.FromSeconds(100));
        SourceException second = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.Equal(TimeSpan.FromSeconds(120), first.RetryAfter);
        Assert.Equal(TimeSpan.FromSeconds(20), second.RetryAfter);
        Assert.Equal(["/robots.txt", "/feed"], server.Asked);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("1767225630")]
    [InlineData("2026-01-01T00:00:30Z")]
    public async Task stops_when_a_server_says_that_its_limit_is_used_up(string reset)
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello", "text/plain", ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", reset));
        using PoliteClient client = server.Client(clock: clock);
        Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/feed"], Validators.None, Cancel));

        SourceException paused = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.Equal(TimeSpan.FromSeconds(30), paused.RetryAfter);
    }

    [Fact]
    public async Task follows_a_redirect_of_robots_txt()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/robots.txt", 301, ("Location", "/rules.txt"));
        server.On("/rules.txt", "User-agent: *\nDisallow: /", "text/plain");
        using PoliteClient client = server.Client();

        await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.Equal(["/robots.txt", "/rules.txt"], server.Asked);
    }

    [Fact]
    public async Task reads_again_when_the_pause_is_over()
    {
        FakeTimeProvider clock = new();
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/feed", 429, ("Retry-After", "120"));
        using PoliteClient client = server.Client(clock: clock);
        await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        clock.Advance(TimeSpan.FromSeconds(121));
        server.On("/feed", "hello");

        Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/feed"], Validators.None, Cancel));
    }

    [Fact]
    public async Task sends_nothing_that_waited_for_its_turn_while_another_was_told_to_stay_away()
    {
        FakeTimeProvider clock = new();
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/first", 429, ("Retry-After", "600"));
        server.On("/second", "hello");
        using PoliteClient client = server.Client(TestServer.Options with { Pace = TimeSpan.FromSeconds(1) }, clock);

        // robots.txt goes out at once; the others wait for their turns.
        Task<Fetched>[] both = [client.GetAsync(server["/first"], Validators.None, Cancel), client.GetAsync(server["/second"], Validators.None, Cancel)];
        while (!both[0].IsCompleted || !both[1].IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(0.5));
            await Task.Delay(20, Cancel);
        }

        SourceException first = await Assert.ThrowsAsync<SourceException>(() => both[0]), second = await Assert.ThrowsAsync<SourceException>(() => both[1]);
        Assert.Equal(429, first.Status);
        Assert.True(second.IsPutOff, second.Message);
        Assert.DoesNotContain("/second", server.Asked);
    }

    [Fact]
    public async Task sends_one_request_a_second_to_a_host()
    {
        FakeTimeProvider clock = new();
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello");
        using PoliteClient client = server.Client(TestServer.Options with { Pace = TimeSpan.FromSeconds(1) }, clock);

        // robots.txt goes out at once; the feed has to wait for its turn.
        Task<Fetched> reading = client.GetAsync(server["/feed"], Validators.None, Cancel);
        while (server.Asked.IsEmpty) await Task.Delay(5, Cancel);
        await Task.Delay(50, Cancel);
        Assert.Equal(["/robots.txt"], server.Asked);

        while (!reading.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1.3));
            await Task.Delay(5, Cancel);
        }
        Assert.IsType<Fetched.Ok>(await reading);
    }

    [Fact]
    public async Task asks_only_for_what_has_changed()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", context =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.StatusCode = context.Request.Headers.IfNoneMatch == "\"v1\"" ? 304 : 200;
            return Task.CompletedTask;
        });
        using PoliteClient client = server.Client();

        Fetched.Ok first = Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.IsType<Fetched.NotModified>(await client.GetAsync(server["/feed"], first.Validators, Cancel));
    }

    [Theory]
    [InlineData(301, true)]
    [InlineData(308, true)]
    [InlineData(302, false)]
    [InlineData(307, false)]
    public async Task tells_of_a_new_address_when_the_move_is_for_good(int status, bool forGood)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/old", status, ("Location", "/new"));
        server.On("/new", "hello");
        using PoliteClient client = server.Client();

        Fetched.Ok answer = Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/old"], Validators.None, Cancel));

        Assert.Equal(forGood ? server["/new"] : null, answer.MovedTo);
        Assert.Equal(server["/new"], answer.FinalUrl);
    }

    /// <summary>A move is for good up to the first step that is not.</summary>
    [Theory]
    [InlineData("301 308 301", "/3")]
    [InlineData("301 302 301", "/1")]
    [InlineData("302 301 301", null)]
    public async Task follows_a_chain_of_moves_as_far_as_they_are_for_good(string chain, string? movedTo)
    {
        await using TestServer server = await TestServer.StartAsync();
        string[] steps = chain.Split(' ');
        for (int n = 0; n < steps.Length; n++) server.OnStatus($"/{n}", int.Parse(steps[n]), ("Location", $"/{n + 1}"));
        server.On("/3", "hello");
        using PoliteClient client = server.Client();

        Fetched answer = await client.GetAsync(server["/0"], Validators.None, Cancel);

        Assert.Equal(movedTo is null ? null : server[movedTo], answer.MovedTo);
    }

    [Fact]
    public async Task asks_robots_txt_again_when_the_server_says_that_it_is_no_longer_fresh()
    {
        FakeTimeProvider clock = new();
        await using TestServer server = await TestServer.StartAsync();
        server.On("/robots.txt", "", "text/plain", ("Cache-Control", "max-age=7200"));
        server.On("/feed", "hello");
        using PoliteClient client = server.Client(clock: clock);
        await client.GetAsync(server["/feed"], Validators.None, Cancel);

        clock.Advance(TimeSpan.FromHours(3));
        await client.GetAsync(server["/feed"], Validators.None, Cancel);

        Assert.Equal(2, server.Asked.Count(path => path == "/robots.txt"));
    }

    [Fact]
    public async Task leaves_a_circle_of_redirects()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/a", 302, ("Location", "/b"));
        server.OnStatus("/b", 302, ("Location", "/a"));
        using PoliteClient client = server.Client();

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/a"], Validators.None, Cancel));

        Assert.Equal(Health.Broken, broken.Health);
        Assert.Equal(7, server.Asked.Count);
    }

    [Fact]
    public async Task asks_robots_txt_for_the_target_of_a_redirect_too()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain");
        server.OnStatus("/open", 302, ("Location", "/closed"));
        server.On("/closed", "hello");
        using PoliteClient client = server.Client();

        await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/open"], Validators.None, Cancel));

        Assert.DoesNotContain("/closed", server.Asked);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://localhost:{port}/secret")]
    [InlineData("http://2130706433:{port}/secret")]
    [InlineData("file:///etc/hostname")]
    public async Task is_not_led_to_its_neighbours(string target)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.OnStatus("/feed", 302, ("Location", target.Replace("{port}", $"{(await StartNeighbour()).Port}", StringComparison.Ordinal)));
        using PoliteClient client = server.Client();

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.True(refused.Health is Health.Refused || target.StartsWith("file:", StringComparison.Ordinal), refused.Message);
        Assert.Empty(_neighbour!.Asked);
        await _neighbour.DisposeAsync();
    }

    [Fact]
    public async Task reads_a_neighbour_that_the_installation_lists()
    {
        await using TestServer server = await TestServer.StartAsync();
        await using TestServer neighbour = await StartNeighbour();
        server.OnStatus("/feed", 302, ("Location", neighbour["/secret"].ToString()));
        using PoliteClient client = new(TestServer.Options with { Allowed = [server.HostAndPort, neighbour.HostAndPort] }, TimeProvider.System);

        Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/feed"], Validators.None, Cancel));
    }

    private TestServer? _neighbour;

    private async Task<TestServer> StartNeighbour()
    {
        _neighbour = await TestServer.StartAsync();
        _neighbour.On("/secret", "nothing for strangers");
        return _neighbour;
    }

    [Fact]
    public async Task does_not_read_more_than_its_limit()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/50mb", context => WriteAsync(context, 50 * 1024, stated: true));
        using PoliteClient client = server.Client();

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/50mb"], Validators.None, Cancel));

        Assert.Contains("larger than 16 MB", broken.Message);
    }

    [Fact]
    public async Task ends_reading_what_has_no_end()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/endless", context => WriteAsync(context, int.MaxValue, stated: false));
        using PoliteClient client = server.Client();

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/endless"], Validators.None, Cancel));

        Assert.Contains("larger than 16 MB", broken.Message);
    }

    [Fact]
    public async Task reads_what_is_just_under_its_limit()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/15mb", context => WriteAsync(context, 15 * 1024, stated: false));
        using PoliteClient client = server.Client();

        Fetched.Ok answer = Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/15mb"], Validators.None, Cancel));

        Assert.Equal(15 * 1024 * 1024, answer.Bytes.Length);
    }

    [Fact]
    public async Task does_not_wait_for_a_server_that_drips()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/drip", DripAsync);
        using PoliteClient client = server.Client(TestServer.Options with { TimeLimit = TimeSpan.FromMilliseconds(500) });

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/drip"], Validators.None, Cancel));

        Assert.Contains("did not finish", broken.Message);
    }

    [Fact]
    public async Task waits_for_a_slow_server_that_ends_in_time()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/slow", async context =>
        {
            await context.Response.WriteAsync("hel");
            await Task.Delay(200);
            await context.Response.WriteAsync("lo");
        });
        using PoliteClient client = server.Client();

        Fetched.Ok answer = Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/slow"], Validators.None, Cancel));

        Assert.Equal("hello", Encoding.ASCII.GetString(answer.Bytes));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task does_not_unpack_a_bomb(string packing)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/bomb", context => WritePackedAsync(context, packing, new byte[12 * 1024 * 1024]));
        using PoliteClient client = server.Client();

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/bomb"], Validators.None, Cancel));

        Assert.Contains("grows more than 100 times", broken.Message);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task unpacks_what_is_packed_well_but_small(string packing)
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/packed", context => WritePackedAsync(context, packing, new byte[900 * 1024]));
        using PoliteClient client = server.Client();

        Fetched.Ok answer = Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/packed"], Validators.None, Cancel));

        Assert.Equal(900 * 1024, answer.Bytes.Length);
    }

    [Fact]
    public async Task does_not_read_headers_without_end()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello", headers: ("X-Long", new string('x', 40 * 1024)));
        using PoliteClient client = server.Client();

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server["/feed"], Validators.None, Cancel));

        Assert.Contains("headers", broken.Message);
    }

    [Fact]
    public async Task reads_long_headers_within_its_limit()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/feed", "hello", headers: ("X-Long", new string('x', 20 * 1024)));
        using PoliteClient client = server.Client();

        Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/feed"], Validators.None, Cancel));
    }

    [Fact]
    public async Task tells_that_a_server_is_not_there()
    {
        using PoliteClient client = new(TestServer.Options with { Allowed = ["127.0.0.1:1"] }, TimeProvider.System);

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(new("http://127.0.0.1:1/feed"), Validators.None, Cancel));

        Assert.Equal((Health.Broken, "The server cannot be reached."), (broken.Health, broken.Message));
    }

    [Fact]
    public async Task takes_no_passwords()
    {
        using PoliteClient client = new(TestServer.Options, TimeProvider.System);

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(new("https://jane:secret@forum.example/feed"), Validators.None, Cancel));

        Assert.Equal(Health.Refused, refused.Health);
    }

    [Fact]
    public async Task stops_when_it_is_told_to()
    {
        await using TestServer server = await TestServer.StartAsync();
        server.On("/drip", DripAsync);
        using PoliteClient client = server.Client();
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(server["/drip"], Validators.None, stop.Token));
    }

    private static async Task WriteAsync(HttpContext context, int kilobytes, bool stated)
    {
        if (stated) context.Response.ContentLength = kilobytes * 1024L;
        byte[] kilobyte = new byte[1024];
        for (int i = 0; i < kilobytes && !context.RequestAborted.IsCancellationRequested; i++) await context.Response.Body.WriteAsync(kilobyte, context.RequestAborted);
    }

    private static async Task DripAsync(HttpContext context)
    {
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.WriteAsync("x", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(50, context.RequestAborted);
        }
    }

    private static async Task WritePackedAsync(HttpContext context, string packing, byte[] bytes)
    {
        context.Response.Headers.ContentEncoding = packing;
        await using Stream packed = packing is "br" ? new BrotliStream(context.Response.Body, CompressionLevel.Fastest) : new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await packed.WriteAsync(bytes);
    }
}
