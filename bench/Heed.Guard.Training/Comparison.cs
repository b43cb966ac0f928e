using System.Globalization;

namespace Heed.Guard.Training;

/// <summary>What else could have been done, measured on the development set: figures to choose by.</summary>
internal static class Comparison
{
    private static readonly int[] Parts = [25, 50, 75, 100];

    public static void Print(IReadOnlyList<Example> examples, IReadOnlyList<Example> dev)
    {
        IReadOnlyList<Example> evened = Evened.Of(dev);
        Console.WriteLine("| recipe | area | 6 % | 9 % | 12 % | worst language at 12 % | own complaints at 12 % | evened: area | 9 % | 12 % |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (Recipe recipe in Recipe.Others.Prepend(Recipe.Chosen)) Print(recipe.Name, Model.Train(recipe, examples), dev, evened);
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        new Draw(3).Shuffle(order);
        foreach (int part in Parts) Print($"{part} % of the examples", Model.Train(Recipe.Chosen, [.. order[..(examples.Count * part / 100)].Order().Select(i => examples[i])]), dev, evened);
    }

    // Recall where so large a part of the others is turned away, with the rules; the area under the curve of the classifier alone.
    private static void Print(string name, Model model, IReadOnlyList<Example> dev, IReadOnlyList<Example> longer)
    {
        IReadOnlyList<Scored> texts = model.Score(dev);
        IReadOnlyList<Scored> evened = model.Score(longer);
        Thresholds at12 = At(texts, 12);
        double worst = texts.GroupBy(text => text.Example.Lang).Min(language => Figures.Of([.. language], at12.TurnsAway).Recall);
        double complaints = Figures.Of([.. texts.Where(text => text.Example.IsOwnComplaint)], at12.TurnsAway).FalseDrops;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Area(texts):0.000} | {Recall(texts, 6):0.000} | {Recall(texts, 9):0.000} | {Recall(texts, 12):0.000} | {worst:0.00} | {complaints:0.000} | {Area(evened):0.000} | {Recall(evened, 9):0.000} | {Recall(evened, 12):0.000} |"));
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
