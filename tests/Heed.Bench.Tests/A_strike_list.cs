using Heed.Bench.StrikeList;
using Heed.Sources;
using Heed.Tests.House;

namespace Heed.Bench.Tests;

/// <summary>Somebody with the whole data folder, and with or without its keys, who wants the names of workers who organise. A tenth of the size of
/// <c>heed bench strike-list</c>.</summary>
public class A_strike_list
{
    [Fact]
    public async Task names_none_but_whom_the_guard_missed_and_a_topic_heard()
    {
        StrikeListResult result = await StrikeListTrial.RunAsync(StrikeListSize.Tenth, Repository.Root, (_, _) => { }, TestContext.Current.CancellationToken);

        Assert.Equal([], result.Problems());
        Assert.True(result.WithKeys.Count < result.Size.Workers);
    }

    /// <summary>Who adds a connector adds its made-up place.</summary>
    [Fact]
    public async Task is_tried_over_every_connector() => Assert.Equal(Enum.GetValues<SourceKind>().Order(), (await StrikeListTrial.KindsAsync()).Order());

    [Fact]
    public async Task would_be_found_in_a_file_that_holds_an_account()
    {
        string folder = Directory.CreateTempSubdirectory("heed-strike-list-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "state.db"), "…Worker-Handle-7@mail.example…", TestContext.Current.CancellationToken);

        Assert.Single(RedTeam.FindIn(folder, [Said.Worker(3), Said.Worker(7)]));
        Assert.Empty(RedTeam.FindIn(folder, [Said.Worker(3)]));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void is_found_wanting_where_somebody_is_named_who_may_not_be()
    {
        StrikeListResult good = new(new(20, 100, 10), new Dictionary<string, int> { ["Jsonl"] = 10 }, 80, [], 0, ["a"], ["a"], 0, 0, 20);

        Assert.True(good.Holds);
        Assert.All(
            [good with { InFiles = ["state.db"] }, good with { WithoutKeys = 1 }, good with { WithKeys = ["a", "b"] }, good with { AfterRelease = 1 },
                good with { LeftAfterKeeping = 1 }, good with { KeepingAll = 18 }, good with { Delivered = new Dictionary<string, int> { ["Jsonl"] = 9 } }],
            bad => Assert.Single(bad.Problems()));
    }
}
