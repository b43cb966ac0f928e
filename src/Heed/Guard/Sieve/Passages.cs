namespace Heed.Guard.Sieve;

/// <summary>Cuts a long text into passages of a few sentences that overlap by one: words pages apart say nothing together.</summary>
internal static class Passages
{
    /// <summary>UTF-16 units a passage may have before it is closed at the next sentence's end.</summary>
    public const int Enough = 400;

    /// <summary>A text without sentences is cut here.</summary>
    private const int Most = 1200;

    // So that no call to act is cut in two there.
    private const int Overlap = 200;

    public static IEnumerable<string> Of(string text)
    {
        if (text.Length <= Enough)
        {
            yield return text;
            yield break;
        }
        int start = 0;
        int lastSentence = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool ends = text[i] is '.' or '!' or '?' or '\n' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]));
            if (i + 1 - start >= Most || (ends && i + 1 - start >= Enough))
            {
                yield return text[start..(i + 1)];
                start = lastSentence > start ? lastSentence : ends ? i + 1 : i + 1 - Overlap;
                lastSentence = i + 1;
            }
            else if (ends)
            {
                lastSentence = i + 1;
            }
        }
        if (start < text.Length) yield return text[start..];
    }
}
