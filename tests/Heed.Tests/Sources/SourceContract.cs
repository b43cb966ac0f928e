using Heed.Sources;

namespace Heed.Tests.Sources;

/// <summary>What every connector promises. A connector's tests inherit it and say how to make a place of its kind.</summary>
public abstract class SourceContract : IAsyncLifetime
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A folder of this test's own, removed after it.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("heed-sources-").FullName;

    /// <summary>A place that holds three posts.</summary>
    protected abstract Task<(ISource Connector, Source Source)> WithThreePostsAsync();

    /// <summary>The same, with one more.</summary>
    protected abstract Task AddOneAsync();

    /// <summary>A place that holds something, but not what the connector can read.</summary>
    protected abstract Task<ISource> BrokenAsync();

    /// <summary>A place that is not there.</summary>
    protected abstract Task<ISource> MissingAsync();

    /// <summary>The place every post of it has.</summary>
    protected abstract string ExpectedPlace(Source source);

    [Fact]
    public async Task gives_every_post_id_place_lane_and_network_of_its_source()
    {
        var (connector, source) = await WithThreePostsAsync();

        RawPost[] posts = Posts(await AllAsync(connector, null));

        Assert.Equal(3, posts.Length);
        Assert.All(posts, post =>
        {
            Assert.Equal((source.Id, source.Lane, source.Network, source.Country), (post.Source, post.Lane, post.Network, post.Country));
            Assert.Equal(ExpectedPlace(source), post.Place);
            Assert.NotEmpty(post.NativeId);
        });
        Assert.Distinct(posts.Select(post => post.NativeId));
    }

    [Fact]
    public async Task gives_nothing_again_when_nothing_is_new()
    {
        var (connector, _) = await WithThreePostsAsync();
        string? cursor = Cursor(await AllAsync(connector, null));

        List<Delivery> second = await AllAsync(connector, cursor);

        Assert.Empty(Posts(second));
        Assert.Equal(cursor, Cursor(second));
    }

    [Fact]
    public async Task gives_what_is_new()
    {
        var (connector, _) = await WithThreePostsAsync();
        List<Delivery> first = await AllAsync(connector, null);
        await AddOneAsync();

        RawPost[] second = Posts(await AllAsync(connector, Cursor(first)));

        Assert.Single(second, post => !Posts(first).Any(old => old.NativeId == post.NativeId));
    }

    [Fact]
    public async Task says_how_far_it_came_last_of_all()
    {
        var (connector, _) = await WithThreePostsAsync();

        Assert.IsType<Delivery.Reached>((await AllAsync(connector, null))[^1]);
    }

    [Fact]
    public async Task does_not_mind_a_cursor_that_is_not_its_own()
    {
        var (connector, _) = await WithThreePostsAsync();

        Assert.Equal(3, Posts(await AllAsync(connector, "not a cursor")).Length);
    }

    [Fact]
    public async Task stops_when_it_is_told_to()
    {
        var (connector, _) = await WithThreePostsAsync();
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Delivery delivery in connector.ReadAsync(null, stop.Token))
                if (delivery is Delivery.Entry) await stop.CancelAsync();
        });
    }

    [Fact]
    public async Task tells_in_words_what_it_cannot_read()
    {
        ISource connector = await BrokenAsync();
        string[] problems;
        try
        {
            problems = (await AllAsync(connector, null)).OfType<Delivery.Problem>().Select(problem => problem.Message).ToArray();
        }
        catch (SourceException e)
        {
            problems = [e.Message];
        }
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.EndsWith(".", problem));
    }

    [Fact]
    public async Task says_that_a_place_is_not_there()
    {
        ISource connector = await MissingAsync();

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => AllAsync(connector, null));

        Assert.Equal(Health.Broken, broken.Health);
    }

    /// <summary>What a connector's tests need besides <see cref="Folder"/>.</summary>
    protected virtual Task StartAsync() => Task.CompletedTask;

    protected virtual Task StopAsync() => Task.CompletedTask;

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static Source Make(SourceKind kind, string address, Lane lane = Lane.Public, Dictionary<string, string>? mapping = null) => new(
        "river-forum", kind, "River forum", address, lane, "DE", "What people say about the ferry.", "", "Passengers of the ferry.",
        mapping ?? [], 30, TimeSpan.FromHours(1));

    protected static async Task<List<Delivery>> AllAsync(ISource connector, string? cursor)
    {
        List<Delivery> all = [];
        await foreach (Delivery delivery in connector.ReadAsync(cursor, Cancel)) all.Add(delivery);
        return all;
    }

    protected static RawPost[] Posts(IEnumerable<Delivery> deliveries) => deliveries.OfType<Delivery.Entry>().Select(entry => entry.Raw).ToArray();

    protected static string[] Problems(IEnumerable<Delivery> deliveries) => deliveries.OfType<Delivery.Problem>().Select(problem => problem.Message).ToArray();

    protected static string? Cursor(IEnumerable<Delivery> deliveries) => deliveries.OfType<Delivery.Reached>().Last().Cursor;
}
