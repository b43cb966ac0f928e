using System.Buffers;

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
        SentenceCutter cutter = new();
        cutter.Begin();
        foreach (TextRun run in runs)
        {
            if (run.Kind is RunKind.Link) cutter.TakeLink(run.Start);
            else cutter.Take(text, run.Start, run.End);
        }
        cutter.End(text, runs.Count == 0 ? 0 : runs[^1].End);
        return cutter.Sentences;
    }

    /// <summary>The signs that <see cref="IsQuestionMark"/> knows.</summary>
    internal static readonly SearchValues<char> QuestionMarks = SearchValues.Create("?？؟՞፧⁇⁈⁉﹖꘏⸮");

    internal static bool IsQuestionMark(char c) => QuestionMarks.Contains(c);
}
