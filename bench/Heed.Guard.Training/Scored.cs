using Heed.Guard.Sieve;
using Heed.Guard.Sieve.Learned;

namespace Heed.Guard.Training;

/// <summary>What rules and classifier say of one text as the guard sees it: undisguised, and cut into passages of which the most suspicious counts.</summary>
/// <param name="Score">Of the classifier.</param>
/// <param name="Ruled">The highest score of a passage that the rules match; negative infinity: they match none; positive infinity: they match a short one.</param>
internal sealed record Scored(Example Example, double Score, double Ruled)
{
    public static Scored Of(Classifier classifier, Example example)
    {
        double score = double.NegativeInfinity;
        double ruled = double.NegativeInfinity;
        foreach (string passage in Undisguise.Readings(example.Text).SelectMany(Passages.Of))
        {
            double one = classifier.Score(passage);
            score = Math.Max(score, one);
            if (Organising.Instance.RulesRecognise(passage, example.Lang)) ruled = Math.Max(ruled, passage.Length <= Classifier.ShortMax ? double.PositiveInfinity : one);
        }
        return new(example, score, ruled);
    }

    public bool ByRules => Ruled > double.NegativeInfinity;

    /// <summary>The highest of <see cref="Thresholds.Clear"/> at which the text is turned away.</summary>
    public double Height => Math.Max(Score, Ruled + Thresholds.Gap);
}
