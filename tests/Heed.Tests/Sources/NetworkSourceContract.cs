using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources;

/// <summary>What every connector of a network's API promises besides the promises of all. A network's tests inherit it and say how
/// a made-up server of its kind answers.</summary>
public abstract class NetworkSourceContract : SourceContract
{
    private PoliteClient _client = null!;
    private (int Status, string Body, (string Name, string Value)[] Headers)? _fault;
    private Action<int>? _meanwhile;
    private int _requests;

    private protected TestServer Server { get; private set; } = null!;

    /// <summary>Posts one reading takes at most of a place that has been read before.</summary>
    protected abstract int MostAtOnce { get; }

    /// <summary>The place can be read on from any post; false: from the newest back only, so that what is too much for one reading is lost.</summary>
    protected virtual bool GoesForward => true;

    /// <summary>The place's next post is there.</summary>
    protected abstract void AddPost();

    /// <summary>Ids of all posts that are there, as in <see cref="RawPost.NativeId"/>.</summary>
    protected abstract IReadOnlyList<string> Ids { get; }

    /// <summary>Takes a post off, as its author would.</summary>
    protected abstract void Remove(string nativeId);

    /// <summary>Answers as a server of this kind.</summary>
    protected abstract Task<JsonNode?> AnswerAsync(HttpContext context);

    protected abstract Source MakeSource();

    private protected abstract ISource Open(Source source, PoliteClient client);

    protected override async Task StartAsync()
    {
        Server = await TestServer.StartAsync();
        Server.Otherwise = ServeAsync;
        _client = Server.Client();
    }

    protected override async Task StopAsync()
    {
        _client.Dispose();
        await Server.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        _meanwhile?.Invoke(++_requests);
        if (_fault is { } fault)
        {
            context.Response.StatusCode = fault.Status;
            foreach (var (name, value) in fault.Headers) context.Response.Headers[name] = value;
            await context.Response.WriteAsync(fault.Body);
            return;
        }
        JsonNode? answer = await AnswerAsync(context);
        if (context.Response.StatusCode is not 200) return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(answer?.ToJsonString() ?? "null");
    }

    protected void Fault(int status, string body = "{}", params (string Name, string Value)[] headers) => _fault = (status, body, headers);

    protected void NoFault() => _fault = null;

    protected ISource Open() => Open(MakeSource(), _client);

    protected void AddPosts(int count)
    {
        for (int i = 0; i < count; i++) AddPost();
    }

