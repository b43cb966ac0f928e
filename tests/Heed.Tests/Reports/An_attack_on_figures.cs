using Heed.Reports.Attacks;
using Heed.Tests.House;

namespace Heed.Tests.Reports;

/// <summary>A smaller run of <c>heed figures attack</c>, that sees whether a rule fell off; whether an attack gains two points shows only the full
/// one, in <c>bench/results/figures-attack.md</c>.</summary>
public class An_attack_on_figures(ITestOutputHelper output)
{
    private const int Seed = 20260907, Worlds = 250;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Promised => [.. Attack.All.Where(attack => attack.IsPromised).Select(attack => attack.Name)];

    [Theory, MemberData(nameof(Promised))]
    public void gains_little_with_up_to_five_puppets(string name) =>
        Assert.False(Play(name, Against.Released, FigureAttacks.PuppetsHeld).IsOverTheBar);

    [Theory, MemberData(nameof(Promised))]
    public void is_right_in_nine_worlds_of_ten_against_a_naive_counter(string name) => // the control
        Assert.InRange(Play(name, Against.NaiveCounter, Find(name).PuppetsNeeded).AdvantagePoints, FigureAttacks.ControlPoints, 50);

    [Theory, MemberData(nameof(Promised))]
    public void gains_much_where_the_rule_it_is_aimed_at_is_off(string name) => // the control of that rule
        Assert.True(Play(name, Against.WithoutTheRule, Find(name).PuppetsNeeded).LowPoints > 15);

    [Fact]
    public void gains_something_where_all_others_are_known_which_is_not_promised()
    {
        AttackResult result = Play("all others known", Against.Released, puppets: 0, worlds: 2_000); // ten points or so: too few to see in 250
        Assert.True(result.LowPoints > FigureAttacks.BarPoints);
        Assert.False(result.IsPromised);
    }

    [Fact]
    public void is_played_among_the_crowd_of_a_corpus()
    {
        Crowd crowd = Crowd.Of(2_000, Seed);
        Assert.InRange(crowd.Mentions.Count, 100, 200); // a week of a quarter
        Assert.Equal(crowd.Regulars[0], crowd.VoiceOf(1));
        AttackResult result = Play("NOT tracker", Against.Released, FigureAttacks.PuppetsHeld, crowd: crowd);
        Assert.Equal(2_000, result.Posts);
        Assert.False(result.IsOverTheBar);
    }

    [Fact]
    public void is_the_same_from_the_same_seed() =>
        Assert.Equal(Play("NOT tracker", Against.Released, puppets: 0), Play("NOT tracker", Against.Released, puppets: 0));

    [Theory, InlineData(2.5, 1.6, 3.4, true), InlineData(1.9, 1.0, 2.8, false), InlineData(5, -1, 11, false), InlineData(9, 3, 15, true)]
    public void is_over_the_bar_by_its_own_figure_or_where_few_worlds_were_played_by_its_lower_end(double points, double low, double high, bool isOver) =>
        Assert.Equal(isOver, new AttackResult("a", "b", 0, Against.Released, 5, IsOfTheSix: true, 100, points, low, high).IsOverTheBar);

    [Fact]
    public void has_the_naive_counter_for_itself()
    {
        // Exact counts from one person on must not be reachable from the product: no file but the attacks' names them.
        List<string> named = [.. Repository.Files("*.cs", "src").Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "Attacks")
            .Where(file => File.ReadAllText(file) is var code && (code.Contains("NaiveCounter.Rules", StringComparison.Ordinal) || code.Contains("FigureRules.ThresholdOnly", StringComparison.Ordinal)))];
        Assert.Empty(named);
    }

    private AttackResult Play(string name, Against against, int puppets, int worlds = Worlds, Crowd? crowd = null)
    {
        AttackResult result = FigureAttacks.Play(Find(name), against, puppets, crowd ?? Crowd.Nobody, Seed, worlds, Cancel);
        output.WriteLine($"{result.AdvantagePoints:0.0} points ({result.LowPoints:0.0} to {result.HighPoints:0.0})");
        return result;
    }

    private static Attack Find(string name) => Attack.All.Single(attack => attack.Name == name);
}
