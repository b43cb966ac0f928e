using Heed.Guard.Sieve;
using Heed.Guard.Sieve.Learned;

namespace Heed.Guard.Training;

/// <summary>What rules and classifier say of one text as the guard sees it: undisguised, and cut into passages of which the most suspicious counts.</summary>
/// <param name="Score">Of the classifier.</param>
/// <param name="Ruled">The highest score of a passage that the rules match; negative infinity: they match none.</param>
internal sealed record Scored(Example Example, double Score, double Ruled)
{
    public static Scored Of(Classifier classifier, Example example)
    {
        double score = double.NegativeInfinity;
        double ruled = double.NegativeInfinity;
        foreach (string passage in Undisguise.Readings(example.Text).SelectMany(Passages.Of))
        {
            double one = Min > 0 ? Pieces(passage).Max(piece => (double)classifier.Score(piece)) * Mix + classifier.Score(passage) * (1 - Mix) : classifier.Score(passage);
            score = Math.Max(score, one);
            if (Organising.Instance.RulesRecognise(passage, example.Lang)) ruled = Math.Max(ruled, one);
        }
        return new(example, score, ruled);
    }

    private static readonly int Min = int.Parse(Environment.GetEnvironmentVariable("MIN") ?? "0");
    private static readonly double Mix = double.Parse(Environment.GetEnvironmentVariable("MIX") ?? "1", System.Globalization.CultureInfo.InvariantCulture);

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
            int j = i + 1;
            for (; j < sentences.Count && piece.Length < Min; j++) piece += sentences[j];
            yield return piece;
            if (j == sentences.Count) break;
        }
    }

    public bool ByRules => Ruled > double.NegativeInfinity;

    /// <summary>The highest of <see cref="Thresholds.Clear"/> at which the text is turned away.</summary>
    public double Height => Math.Max(Score, Ruled + Thresholds.Gap);
}
