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

    /// <summary>An operator that is not in capitals and so is an ordinary word: <c>or</c>, <c>Near/3</c>.</summary>
    public static bool IsOperatorWord(string term)
    {
        int slash = term.IndexOf('/');
        if (slash < 0) return term.ToUpperInvariant() is "AND" or "OR" or "NOT" or "NEAR";
        ReadOnlySpan<char> number = term.AsSpan(slash + 1).TrimEnd("fF");
        return number.Length > 0 && !number.ContainsAnyExceptInRange('0', '9') && term[..slash].ToUpperInvariant() is ("NEAR" or "ONEAR" or "ATLEAST");
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
