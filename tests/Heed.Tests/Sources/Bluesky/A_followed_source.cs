using Heed.Archive;
using Heed.Sources;
using Heed.Sources.Bluesky;
using static Heed.Tests.Sources.Bluesky.SmallNetwork;

namespace Heed.Tests.Sources.Bluesky;

public class A_followed_source
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_read_from_its_approval_to_its_end_and_never_by_the_round()
    {
        await using TestHeed test = new();
        await using SmallNetwork network = await StartAsync(BlueskyWay.Jetstream);
        network.Join(Alice);
        new Settings { MayReach = [network.HostAndPort] }.Save(test.Folder);
        await test.ReopenAsync();
        await test.ApproveTopicAsync("ferry", "ferry");
        Installation heed = test.Heed;
        Source source = network.Source;
        Assert.Equal(Outcome.Done, await heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel));
        await heed.Followed.KeepAsync(Cancel);
        Assert.Empty(network.Cursors); // nobody has approved it
        Assert.Equal(Outcome.Done, await heed.Sources.ApproveAsync(source.Id, "steward@heed.local", Cancel));

        Assert.Equal(0, await heed.Readings.RunAsync(Cancel));
        await heed.Followed.KeepAsync(Cancel);
        network.Write(Alice, "1", "The ferry is late");
        await Until(() => heed.Archive.Newest(new SearchRequest()).Count == 1);
        await heed.Followed.KeepAsync(Cancel); // again: nothing happens
        Assert.Single(network.Cursors);

        Assert.Equal(Outcome.Done, await heed.Sources.EndAsync(source.Id, "steward@heed.local", "No longer needed.", Cancel));
        await heed.Followed.KeepAsync(Cancel);
        network.Write(Alice, "2", "The ferry has come");
        await Task.Delay(300, Cancel);
        Assert.Equal(1, heed.Archive.Count());
    }

    private static async Task Until(Func<bool> holds)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        end.CancelAfter(TimeSpan.FromMinutes(1));
        while (!holds()) await Task.Delay(50, end.Token);
    }
}
