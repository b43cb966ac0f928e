namespace Heed.Match.Text;

/// <summary>For the scripts whose words can be read unit by unit (Latin, Greek, Cyrillic) and the signs around them: what each UTF-16 unit is,
/// and its letter folded and without accents. Made from the same tables as <see cref="Words"/> uses; whatever those treat as more than one
/// unit on its own is left to them.</summary>
internal static class SignTable
{
    /// <summary>Units from here on are surrogates, which may begin an emoji, or <see cref="Sign.Complex"/>.</summary>
    public const int Size = 0x2C00;

    /// <summary>A letter's accents that no letter of these scripts has alone.</summary>
    public const ushort UnknownMarks = ushort.MaxValue;

    private static readonly Dictionary<string, ushort> s_marks = new(StringComparer.Ordinal) { [""] = 0 };

    static SignTable()
    {
        for (int unit = 0; unit < Size; unit++)
        {
            if (unit is (>= 0x0530 and < 0x1E00) or (>= 0x2E80 and < 0xD800)) continue;
            Signs[unit] = SignOf((char)unit);
            if (Signs[unit] is Sign.Letter or Sign.Digit) SetLetter((char)unit);
            else Bares[unit] = unit == '’' ? '\'' : (char)unit;
        }
    }

    public static Sign[] Signs { get; } = new Sign[Size];

    /// <summary>The unit folded and without accents.</summary>
    public static char[] Bares { get; } = new char[Size];

    /// <summary>A number for the accents of the folded unit, as <see cref="MarksOf"/> gives; 0: none.</summary>
    public static ushort[] Marks { get; } = new ushort[Size];

    /// <summary>The number of a letter's accents; <see cref="UnknownMarks"/>: they have none.</summary>
    public static ushort MarksOf(string marks) => s_marks.GetValueOrDefault(marks, UnknownMarks);

    private static Sign SignOf(char unit)
    {
        switch (unit)
        {
            case '#': return Sign.Hash;
            case '[': return Sign.Bracket;
            case '_': return Sign.Underscore;
            case '…': return Sign.Gap; // three full stops, which hold nothing together
            case 'ß' or 'ẞ': return Sign.SharpS;
        }
        string text = unit.ToString();
        if (CharClass.IsIgnorable(unit) || Decomposition.CombiningClass(unit) != 0 ||
            NormalText.Of(text, compatible: false).ToString() != text) return Sign.Complex;
        List<int> normal = NormalText.Of(text, compatible: true).Scalars;
        bool changes = normal is not [var same] || same != unit;
        if (unit >= 0x80 && CharClass.IsEmoji(unit)) return changes || CharClass.IsPartOfWord(unit) ? Sign.Complex : Sign.Emoji;
        if (changes)
        {
            if (CharClass.IsLetter(unit) && normal is [var letter] && CharClass.IsLetter(letter) &&
                CharClass.WordBreakOf(letter) is WordBreak.ALetter) return LetterOrComplex(text);
            return normal.TrueForAll(IsGap) ? Sign.Gap : Sign.Complex;
        }
        return CharClass.WordBreakOf(unit) switch
        {
            WordBreak.ALetter when CharClass.IsLetter(unit) => LetterOrComplex(text),
            WordBreak.Numeric when CharClass.IsLetterOrDigit(unit) && !CharClass.IsLetter(unit) => LetterOrComplex(text) is Sign.Letter ? Sign.Digit : Sign.Complex,
            WordBreak.MidLetter => Sign.MidLetter,
            WordBreak.MidNum => Sign.MidNumber,
            WordBreak.MidNumLet or WordBreak.SingleQuote => Sign.MidBoth,
            _ => IsGap(unit) ? Sign.Gap : Sign.Complex,
        };
    }

    private static bool IsGap(int scalar) => !CharClass.IsPartOfWord(scalar) && !CharClass.IsIgnorable(scalar) && scalar != '#' &&
        CharClass.WordBreakOf(scalar) is WordBreak.Other or WordBreak.WSegSpace or WordBreak.CR or WordBreak.LF or WordBreak.Newline or WordBreak.DoubleQuote;

    private static Sign LetterOrComplex(string text)
    {
        string folded = Folding.Fold(text);
        return folded.Length == 1 && Accents.Letters(folded) is [{ Base: < 0x10000 }] ? Sign.Letter : Sign.Complex;
    }

    private static void SetLetter(char unit)
    {
        Letter letter = Accents.Letters(Folding.Fold(unit.ToString()))[0];
        Bares[unit] = (char)letter.Base;
        if (!s_marks.TryGetValue(letter.Marks, out ushort marks)) s_marks[letter.Marks] = marks = (ushort)s_marks.Count;
        Marks[unit] = marks;
    }
}
