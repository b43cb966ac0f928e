using Heed.Guard.Sieve.Learned;

namespace Heed.Guard.Training;

/// <summary>Weights that were learnt, as the program will read them.</summary>
/// <param name="Weights">A bucket each, -127 to 127.</param>
/// <param name="Units">As <see cref="Classifier.Write"/> wants them.</param>
internal sealed record Model(sbyte[] Weights, float[] Units, float Bias)
{
    public static Model Train(Recipe recipe, IReadOnlyList<Example> examples) => Round(recipe, Learning.Learn(recipe, new Lessons(examples, recipe)));

    public IReadOnlyList<Scored> Score(IReadOnlyList<Example> examples)
    {
        Classifier classifier = Classifier.Read(Classifier.Write(Weights, Units, Bias, some: 0, clear: 0));
        return [.. examples.Select(example => Scored.Of(classifier, example))];
    }

    public byte[] Write(Thresholds thresholds) => Classifier.Write(Weights, Units, Bias, (float)thresholds.Some, (float)thresholds.Clear);

    // Eight bits a weight: the largest is 127.
    private static Model Round(Recipe recipe, Line line)
    {
        double most = 0;
        foreach (double weight in line.Weights) most = Math.Max(most, Math.Abs(weight));
        double unit = most / 127;
        return new(
            [.. line.Weights.Select(weight => (sbyte)Math.Round(weight / unit))],
            [.. recipe.Shares.Select(share => (float)(share * unit))],
            (float)line.Bias);
    }
}
