using Heed.Reports.Attacks;

namespace Heed.Tests.Reports;

/// <summary>A smaller run of <c>heed figures attack</c>, that sees whether a rule fell off; whether an attack gains two points shows only the full
/// one, in <c>bench/results/figures-attack.md</c>, where one attack gains more.</summary>
public class An_attack_on_figures(ITestOutputHelper output)
{
    private const int Seed = 20260907, Worlds = 250;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Promised => [.. Attack.All.Where(attack => attack.IsPromised).Select(attack => attack.Name)];

    [Theory, MemberData(nameof(Promised))]
    public void gains_little_with_up_to_five_puppets(string name)
    {
        AttackResult result = Play(name, isControl: false, FigureAttacks.PuppetsHeld);
        Assert.True(result.LowPoints <= FigureAttacks.BarPoints, $"{name}: {result.AdvantagePoints:0.0} points.");
    }

    [Theory, MemberData(nameof(Promised))]
    public void gains_much_where_the_rule_it_is_aimed_at_is_off(string name) => // the control
        Assert.True(Play(name, isControl: true, Find(name).PuppetsInControl).LowPoints > 15);

    [Fact]
    public void gains_something_where_all_others_are_known_which_is_not_promised()
    {
        AttackResult result = Play("all others known", isControl: false, puppets: 0, worlds: 2_000); // ten points or so: too few to see in 250
        Assert.True(result.LowPoints > FigureAttacks.BarPoints);
        Assert.False(result.Promised);
    }

    [Fact]
    public void is_the_same_from_the_same_seed() =>
        Assert.Equal(Play("NOT tracker", isControl: false, puppets: 0), Play("NOT tracker", isControl: false, puppets: 0));

    private AttackResult Play(string name, bool isControl, int puppets, int worlds = Worlds)
    {
        AttackResult result = FigureAttacks.Play(Find(name), isControl, puppets, Seed, worlds, Cancel);
        output.WriteLine($"{result.AdvantagePoints:0.0} points ({result.LowPoints:0.0} to {result.HighPoints:0.0})");
        return result;
    }

    private static Attack Find(string name) => Attack.All.Single(attack => attack.Name == name);
}
