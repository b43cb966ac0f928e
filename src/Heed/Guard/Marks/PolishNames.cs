namespace Heed.Guard.Marks;

/// <summary>Polish given names as they stand inside a sentence: Kasi, Tomka, Markowi, Ewie are Kasia, Tomek, Marek and Ewa.</summary>
internal static class PolishNames
{
    private const int LettersMax = 24;

    // What a case puts at the end, and what stood there in its stead.
    private static readonly (string Ending, string Name)[] Cases =
    [
        ("i", "ia"), ("i", "a"), ("y", "a"), ("ie", "a"), ("ą", "a"), ("ę", "a"), ("o", "a"), ("ze", "ga"), ("ce", "ka"),
        ("owi", ""), ("em", ""), ("iem", ""), ("a", ""), ("u", ""), ("ie", ""), ("rze", "r"), ("le", "ł"), ("owi", "o"),
    ];

    public static bool IsGiven(ReadOnlySpan<char> word, bool capital)
    {
        if (word.Length is < 3 or > LettersMax) return false;
        Span<char> name = stackalloc char[LettersMax + 2];
        foreach ((string ending, string instead) in Cases)
        {
            if (!word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) || word.Length - ending.Length < 2) continue;
            ReadOnlySpan<char> stem = word[..^ending.Length];
            stem.CopyTo(name);
            instead.CopyTo(name[stem.Length..]);
            int length = stem.Length + instead.Length;
            if (PersonNames.IsGiven(name[..length], capital)) return true;
            // "Tomka": the e of Tomek comes back.
            if (instead.Length > 0 || stem[^1] is not ('k' or 'ł' or 'r')) continue;
            (name[length - 1], name[length]) = ('e', stem[^1]);
            if (PersonNames.IsGiven(name[..(length + 1)], capital)) return true;
        }
        return false;
    }
}
