using Heed.Match.Text;

namespace Heed.Archive;

/// <summary>One token of the full-text index.</summary>
/// <param name="Start">Zero-based UTF-16 offset in the text.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Colocated">Stands at the same place as the token before it.</param>
internal readonly record struct Token(string Text, int Start, int Length, bool Colocated);

/// <summary>What of a text goes into the full-text index: words as the query language sees them, without accents, so that the index
/// gives every post a query could match; <see cref="Words"/> then decides.</summary>
internal static class FullText
{
    /// <summary>Stored in each month file; another one rebuilds its index.</summary>
    public const int Version = (Words.Version * 1_000) + 1;

    // No word holds a bracket, so no query asks for it; it takes the mark's place in phrases.
    private const string RedactionToken = "[]";

    public static IEnumerable<Token> Tokens(string text)
    {
        foreach (Word word in Words.Cut(text))
        {
            if (word.Kind is WordKind.Redaction)
            {
                yield return new(RedactionToken, word.Start, word.Length, false);
                continue;
            }
            yield return new(word.Bare, word.Start, word.Length, false);
            if (word.Kind is WordKind.Hashtag) yield return new("#" + word.Bare, word.Start, word.Length, true);
            foreach (string run in Runs(text, word)) yield return new(run, word.Start, word.Length, true);
        }
    }

    /// <summary>The bare runs of letters and digits in <paramref name="text"/>: what a literal's text has in common with any text that holds it.</summary>
    public static IEnumerable<string> Runs(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            if (at > start)
            {
                foreach (Word part in Words.Cut(text[start..at])) yield return part.Bare;
            }
            else
            {
                at++;
            }
        }
    }

    // A literal may stand inside what is one word by UAX #29 ({can} in "can't", {3} in "3.5"): the runs within such a word are
    // tokens too. Those of the text as given and as folded differ where an accent is a sign of its own.
    private static IEnumerable<string> Runs(string text, Word word)
    {
        string given = text.Substring(word.Start, word.Length).TrimStart('#', '＃');
        if (given.All(char.IsLetterOrDigit) && word.Folded.All(char.IsLetterOrDigit)) return [];
        return Runs(given).Concat(Runs(word.Folded)).Distinct().Where(run => run != word.Bare);
    }
}
