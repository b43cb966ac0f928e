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
        int more = int.Parse(Environment.GetEnvironmentVariable("MORE") ?? "0");
        if (more > 0)
        {
            Draw draw = new(7);
            List<Example> all = [.. examples];
            Dictionary<string, List<Example>> others = examples.Where(e => !e.IsOrganising).GroupBy(e => e.Lang).ToDictionary(g => g.Key, g => g.ToList());
            for (int i = 0; i < more; i++)
            {
                Example a = examples[draw.Next(examples.Count)];
                List<Example> o = others[a.Lang];
                Example b = o[draw.Next(o.Count)];
                all.Add(a with { Text = draw.Next(2) == 0 ? a.Text + " " + b.Text : b.Text + " " + a.Text });
            }
            examples = all;
        }
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
        foreach (string passage in Undisguise.Readings(example.Text).SelectMany(Passages.Of))
        {
            double one = Pieces(passage).Max(piece => (double)classifier.Score(piece)) * Mix + classifier.Score(passage) * (1 - Mix);
            score = Math.Max(score, one);
            if (Organising.Instance.RulesRecognise(passage, example.Lang)) ruled = Math.Max(ruled, one);
        }
        return new(example, score, ruled);
    }

    private static readonly double Mix = double.Parse(Environment.GetEnvironmentVariable("MIX") ?? "0");
    private static readonly int Min = int.Parse(Environment.GetEnvironmentVariable("MIN") ?? "80");

    private static IEnumerable<string> Pieces(string text)
    {
        List<string> sentences = [];
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '.' or '!' or '?' or '\n' or ';' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])) && i - start > 25) { sentences.Add(text[start..(i + 1)]); start = i + 1; }
        }
        if (start < text.Length) sentences.Add(text[start..]);
        for (int i = 0; i < sentences.Count; i++)
        {
            string piece = sentences[i];
            for (int j = i + 1; j < sentences.Count && piece.Length < Min; j++) piece += sentences[j];
            yield return piece;
        }
    }

    private static Line Learn(Recipe recipe, List<Vector> vectors, bool[] organising, int buckets) => recipe.Loss is Loss.Logistic
        ? Learning.Logistic(vectors, organising, buckets, 1e-4 / recipe.Strength, int.Parse(Environment.GetEnvironmentVariable("PASSES") ?? "30"))
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
