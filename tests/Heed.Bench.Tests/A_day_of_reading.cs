using Heed.Bench.Reading;

namespace Heed.Bench.Tests;

/// <summary>A tenth of the size of <c>heed bench reading</c>.</summary>
public class A_day_of_reading
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task breaks_no_rule_of_a_hostile_host_and_misses_nothing_of_one_that_is_well() =>
        Assert.Equal([], (await ReadingDay.RunAsync(DaySize.Small, Control.None, (_, _) => { }, Cancel)).Problems());

    [Fact]
    public async Task would_be_found_too_fast_without_a_pace() =>
        Assert.Contains("sooner than the pace allows", (await ReadingDay.RunAsync(DaySize.Small with { Hours = 2 }, Control.NoPace, (_, _) => { }, Cancel)).Broken.Keys);

    [Fact]
    public async Task would_be_found_within_pauses_if_it_did_not_hear_of_them() =>
        Assert.Contains("within a pause the host asked for", (await ReadingDay.RunAsync(DaySize.Small with { Hours = 6 }, Control.DeafToPauses, (_, _) => { }, Cancel)).Broken.Keys);
}
