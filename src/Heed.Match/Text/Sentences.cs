using System.Runtime.InteropServices;

namespace Heed.Match.Text;

/// <summary>One sentence of a text, the gap after it included.</summary>
/// <param name="Start">Zero-based UTF-16 offset in the text as given.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="IsQuestion">A question mark is among the signs that end it.</param>
public readonly record struct SentenceSpan(int Start, int Length, bool IsQuestion);

/// <summary>Cuts a text into sentences by UAX #29. The signs inside a URL end none.</summary>
public static class Sentences
{
    /// <returns>In order; together they cover the text (its first <see cref="Words.MaxLength"/> UTF-16 units).</returns>
    public static IReadOnlyList<SentenceSpan> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(text, TextRun.Cut(Words.Seen(text)));
    }

    internal static List<SentenceSpan> Cut(string text, List<TextRun> runs)
    {
        List<SentenceBreak> classes = new(text.Length);
        List<int> places = new(text.Length + 1);
        foreach (TextRun run in runs)
        {
            if (run.Kind is RunKind.Link)
            {
                classes.Add(SentenceBreak.Other);
                places.Add(run.Start);
                continue;
            }
            for (int at = run.Start; at < run.End;)
            {
                classes.Add(CharClass.SentenceBreakOf(Scalars.At(text, at, out int width)));
                places.Add(at);
                at += width;
            }
        }
        places.Add(runs.Count == 0 ? 0 : runs[^1].End);
        List<int> boundaries = [];
        SentenceBreaks.Find(CollectionsMarshal.AsSpan(classes), boundaries);
        List<SentenceSpan> sentences = new(boundaries.Count);
        for (int i = 1; i < boundaries.Count; i++)
        {
            (int first, int end) = (boundaries[i - 1], boundaries[i]);
            int start = places[first];
            sentences.Add(new(start, places[end] - start, EndsInQuestion(first, end)));
        }
        return sentences;

        bool EndsInQuestion(int first, int end)
        {
            for (int i = end - 1; i >= first; i--)
            {
                if (classes[i] is SentenceBreak.STerm && IsQuestionMark(text[places[i]])) return true;
                if (classes[i] is SentenceBreak.Other or SentenceBreak.Lower or SentenceBreak.Upper or SentenceBreak.OLetter or
                    SentenceBreak.Numeric or SentenceBreak.SContinue) return false;
            }
            return false;
        }
    }

    private static bool IsQuestionMark(char c) => c is '?' or '？' or '؟' or '՞' or '፧' or '⁇' or '⁈' or '⁉' or '﹖' or '꘏' or '⸮';
}
