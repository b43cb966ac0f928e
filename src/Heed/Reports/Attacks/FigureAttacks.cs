namespace Heed.Reports.Attacks;

/// <summary>Plays attacks on figures against the code that releases them, in made-up worlds from a seed: never on what anybody said.</summary>
/// <remarks>A game: a coin decides whether one person, the target, is in a cell that matters. The attacker knows the program, how worlds are
/// made and all topics, which may be of the attacker's own making, sees what is released, and answers. The attacker learns from as many
/// worlds whose answers are known which answer each sight calls for, so what is held back is read like any figure.</remarks>
public static class FigureAttacks
{
    /// <summary>Voices of an attacker's own up to which the figures are to hold.</summary>
    public const int PuppetsHeld = 5;

    /// <summary>Points of advantage that must not be passed.</summary>
    public const double BarPoints = 2;

    /// <summary>What can be played, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Attack.All.Select(attack => attack.Name)];

    /// <summary>The figures' threshold in every world.</summary>
    internal const int Smallest = 10;

    /// <summary>Plays every attack against its control and, with each number of puppets, against the released figures.</summary>
    /// <param name="only">Names of the attacks to play; empty: all.</param>
    /// <param name="worlds">To learn from, and again to be tried on.</param>
    /// <param name="step">Told the name of what is played next.</param>
    /// <param name="cancel">Stops within a game; nothing is half done.</param>
    public static IReadOnlyList<AttackResult> Run(int seed, int worlds, IReadOnlyList<int> puppets, IReadOnlyCollection<string> only, Action<string> step, CancellationToken cancel)
    {
        List<AttackResult> results = [];
        foreach (Attack attack in Attack.All.Where(attack => only.Count == 0 || only.Contains(attack.Name)))
        {
            step(attack.Name);
            results.Add(Play(attack, isControl: true, attack.PuppetsInControl, seed, worlds, cancel));
            results.AddRange(puppets.Select(own => Play(attack, isControl: false, own, seed, worlds, cancel)));
        }
        return results;
    }

    internal static AttackResult Play(Attack attack, bool isControl, int puppets, int seed, int worlds, CancellationToken cancel)
    {
        (bool Inside, string Sight)[] seen = new (bool, string)[2 * worlds];
        Parallel.For(0, seen.Length, new ParallelOptions { CancellationToken = cancel }, at =>
        {
            // Every world has a seed of its own, so that the result is the same on any number of cores.
            Random random = new(HashSeed(seed, at));
            bool inside = at % 2 == 1; // a coin that lands as often so as so: nothing is gained by leaning to one side
            FigureRules rules = isControl ? attack.Control : new FigureRules(Smallest);
            seen[at] = (inside, attack.See(new Game(random, inside, puppets, rules, CountsAnew: isControl)));
        });
        Dictionary<string, int> leaning = []; // by sight: how much oftener the target was inside
        foreach ((bool inside, string sight) in seen.Take(worlds)) leaning[sight] = leaning.GetValueOrDefault(sight) + (inside ? 1 : -1);
        double right = seen.Skip(worlds).Sum(world => Math.Sign(leaning.GetValueOrDefault(world.Sight)) switch
        {
            0 => 0.5, // never seen, or as often so as so: a coin
            var sign => sign > 0 == world.Inside ? 1 : 0,
        }) / worlds;
        double margin = 196 * Math.Sqrt(right * (1 - right) / worlds);
        double points = 100 * right - 50;
        return new(attack.Name, attack.Plan, isControl ? "control" : "released", puppets, attack.IsPromised && puppets <= PuppetsHeld, worlds, points, points - margin, points + margin);
    }

    private static int HashSeed(int seed, int world)
    {
        ulong mixed = ((ulong)(uint)seed << 32 | (uint)world) * 0x9E3779B97F4A7C15;
        return (int)(mixed >> 32 ^ mixed >> 7) & int.MaxValue;
    }
}
