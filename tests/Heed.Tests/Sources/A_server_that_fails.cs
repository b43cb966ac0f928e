using Heed.Sources;
using Heed.Sources.Polite;
using Microsoft.Extensions.Time.Testing;

namespace Heed.Tests.Sources;

public class A_server_that_fails
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_left_alone_after_a_few_times_whatever_address_is_asked_for()
    {
        await using TestServer server = await FailingAsync();
        using PoliteClient client = server.Client(clock: _clock);
        await AskAsync(client, server, 5);
        int asked = server.Asked.Count;

        SourceException alone = await AskAsync(client, server, 3);

        Assert.Equal(asked, server.Asked.Count);
        Assert.Equal(Health.Broken, alone.Health);
        Assert.Matches(@"^The server fails again and again\. It is left alone until 1 January 08:0\d UTC, for all sources on it\.$", alone.Message);
        Assert.InRange(alone.RetryAfter!.Value, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.5));
    }

    [Fact]
    public async Task is_left_alone_for_longer_each_time()
    {
        await using TestServer server = await FailingAsync();
        using PoliteClient client = server.Client(clock: _clock);
        await AskAsync(client, server, 5);
        List<TimeSpan> pauses = [];
        for (int round = 0; round < 9; round++)
        {
            SourceException alone = await AskAsync(client, server, 1);
            pauses.Add(alone.RetryAfter!.Value);
            _clock.Advance(alone.RetryAfter!.Value);
            int asked = server.Asked.Count;
            await AskAsync(client, server, 3); // the first finds out, the others are not sent
            Assert.Equal(asked + 1, server.Asked.Count);
        }

        Assert.Equal(pauses.Order(), pauses);
        Assert.InRange(pauses[^1], TimeSpan.FromHours(6), TimeSpan.FromHours(7.5));
    }

    [Fact]
    public async Task is_read_as_before_when_it_is_well_again()
    {
        await using TestServer server = await FailingAsync();
        using PoliteClient client = server.Client(clock: _clock);
        await AskAsync(client, server, 5);
        server.Otherwise = null;
        server.On("/feed", "hello");
        _clock.Advance(TimeSpan.FromMinutes(3));

        for (int n = 0; n < 3; n++) Assert.IsType<Fetched.Ok>(await client.GetAsync(server["/feed"], Validators.None, Cancel));
    }

    /// <summary>The control: what is not there is no fault of the server.</summary>
    [Theory, InlineData(404), InlineData(403), InlineData(410)]
    public async Task would_not_be_left_alone_for_what_is_not_there(int status)
    {
        await using TestServer server = await FailingAsync(status);
        using PoliteClient client = server.Client(clock: _clock);

        SourceException last = await AskAsync(client, server, 20);

        Assert.Equal(status, last.Status);
        Assert.Equal(21, server.Asked.Count);
    }

    [Fact]
    public async Task does_not_concern_another_server()
    {
        await using TestServer failing = await FailingAsync(), well = await TestServer.StartAsync();
        well.On("/feed", "hello");
        using PoliteClient client = new(TestServer.Options with { Allowed = [failing.HostAndPort, well.HostAndPort] }, _clock);
        await AskAsync(client, failing, 6);

        Assert.IsType<Fetched.Ok>(await client.GetAsync(well["/feed"], Validators.None, Cancel));
    }

    private static async Task<TestServer> FailingAsync(int status = 500)
    {
        TestServer server = await TestServer.StartAsync();
        server.Otherwise = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        return server;
    }

    /// <summary>Asks for one address after the other.</summary>
    /// <returns>What the last one was told.</returns>
    private static async Task<SourceException> AskAsync(PoliteClient client, TestServer server, int times)
    {
        SourceException? last = null;
        for (int n = 0; n < times; n++) last = await Assert.ThrowsAsync<SourceException>(() => client.GetAsync(server[$"/feed{n}"], Validators.None, Cancel));
        return last!;
    }
}
