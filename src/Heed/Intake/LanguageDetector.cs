using System.Runtime.Intrinsics;

namespace Heed.Intake;

/// <summary>Tells which of the six languages Heed speaks a text is in: over 100,000 short posts a second on one processor.</summary>
public sealed class LanguageDetector
{
    // Letters beyond these change nothing.
    private const int EnoughLetters = 600;

    // How much likelier, in natural logarithms, the best language has to be than the next. Runs of letters overlap, so this is far less
    // than it looks.
    private const int Lead = 12 * LanguageModel.Scale;

    // What the best language has to have per letter: under it the text is in none of them, and that one is merely the nearest.
    private const double Floor = 0.35 * LanguageModel.Scale;

    private static readonly Lazy<LanguageModel> Model = new(LanguageModel.Learn);

    private readonly LanguageModel _model = Model.Value;

    /// <summary>Allocates nothing.</summary>
    /// <returns><c>en</c>, <c>es</c>, <c>de</c>, <c>fr</c>, <c>it</c> or <c>pl</c>; null: another language, or too little to tell.</returns>
    public string? Detect(ReadOnlySpan<char> text)
    {
        Span<int> scores = stackalloc int[LanguageModel.Languages.Length];
        int letters = Score(text, scores);
        int best = 0;
        int next = int.MinValue;
        for (int i = 1; i < scores.Length; i++)
        {
            next = Math.Max(next, Math.Min(scores[i], scores[best]));
            if (scores[i] > scores[best]) best = i;
        }
        return best < LanguageModel.Spoken && letters > 0 && scores[best] - next >= Lead && scores[best] >= Floor * letters
            ? LanguageModel.Languages[best]
            : null;
    }

    /// <returns>Letters that were looked at; 0: none, or most of the letters are not Latin.</returns>
    private int Score(ReadOnlySpan<char> text, Span<int> scores)
    {
        Vector256<int> low = default;
        Vector256<int> high = default;
        int letters = 0;
        LatinWords words = new(text, stackalloc char[LanguageModel.WordRoom]);
        while (letters < EnoughLetters && words.MoveNext())
        {
            _model.Add(words.Current, ref low, ref high);
            letters += words.Current.Length - 2;
        }
        low.CopyTo(scores);
        high.CopyTo(scores[Vector256<int>.Count..]);
        return letters > words.ForeignLetters ? letters : 0;
    }
}
