using Heed.Guard.Sieve;
using Heed.Guard.Sieve.Learned;

namespace Heed.Guard.Training;

/// <summary>Weights that were learnt, as the program will read them.</summary>
/// <param name="Weights">A bucket each, -127 to 127.</param>
/// <param name="Units">As <see cref="Classifier.Write"/> wants them.</param>
internal sealed record Model(sbyte[] Weights, float[] Units, float Bias)
{
    private const int Passes = 30;

    public static Model Train(Recipe recipe, IReadOnlyList<Example> examples)
    {
        int buckets = 1 << recipe.Bits;
        bool[] organising = [.. examples.Select(example => example.IsOrganising)];
        List<Vector> vectors = [.. examples.Select(example => Vector.Of(example.Text, recipe.Bits, recipe.Shares))];
        if (recipe.Loss is not Loss.SquaredHingeBayes) return Round(recipe, Learn(recipe, vectors, organising, buckets));

        double[] spread = Learning.Spread(vectors, organising, buckets);
        Line line = Learn(recipe, [.. vectors.Select(vector => vector.Scale(spread))], organising, buckets);
        return Round(recipe, new([.. line.Weights.Select((weight, bucket) => weight * spread[bucket])], line.Bias));
    }

    /// <summary>Of a text as the guard sees it, cut into passages: the highest score of one, and of one that the rules match (negative infinity: none).</summary>
    public IReadOnlyList<Scored> Score(IReadOnlyList<Example> examples)
    {
        Classifier classifier = Classifier.Read(Write(0, 0));
        return [.. examples.Select(example => Score(classifier, example))];
    }

    public byte[] Write(double some, double clear) => Classifier.Write(Weights, Units, Bias, (float)some, (float)clear);

    private static Scored Score(Classifier classifier, Example example)
    {
        double score = double.NegativeInfinity;
        double ruled = double.NegativeInfinity;
        foreach (string passage in Environment.GetEnvironmentVariable("FIRST") is null ? Undisguise.Readings(example.Text).SelectMany(Passages.Of) : Undisguise.Readings(example.Text).Take(1))
        {
            double one = classifier.Score(passage);
            score = Math.Max(score, one);
            if (Organising.Instance.RulesRecognise(passage, example.Lang)) ruled = Math.Max(ruled, one);
        }
        return new(example, score, ruled);
    }

    private static Line Learn(Recipe recipe, List<Vector> vectors, bool[] organising, int buckets) => recipe.Loss is Loss.Logistic
        ? Learning.Logistic(vectors, organising, buckets, 1e-4 / recipe.Strength, Passes)
        : Learning.Hinge(vectors, organising, buckets, recipe.Strength, Passes);

    // Eight bits a weight: the largest is 127.
    private static Model Round(Recipe recipe, Line line)
    {
        double most = 0;
        foreach (double weight in line.Weights) most = Math.Max(most, Math.Abs(weight));
        double unit = most * double.Parse(Environment.GetEnvironmentVariable("CLIP") ?? "1") / 127;
        return new(
            [.. line.Weights.Select(weight => (sbyte)Math.Clamp(Math.Round(weight / unit), -127, 127))],
            [.. recipe.Shares.Select(share => (float)(share * unit))],
            (float)line.Bias);
    }
}