    protected override Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        AddPosts(3);
        Source source = MakeSource();
        return Task.FromResult((Open(source, _client), source));
    }

    protected override Task AddOneAsync()
    {
        AddPost();
        return Task.CompletedTask;
    }

    protected override Task<ISource> BrokenAsync()
    {
        Fault(200, "<!DOCTYPE html><title>It works!</title>");
        return Task.FromResult(Open());
    }

    protected override Task<ISource> MissingAsync()
    {
        Fault(404);
        return Task.FromResult(Open());
    }

    [Fact]
    public async Task reads_page_after_page_to_the_end()
    {
        AddPosts(95);

        Assert.Equal(Ids.Order(), Read(await AllAsync(Open(), null)).Order());
    }

    [Fact]
    public async Task goes_on_where_it_stopped_without_loss_or_repeat()
    {
        AddPosts(50);
        List<Delivery> all = await AllAsync(Open(), null);
        foreach (int more in (int[])[1, 0, 45, 3, 121])
        {
            AddPosts(more);
            all.AddRange(await AllAsync(Open(), Cursor(all)));
        }

        Assert.Equal(Ids.Order(), Read(all).Order());
    }

    [Fact]
    public async Task loses_and_repeats_nothing_when_posts_come_while_it_reads()
    {
        AddPosts(50);
        List<Delivery> all = await AllAsync(Open(), null);
        AddPosts(60);
        int came = 0;
        _meanwhile = _ =>
        {
            if (came++ < 20) AddPost();
        };
        all.AddRange(await AllAsync(Open(), Cursor(all)));
        _meanwhile = null;
        all.AddRange(await AllAsync(Open(), Cursor(all)));

        Assert.Equal(Ids.Order(), Read(all).Order());
    }

    [Fact]
    public async Task takes_so_much_at_once_and_the_rest_the_next_time()
    {
        AddPosts(5);
        List<Delivery> all = await AllAsync(Open(), null);
        AddPosts(MostAtOnce + 30);

        List<Delivery> second = await AllAsync(Open(), Cursor(all));
        all.AddRange(second);
        all.AddRange(await AllAsync(Open(), Cursor(all)));

        Assert.InRange(Posts(second).Length, MostAtOnce / 2, MostAtOnce);
        Assert.NotEmpty(Problems(second));
        Assert.Equal(GoesForward, Ids.Order().SequenceEqual(Read(all).Order()));
    }

    [Fact]
    public async Task keeps_what_was_read_when_the_server_fails_in_the_middle()
    {
        AddPosts(5);
        List<Delivery> all = await AllAsync(Open(), null);
        AddPosts(200);
        List<Delivery> broken = [];
        int before = _requests = 0;
        _meanwhile = request =>
        {
            if (request == before + 3) Fault(502);
        };
        await Assert.ThrowsAsync<SourceException>(async () =>
        {
            await foreach (Delivery delivery in Open().ReadAsync(Cursor(all), Cancel)) broken.Add(delivery);
        });
        _meanwhile = null;
        NoFault();
        string? cursor = broken.OfType<Delivery.Reached>().LastOrDefault()?.Cursor ?? Cursor(all);
        List<Delivery> rest = await AllAsync(Open(), cursor);

        Assert.Equal(Ids.Order(), Read([.. all, .. broken, .. rest]).Distinct().Order());
    }

    [Fact]
    public async Task honours_the_pause_a_server_asks_for()
    {
        AddPosts(3);
        Fault(429, "slow down", ("Retry-After", "120"));
        ISource source = Open();

        SourceException asked = await Assert.ThrowsAsync<SourceException>(() => AllAsync(source, null));
        NoFault();
        int before = Server.Asked.Count;
        SourceException again = await Assert.ThrowsAsync<SourceException>(() => AllAsync(source, null));

        Assert.Equal((Health.Broken, TimeSpan.FromSeconds(120)), (asked.Health, asked.RetryAfter));
        Assert.InRange(again.RetryAfter!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
        Assert.Equal(before, Server.Asked.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task says_that_a_server_has_a_fault(int status)
    {
        Fault(status);

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null));

        Assert.Equal((Health.Broken, status), (broken.Health, broken.Status));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task takes_a_closed_door_for_an_answer(int status)
    {
        AddPosts(3);
        Fault(status, """{"error":"This API requires an authenticated user"}""");

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null));

        Assert.Equal(Health.Refused, refused.Health);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("null")]
    [InlineData("17")]
    [InlineData("[null, 17, [], {}]")]
    [InlineData("""{"error":"something"}""")]
    [InlineData("""{"version":"4.3.0","items":"none","hits":17,"latest_posts":{},"maxitem":[]}""")]
    [InlineData("{\"version\":\"\\ud800\"}")]
    public async Task does_not_fail_on_an_answer_that_makes_no_sense(string body)
    {
        Fault(200, body);
        List<Delivery> read = [];
        try
        {
            await foreach (Delivery delivery in Open().ReadAsync(null, Cancel)) read.Add(delivery);
        }
        catch (SourceException told)
        {
            Assert.EndsWith(".", told.Message);
        }

        Assert.Empty(Posts(read));
    }

    [Fact]
    public async Task does_not_fail_on_json_that_is_nested_without_end()
    {
        Fault(200, new string('[', 100_000));

        await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null));
    }

    [Fact]
    public async Task says_who_it_is_with_every_request()
    {
        AddPosts(50);
        ISource source = Open();
        RawPost[] posts = Posts(await AllAsync(source, null));
        await source.RecheckAsync([Again(posts[0])], Cancel);

        Assert.All(Server.Agents, agent => Assert.Equal(TestServer.Options.UserAgent, agent));
    }

    [Fact]
    public async Task does_not_read_a_server_that_asks_not_to_be_read()
    {
        Server.On("/robots.txt", "User-agent: *\nDisallow: /", "text/plain");
        AddPosts(3);

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.Equal(["/robots.txt"], Server.Asked);
    }

    [Fact]
    public async Task tells_which_held_posts_are_still_there_and_which_are_gone()
    {
        AddPosts(4);
        ISource source = Open();
        RawPost[] posts = Posts(await AllAsync(source, null));
        Remove(posts[1].NativeId);
        Remove(posts[3].NativeId);

        IReadOnlyList<Recheck> now = await source.RecheckAsync([.. posts.Select(Again)], Cancel);

        Assert.Equal(posts.Select(Again), now.Select(one => one.Id));
        Assert.Equal([RecheckState.Still, RecheckState.Gone, RecheckState.Still, RecheckState.Gone], now.Select(one => one.State));
    }

    [Fact]
    public async Task gives_a_held_post_again_as_it_is_now()
    {
        AddPosts(1);
        ISource source = Open();
        RawPost post = Assert.Single(Posts(await AllAsync(source, null)));

        RawPost? now = Assert.Single(await source.RecheckAsync([Again(post)], Cancel)).Now;

        Assert.Equal((post.Place, post.NativeId, post.Author, post.Text, post.Url), (now?.Place, now?.NativeId, now?.Author, now?.Text, now?.Url));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(429)]
    public async Task does_not_take_silence_for_a_deletion(int status)
    {
        AddPosts(6);
        ISource source = Open();
        RawPost[] posts = Posts(await AllAsync(source, null));
        Fault(status);

        IReadOnlyList<Recheck> now = await source.RecheckAsync([.. posts.Select(Again)], Cancel);

        Assert.Equal(posts.Select(Again), now.Select(one => one.Id));
        Assert.All(now, one => Assert.Equal(RecheckState.Unknown, one.State));
    }

    [Fact]
    public async Task does_not_go_on_asking_a_server_that_fails()
    {
        AddPosts(50);
        ISource source = Open();
        string[] ids = [.. Posts(await AllAsync(source, null)).Select(Again)];
        Fault(500);
        int before = Server.Asked.Count;

        await source.RecheckAsync(ids, Cancel);

        Assert.InRange(Server.Asked.Count - before, 1, 5);
    }

    [Fact]
    public async Task stops_asking_when_it_is_told_to()
    {
        AddPosts(5);
        ISource source = Open();
        string[] ids = [.. Posts(await AllAsync(source, null)).Select(Again)];
        using CancellationTokenSource stop = new();
        _meanwhile = _ => stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => source.RecheckAsync(ids, stop.Token));
    }

    protected static string Again(RawPost post) => post.Again ?? post.NativeId;

    protected static IEnumerable<string> Read(IEnumerable<Delivery> deliveries) => Posts(deliveries).Select(post => post.NativeId);
}
