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

    /// <summary>Points an attack must reach against the naive counter: right in 90 of 100 worlds.</summary>
    public const double ControlPoints = 40;

    /// <summary>What can be played, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Attack.All.Select(attack => attack.Name)];

    /// <summary>The figures' threshold in every world.</summary>
    internal const int Smallest = 10;

    /// <summary>Plays every attack in the first week of each corpus: against the naive counter, without the rule it is aimed at, and, with each number of
    /// puppets, against the released figures.</summary>
    /// <param name="corpora">Posts of each, and worlds to learn from and again to be tried on.</param>
    /// <param name="only">Names of the attacks to play; empty: all.</param>
    /// <param name="step">Told what is played next.</param>
    /// <param name="cancel">Stops within a game; nothing is half done.</param>
    public static IReadOnlyList<AttackResult> Run(
        int seed, IReadOnlyList<(int Posts, int Worlds)> corpora, IReadOnlyList<int> puppets, IReadOnlyCollection<string> only, Action<string> step, CancellationToken cancel)
    {
        List<AttackResult> results = [];
        foreach ((int posts, int worlds) in corpora)
        {
            Crowd crowd = Crowd.Of(posts, seed);
            foreach (Attack attack in Attack.All.Where(attack => only.Count == 0 || only.Contains(attack.Name)))
            {
                step($"{attack.Name}, {posts:N0} posts");
                results.Add(Play(attack, Against.NaiveCounter, attack.PuppetsNeeded, crowd, seed, worlds, cancel));
                results.Add(Play(attack, Against.WithoutTheRule, attack.PuppetsNeeded, crowd, seed, worlds, cancel));
                results.AddRange(puppets.Select(own => Play(attack, Against.Released, own, crowd, seed, worlds, cancel)));
            }
        }
        return results;
    }

    internal static AttackResult Play(Attack attack, Against against, int puppets, Crowd crowd, int seed, int worlds, CancellationToken cancel)
    {
        FigureRules rules = against switch
        {
            Against.NaiveCounter => NaiveCounter.Rules,
            Against.WithoutTheRule => attack.WithoutTheRule,
            _ => new FigureRules(Smallest),
        };
        (bool Inside, string Sight)[] seen = new (bool, string)[2 * worlds];
        Parallel.For(0, seen.Length, new ParallelOptions { CancellationToken = cancel }, at =>
        {
            // Every world has a seed of its own, so that the result is the same on any number of cores.
            Random random = new(HashSeed(seed, at));
            bool inside = at % 2 == 1; // a coin that lands as often so as so: nothing is gained by leaning to one side
            seen[at] = (inside, attack.See(new Game(random, inside, puppets, rules, crowd, CountsAnew: against is not Against.Released)));
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
        return new(attack.Name, attack.Plan, crowd.Posts, against, puppets, attack.IsPromised, worlds, points, points - margin, points + margin);
    }

    private static int HashSeed(int seed, int world)
    {
        ulong mixed = ((ulong)(uint)seed << 32 | (uint)world) * 0x9E3779B97F4A7C15;
        return (int)(mixed >> 32 ^ mixed >> 7) & int.MaxValue;
    }
}
