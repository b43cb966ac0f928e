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
}
