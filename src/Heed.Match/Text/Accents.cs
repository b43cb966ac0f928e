using System.Text;

namespace Heed.Match.Text;

/// <summary>A letter of a folded word: what is left without its accents, and the accents.</summary>
/// <param name="Base">A code point.</param>
/// <param name="Marks">Combining marks in canonical order; a stroke through a letter is one of them. Empty: none.</param>
internal readonly record struct Letter(int Base, string Marks)
{
    /// <summary>Whether this letter, typed in a query, finds <paramref name="other"/>: a plain one finds all its accented forms.</summary>
    public bool Finds(Letter other) => Base == other.Base && (Marks.Length == 0 || Marks == other.Marks);

    /// <summary>The letters' bases as text.</summary>
    public static string Bases(List<Letter> letters)
    {
        StringBuilder text = new(letters.Count);
        foreach (Letter letter in letters) text.AppendScalar(letter.Base);
        return text.ToString();
    }
}

/// <summary>Takes accents off. Marks that are more than an accent (vowel signs, voicing marks) stay on.</summary>
internal static class Accents
{
    /// <summary>Letters that Unicode does not take apart, each with its base, by the mark that stands for what is taken off.</summary>
    private static readonly Dictionary<int, Letter> s_struck = new (string Mark, string Letters)[]
    {
        ("\u0335", "łl đd ħh ŧt ƀb ɨi ʉu ɍr ɏy ɇe ɉj ƶz ǥg ᵽp"),
        ("\u0338", "øo ȼc ⱥa ⱦt"),
        ("\u0334", "ɫl"),
        ("\u0321", "ɓb ɗd ƙk ƴy ƚl"),
        ("\u0358", "ıi ȷj"),
    }.SelectMany(row => row.Letters.Split(' '), (row, pair) => (From: pair[0], To: new Letter(pair[1], row.Mark)))
        .ToDictionary(entry => (int)entry.From, entry => entry.To);

    /// <summary>Whether a mark is an accent: the scripts whose letters stay the same letters without it.</summary>
    public static bool IsAccent(int scalar) => scalar is
        (>= 0x0300 and <= 0x036F) or (>= 0x0483 and <= 0x0487) or // general, Cyrillic
        (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7 or // Hebrew points
        (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or // Arabic vowels and hamza
        (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E4) or 0x06E7 or 0x06E8 or (>= 0x06EA and <= 0x06ED) or // Koranic signs
        (>= 0x1AB0 and <= 0x1ACE) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20F0) or (>= 0xFE20 and <= 0xFE2F); // general

    /// <summary>The word without its accents; the same string when it has none.</summary>
    public static string Strip(string folded)
    {
        if (!folded.AsSpan().ContainsAnyExceptInRange('\0', '\x7F')) return folded;
        string bare = Letter.Bases(Letters(folded));
        return bare == folded ? folded : bare;
    }

    public static List<Letter> Letters(string folded)
    {
        List<Letter> letters = new(folded.Length);
        for (int at = 0; at < folded.Length;)
        {
            int scalar = Scalars.At(folded, at, out int width);
            at += width;
            Letter letter = Split(scalar);
            int marks = at;
            while (marks < folded.Length && IsAccent(folded[marks])) marks++;
            letters.Add(letter with { Marks = letter.Marks + folded[at..marks] });
            at = marks;
        }
        return letters;
    }

    private static Letter Split(int scalar)
    {
        if (scalar < 0x80) return new(scalar, "");
        if (s_struck.TryGetValue(scalar, out Letter struck)) return struck;
        if (Decomposition.Of(scalar, compatible: false) is not [int first, .. int[] marks] || !marks.All(IsAccent)) return new(scalar, "");
        Letter under = Split(first);
        return new(under.Base, under.Marks + string.Concat(marks.Select(m => (char)m)));
    }
}
