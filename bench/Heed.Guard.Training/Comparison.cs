using System.Globalization;

namespace Heed.Guard.Training;

/// <summary>What else could have been done, measured on the development sets: figures to choose by.</summary>
internal static class Comparison
{
    private static readonly int[] Parts = [25, 50, 75, 100];

    public static void Print(IReadOnlyList<Example> examples, Development dev)
    {
        Console.WriteLine("| recipe | dev: area | 9 % | 12 % | evened: area | 9 % | 12 % | dev2: area | 9 % | 12 % | both at 12 %: worst language | own complaints |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (Recipe recipe in Recipe.Others.Prepend(Recipe.Chosen)) Print(recipe.Name, Model.Train(recipe, examples), dev);
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        new Draw(3).Shuffle(order);
        foreach (int part in Parts) Print($"{part} % of the examples", Model.Train(Recipe.Chosen, [.. order[..(examples.Count * part / 100)].Order().Select(i => examples[i])]), dev);
    }

    // Recall where so large a part of the others is turned away, with the rules; the area under the curve of the classifier alone.
    private static void Print(string name, Model model, Development dev)
    {
        IReadOnlyList<Scored> first = model.Score(dev.First);
        IReadOnlyList<Scored> second = model.Score(dev.Second);
        IReadOnlyList<Scored> both = [.. first, .. second];
        Thresholds at12 = At(both, 12);
        double worst = both.GroupBy(text => text.Example.Lang).Min(language => Figures.Of([.. language], at12.TurnsAway).Recall);
        double complaints = Figures.Of([.. both.Where(text => text.Example.IsOwnComplaint)], at12.TurnsAway).FalseDrops;
        IEnumerable<string> cells = new[] { first, model.Score(Evened.Of(dev.First)), second }.Select(texts =>
            string.Create(CultureInfo.InvariantCulture, $"{Area(texts):0.000} | {Recall(texts, 9):0.000} | {Recall(texts, 12):0.000}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", cells)} | {worst:0.00} | {complaints:0.000} |"));
    }

    private static double Recall(IReadOnlyList<Scored> texts, int percent) => Figures.Of(texts, At(texts, percent).TurnsAway).Recall;

    private static Thresholds At(IReadOnlyList<Scored> texts, int percent)
    {
        double[] others = [.. texts.Where(text => !text.Example.IsOrganising).Select(text => text.Height).OrderDescending()];
        return new(Math.BitIncrement(others[others.Length * percent / 100]));
    }

    private static double Area(IReadOnlyList<Scored> texts)
    {
        double[] organising = [.. texts.Where(text => text.Example.IsOrganising).Select(text => text.Score)];
        double[] others = [.. texts.Where(text => !text.Example.IsOrganising).Select(text => text.Score)];
        return organising.Average(score => others.Count(other => other < score) / (double)others.Length);
    }
}
