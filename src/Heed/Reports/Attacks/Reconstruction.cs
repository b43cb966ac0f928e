using System.Globalization;

namespace Heed.Reports.Attacks;

/// <summary>Solves for how many people of each kind there are, from all figures of a period at once.</summary>
internal static class Reconstruction
{
    // With 60 the descent stopped short of what exact counts give away; with these it is right in every world of the naive counter.
    private const int Sweeps = 300;

    private static readonly string[] Topics = ["trams", "roads", "trams-narrow", "either-narrow"], Languages = ["en", "es"];

    /// <summary>The kinds of people that can be: topics that hear them, language, and whether they speak of the theme. "trams-narrow" is trams
    /// without the target's words, "either-narrow" trams or roads without them. The last two are the target's.</summary>
    private static readonly Kind[] Kinds =
    [
        .. from topics in new string[][] { ["trams", "trams-narrow", "either-narrow"], ["roads", "either-narrow"], ["trams", "roads", "trams-narrow", "either-narrow"] }
           from language in Languages
           from matters in new[] { false, true }
           select new Kind(topics, language, matters),
        new Kind(["trams"], "es", false),
        new Kind(["trams"], "es", true),
    ];

    private sealed record Kind(string[] Topics, string Language, bool Matters)
    {
        /// <summary>Whether these people are counted in a figure.</summary>
        public bool IsIn(Figure figure) => Topics.Contains(figure.Topic) && figure.Dimension switch
        {
            Dimension.Topic => Topics.Contains(figure.Value),
            Dimension.Theme => Matters,
            Dimension.Language => Language == figure.Value,
            _ => true,
        };
    }

    /// <summary>Solves for everybody, and looks whether the target's kind comes out in the theme or not.</summary>
    public static string See(Game game)
    {
        (Release release, double[] expected) = Play(game);
        double[] people = Solve(release.Figures, expected);
        return $"{Math.Clamp(Math.Round(4 * (people[^1] - game.Puppets - people[^2])), -12, 12)}";
    }

    /// <summary>The same worlds, of which one figure alone is looked at, the theme's: what knowing how worlds are made gives away by itself.</summary>
    public static string SeeOneFigure(Game game) => Play(game).Release.People("trams", Dimension.Theme, Scene.Theme)?.ToString(CultureInfo.InvariantCulture) ?? "-";

    private static (Release Release, double[] Expected) Play(Game game)
    {
        Scene scene = new(game.Crowd);
        double[] expected = new double[Kinds.Length];
        for (int kind = 0; kind < Kinds.Length - 2; kind++)
        {
            int people = game.Random.Next(8, 25);
            expected[kind] = 16;
            for (int n = 0; n < people; n++) scene.Say(Kinds[kind].Topics, Kinds[kind].Matters, Kinds[kind].Language);
        }
        Kind target = Kinds[^(game.Inside ? 1 : 2)];
        scene.Say(target.Topics, target.Matters, target.Language);
        for (int puppet = 0; puppet < game.Puppets; puppet++) scene.Say(Kinds[^1].Topics, Kinds[^1].Matters, Kinds[^1].Language);
        (expected[^2], expected[^1]) = (0.5, 0.5 + game.Puppets);
        return (scene.Release(game.Rules, Topics), expected);
    }

    /// <summary>Non-negative least squares by coordinate descent from what is expected: where the figures leave something open, it stays so.</summary>
    private static double[] Solve(IReadOnlyList<Figure> figures, double[] expected)
    {
        double[] people = [.. expected];
        double[] missing = [.. figures.Select(figure => figure.People - Kinds.Index().Where(kind => kind.Item.IsIn(figure)).Sum(kind => people[kind.Index]))];
        int[][] figuresOf = [.. Kinds.Select(kind => figures.Index().Where(figure => kind.IsIn(figure.Item)).Select(figure => figure.Index).ToArray())];
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int kind = 0; kind < people.Length; kind++)
            {
                if (figuresOf[kind].Length == 0) continue;
                double step = Math.Max(figuresOf[kind].Sum(figure => missing[figure]) / figuresOf[kind].Length, -people[kind]);
                people[kind] += step;
                foreach (int figure in figuresOf[kind]) missing[figure] -= step;
            }
        }
        return people;
    }
}
