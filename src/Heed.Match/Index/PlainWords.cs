namespace Heed.Match.Index;

/// <summary>Reads a text that needs none of the rules of Unicode: ASCII letters and digits, and signs that only stand between words. Such a
/// text has the same words here as <c>Words.Cut</c> gives, at a fraction of the cost; any other is not plain.</summary>
internal static class PlainWords
{
    private const byte Other = 0, Letter = 1, Gap = 2, Joiner = 3;

    // What each ASCII unit is. Joiners stand between words, but inside a number or an address they hold it together.
    private static readonly byte[] Kinds = MakeKinds();

    /// <summary>Tells <paramref name="sink"/> every word, in lower case, with its hash; or stops.</summary>
    /// <returns>False: the text is not plain, and what was told is to be forgotten.</returns>
    public static bool Read(ReadOnlySpan<char> text, Matcher sink)
    {
        if (text.Length > Text.Words.MaxLength) return false;
        for (int at = 0; at < text.Length;)
        {
            char unit = text[at];
            if (unit >= 128) return false;
            switch (Kinds[unit])
            {
                case Letter:
                    int from = at;
                    while (at < text.Length && text[at] < 128 && Kinds[text[at]] == Letter) at++;
                    sink.TakeWord(text[from..at]);
                    break;
                case Gap:
                    at++;
                    break;
                case Joiner:
                    if (at > 0 && at + 1 < text.Length && IsLetter(text[at - 1]) && IsLetter(text[at + 1])) return false;
                    at++;
                    break;
                default:
                    return false;
            }
        }
        return true;
    }

    private static bool IsLetter(char unit) => unit < 128 && Kinds[unit] == Letter;

    private static byte[] MakeKinds()
    {
        byte[] kinds = new byte[128]; // Other: apostrophes, underscores, #, @, [, :, / and control characters begin something else
        foreach (char unit in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") kinds[unit] = Letter;
        foreach (char unit in " \n!\"$%()+-<=>?\\^`{|}~&") kinds[unit] = Gap;
        foreach (char unit in ".,;") kinds[unit] = Joiner;
        return kinds;
    }
}
