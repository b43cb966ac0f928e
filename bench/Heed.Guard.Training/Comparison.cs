using System.Globalization;

namespace Heed.Guard.Training;

/// <summary>What else could have been done, measured on the development set: figures to choose by.</summary>
internal static class Comparison
{
    private static readonly int[] Parts = [25, 50, 75, 100];

    public static void Print(IReadOnlyList<Example> examples, IReadOnlyList<Example> dev)
    {
        foreach (Recipe recipe in Recipe.Others.Prepend(Recipe.Chosen)) Console.WriteLine($"{recipe.Name,-45} {Line(Model.Train(recipe, examples).Score(dev))}");
        foreach ((int part, IReadOnlyList<Scored> scored) in Curve(examples, dev)) Console.WriteLine($"{part,3} % of the examples {Line(scored)}");
    }

    /// <summary>The chosen recipe with a part of the examples, in percent.</summary>
    public static IEnumerable<(int Part, IReadOnlyList<Scored> Scored)> Curve(IReadOnlyList<Example> examples, IReadOnlyList<Example> dev)
    {
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        new Draw(3).Shuffle(order);
        return Parts.Select(part => (part, Model.Train(Recipe.Chosen, [.. order[..(examples.Count * part / 100)].Order().Select(i => examples[i])]).Score(dev)));
    }

    /// <summary>Recall where so large a part of the others is turned away; the mean over 4 to 12 %, for one threshold alone says more of chance.</summary>
    /// <param name="gap">How far the rules lower the threshold; 0: the classifier alone.</param>
    public static double MeanRecall(IReadOnlyList<Scored> scored, double gap)
    {
        double[] Sorted(bool organising) => [.. scored.Where(text => text.Example.IsOrganising == organising).Select(text => Math.Max(text.Score, text.Ruled + gap)).OrderDescending()];
        double[] others = Sorted(false);
        double[] organising = Sorted(true);
        double sum = 0;
        for (int percent = 4; percent <= 12; percent++)
        {
            double limit = others[others.Length * percent / 100];
            sum += organising.Count(score => score > limit) / (double)organising.Length;
        }
        return sum / 9;
    }

    private static string Line(IReadOnlyList<Scored> scored) =>
        string.Create(CultureInfo.InvariantCulture, $"alone {MeanRecall(scored, 0):0.000}, with rules {MeanRecall(scored, 0.4):0.000} {MeanRecall(scored, 0.6):0.000} {MeanRecall(scored, 0.8):0.000}");
    public static void Quick(IReadOnlyList<Scored> scored)
    {
        Console.Write(string.Join(' ', new[] { 0, .6, .9, 1.2, 1.8 }.Select(g => $"{MeanRecall(scored, g):0.000}")));
        Console.Write(" own-threshold " + string.Join(' ', scored.GroupBy(t => t.Example.Lang).Select(g => $"{g.Key} {MeanRecall([.. g], 1.2):0.000}")));
        Console.Write($" auc {Auc(scored):0.000} short {Auc([.. scored.Where(t => t.Example.Text.Length is > 80 and < 160)]):0.000}");
        Console.WriteLine();
    }

    private static double Auc(IReadOnlyList<Scored> s)
    {
        double[] o = [.. s.Where(t => t.Example.IsOrganising).Select(t => t.Score)];
        double[] n = [.. s.Where(t => !t.Example.IsOrganising).Select(t => t.Score)];
        return o.Average(x => n.Count(y => y < x) / (double)n.Length);
    }

    public static void Split(IReadOnlyList<Scored> scored)
    {
        foreach (double cap in new[] { .02, .03, .04 })
        {
        foreach (double shrink in new[] { 0, .5, .75, 1 })
        {
            double miss = 0, drop = 0, complaint = 0; int org = 0, oth = 0, comp = 0;
            Dictionary<string, (int, int)> by = [];
            for (int seed = 1; seed <= 20; seed++)
            {
                int[] order = [.. Enumerable.Range(0, scored.Count)];
                new Draw((ulong)seed).Shuffle(order);
                List<Scored> a = [.. order[..(scored.Count / 2)].Select(i => scored[i])];
                List<Scored> b = [.. order[(scored.Count / 2)..].Select(i => scored[i])];
                double pooled = Clear(a, cap);
                foreach (var g in b.GroupBy(t => t.Example.Lang))
                {
                    double own = Clear([.. a.Where(t => t.Example.Lang == g.Key)], cap);
                    double clear = shrink * own + (1 - shrink) * pooled;
                    Figures f = Figures.Of([.. g], t => t.IsTurnedAway(clear - .6, clear));
                    Figures c = Figures.Of([.. g.Where(t => t.Example.IsOwnComplaint)], t => t.IsTurnedAway(clear - .6, clear));
                    miss += f.Missed; drop += f.Dropped; org += f.Organising; oth += f.Others; complaint += c.Dropped; comp += c.Others;
                    var x = by.GetValueOrDefault(g.Key); by[g.Key] = (x.Item1 + f.Missed, x.Item2 + f.Organising);
                }
            }
            Console.WriteLine($"cap {cap} own {shrink}: recall {1 - miss / org:0.000} false {drop / oth:0.000} complaints {complaint / comp:0.000} {string.Join(' ', by.Select(p => $"{p.Key} {1 - p.Value.Item1 / (double)p.Value.Item2:0.00}"))}");
        }
        }
    }

    private static double Clear(IReadOnlyList<Scored> a, double cap)
    {
        double[] o = [.. a.Where(t => !t.Example.IsOrganising).Select(t => Math.Max(t.Score, t.Ruled + .6)).OrderDescending()];
        double[] c = [.. a.Where(t => t.Example.IsOwnComplaint).Select(t => Math.Max(t.Score, t.Ruled + .6)).OrderDescending()];
        return Math.Max(o[(int)(o.Length * .08)], c[(int)(c.Length * cap)]) + 0.005;
    }
}
