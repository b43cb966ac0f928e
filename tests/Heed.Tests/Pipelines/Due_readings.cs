using System.Collections.Concurrent;
using Heed.Sources;

namespace Heed.Tests.Pipelines;

public class Due_readings
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task are_not_held_up_by_a_slow_one() =>
        Assert.Equal("slow", (await EndedAsync(most: DueReadings.AtOnce))[^1]);

    [Fact]
    public async Task would_be_held_up_by_a_slow_one_if_they_went_one_after_the_other() =>
        Assert.Equal("slow", (await EndedAsync(most: 1))[0]);

    /// <summary>The slow one has waited longest, and ends only when nothing else goes on beside it.</summary>
    private static async Task<List<string>> EndedAsync(int most)
    {
        await using TestHeed test = new();
        await ApproveAsync(test, "slow", "https://slow.example/feed");
        foreach (string id in (string[])["one", "two", "three"]) await ApproveAsync(test, id, $"https://{id}.example/feed");
        ConcurrentQueue<string> ended = [];
        DueReadings readings = null!;
        readings = new(test.Heed.Intake, test.Heed.Sources, async (source, cancel) =>
        {
            while (source.Id == "slow" && readings.Count > 1) await Task.Delay(1, cancel);
            ended.Enqueue(source.Id);
        })
        { Most = most };
        // Never read, all wait alike, by id; the slow one goes first when it has been due for longer.
        foreach (string id in (string[])["one", "two", "three"]) await test.Heed.Intake.FailedAsync(test.Heed.Sources.Find(id)!.Source, new(Health.Broken, "Made up.", TimeSpan.FromSeconds(1)), [], Cancel);
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(4, await readings.RunAsync(Cancel));
        return [.. ended];
    }

    [Fact]
    public async Task go_one_at_a_time_on_one_host_and_side_by_side_on_several()
    {
        await using TestHeed test = new();
        foreach (int n in Enumerable.Range(0, 6)) await ApproveAsync(test, $"a{n}", $"https://a.example/feed{n}");
        foreach (int n in Enumerable.Range(0, 6)) await ApproveAsync(test, $"b{n}", $"https://b.example/feed{n}");
        ConcurrentDictionary<char, int> going = [];
        ConcurrentQueue<(int OnHost, int Hosts)> seen = [];
        TaskCompletionSource both = new();
        DueReadings readings = new(test.Heed.Intake, test.Heed.Sources, async (source, cancel) =>
        {
            char host = source.Id[0];
            int onHost = going.AddOrUpdate(host, 1, (_, n) => n + 1);
            if (going.Count(pair => pair.Value > 0) == 2) both.TrySetResult();
            await both.Task.WaitAsync(cancel);
            seen.Enqueue((onHost, going.Count(pair => pair.Value > 0)));
            going.AddOrUpdate(host, 0, (_, n) => n - 1);
        });

        await readings.RunAsync(Cancel);

        Assert.Equal(12, seen.Count);
        Assert.All(seen, at => Assert.Equal(1, at.OnHost));
    }

    [Fact]
    public async Task begin_with_what_has_waited_longest()
    {
        await using TestHeed test = new();
        string[] ids = ["c", "a", "b"];
        foreach (string id in ids)
        {
            await ApproveAsync(test, id, $"https://{id}.example/feed");
            await test.Heed.Intake.FailedAsync(test.Heed.Sources.Find(id)!.Source, new(Health.Broken, "Made up.", TimeSpan.FromSeconds(10)), [], Cancel);
            test.Clock.Advance(TimeSpan.FromSeconds(1));
        }
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        ConcurrentQueue<string> begun = [];

        await new DueReadings(test.Heed.Intake, test.Heed.Sources, (source, _) =>
        {
            begun.Enqueue(source.Id);
            return Task.CompletedTask;
        })
        { Most = 1 }.RunAsync(Cancel);

        Assert.Equal(ids, begun);
    }

    [Fact]
    public async Task never_go_beyond_their_bound()
    {
        await using TestHeed test = new();
        foreach (int n in Enumerable.Range(0, 40)) await ApproveAsync(test, $"s{n}", $"https://s{n}.example/feed");
        int going = 0, most = 0;
        DueReadings readings = new(test.Heed.Intake, test.Heed.Sources, async (_, cancel) =>
        {
            int now = Interlocked.Increment(ref going);
            for (int before = most; now > before && Interlocked.CompareExchange(ref most, now, before) != before;) before = most;
            await Task.Delay(5, cancel);
            Interlocked.Decrement(ref going);
        });

        await readings.RunAsync(Cancel);

        Assert.InRange(most, 2, DueReadings.AtOnce);
    }

    [Fact]
    public async Task stop_when_they_are_told_to()
    {
        await using TestHeed test = new();
        foreach (int n in Enumerable.Range(0, 40)) await ApproveAsync(test, $"s{n}", $"https://s{n}.example/feed");
        int begun = 0;
        DueReadings readings = new(test.Heed.Intake, test.Heed.Sources, async (_, cancel) =>
        {
            Interlocked.Increment(ref begun);
            await Task.Delay(Timeout.Infinite, cancel);
        });
        readings.Start(Cancel);

        await readings.StopAsync();

        Assert.Equal(0, readings.Count);
        Assert.InRange(begun, 0, DueReadings.AtOnce);
    }

    [Fact]
    public async Task end_with_a_source_that_was_taken_off()
    {
        await using TestHeed test = new();
        await ApproveAsync(test, "town", "https://town.example/feed");
        TaskCompletionSource stopped = new();
        DueReadings readings = new(test.Heed.Intake, test.Heed.Sources, async (_, cancel) =>
        {
            using CancellationTokenRegistration told = cancel.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, cancel);
        });
        readings.Start(Cancel);
        await test.Heed.Sources.EndAsync("town", "steward", "No longer needed.", Cancel);

        readings.Start(Cancel);

        await stopped.Task.WaitAsync(Cancel);
    }

    [Fact]
    public async Task tell_of_a_fault_of_Heed_itself_and_read_the_others()
    {
        await using TestHeed test = new();
        foreach (string id in (string[])["a", "b", "c"]) await ApproveAsync(test, id, $"https://{id}.example/feed");
        ConcurrentQueue<string> read = [];
        DueReadings readings = new(test.Heed.Intake, test.Heed.Sources, (source, _) =>
        {
            if (source.Id == "a") throw new IOException("The disk is full.");
            read.Enqueue(source.Id);
            return Task.CompletedTask;
        })
        { Most = 1 };

        await Assert.ThrowsAsync<IOException>(() => readings.RunAsync(Cancel));

        Assert.Equal(["b", "c"], read);
    }

    private static async Task ApproveAsync(TestHeed test, string id, string address)
    {
        Source source = new(
            id, SourceKind.Feed, id, address, Lane.Public, null, "Learn what people say of it", "", "people made up for this test", new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
        { Speakers = Speakers.Others };
        Assert.Equal(Outcome.Done, await test.Heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel));
        Assert.Equal(Outcome.Done, await test.Heed.Sources.ApproveAsync(id, "steward@heed.local", Cancel));
    }
}
