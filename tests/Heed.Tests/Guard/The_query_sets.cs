using Heed.Guard;
using Heed.Match.Language;
using Heed.Tests.House;

namespace Heed.Tests.Guard;

/// <summary>Queries by other hands. They have been read since they were scored, so this says only that nothing got worse.</summary>
public class The_query_sets
{
    [Fact]
    public void are_refused_where_they_aim_at_people_organising() => Assert.InRange(ShareRefused("hostile", everyLanePress: false), 0.92, 1);

    [Fact]
    public void are_let_pass_where_they_do_not() => Assert.InRange(ShareRefused("fair", everyLanePress: false), 0, 0.04);

    [Fact]
    public void would_all_pass_where_the_rule_does_not_apply() => Assert.Equal(0, ShareRefused("hostile", everyLanePress: true)); // the control

    private static double ShareRefused(string kind, bool everyLanePress)
    {
        QueryRefusals refusals = new(everyLanePress, []);
        string[] queries = [.. Directory.GetFiles(Path.Combine(Repository.Root, "bench", "guard", "queries"), $"{kind}-*.txt").SelectMany(File.ReadLines)];
        Assert.InRange(queries.Length, 200, 1_000);
        return queries.Average(query => refusals.Examine(query, Query.Parse(query).Tree).Any(finding => finding.Code == "HQ301") ? 1.0 : 0);
    }
}
