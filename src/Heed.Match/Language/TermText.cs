using System.Buffers;
using System.Text;
using Heed.Match.Text;

namespace Heed.Match.Language;

/// <summary>What can be told of a term by its signs alone.</summary>
internal static class TermText
{
    private static readonly SearchValues<string> _addressStarts =
        SearchValues.Create(["http://", "https://", "ftp://", "www."], StringComparison.OrdinalIgnoreCase);

    /// <summary>One emoji sequence and nothing else.</summary>
    public static bool IsEmoji(string term) => Words.Cut(term) is [{ Kind: WordKind.Emoji } word] && word.Length == term.Length;

    /// <summary>A web address, which is not text: <c>https://example.org/a</c>, <c>www.example.org</c>.</summary>
    public static bool IsAddress(string term) => term.AsSpan().IndexOfAny(_addressStarts) == 0;

    /// <summary>An operator in capitals.</summary>
    public static bool IsOperator(string term) => term.Split('/') switch
    {
        ["AND" or "OR" or "NOT" or "SENTENCE"] => true,
        ["NEAR" or "ONEAR" or "ATLEAST", ..] => true,
        _ => false,
    };

    /// <summary>An operator that is not in capitals and so is an ordinary word: <c>or</c>, <c>Near/3</c>.</summary>
    public static bool IsOperatorWord(string term)
    {
        int slash = term.IndexOf('/');
        bool numbered = slash > 0 && slash + 1 < term.Length && char.IsAsciiDigit(term[slash + 1]);
        return (numbered ? term[..slash].ToUpperInvariant() : term.ToUpperInvariant()) switch
        {
            "AND" or "OR" or "NOT" => !numbered,
            "NEAR" => true,
            "ONEAR" or "ATLEAST" => numbered,
            _ => false,
        };
    }

    /// <summary>Letters and digits, each counted once whatever its length in UTF-16.</summary>
    public static int CountLetters(ReadOnlySpan<char> term)
    {
        int count = 0;
        foreach (Rune rune in term.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) count++;
        }

        return count;
    }

    public static bool HasWildcard(string term) => term.AsSpan().ContainsAny('*', '?');
}
