namespace Heed.Match.Text;

/// <summary>Word_Break of UAX #29, in the order of <see cref="UnicodeData.Classes"/>.</summary>
internal enum WordBreak
{
    Other,
    CR,
    LF,
    Newline,
    Extend,
    ZWJ,
    RegionalIndicator,
    Format,
    Katakana,
    HebrewLetter,
    ALetter,
    SingleQuote,
    DoubleQuote,
    MidNumLet,
    MidLetter,
    MidNum,
    Numeric,
    ExtendNumLet,
    WSegSpace,
}

/// <summary>Sentence_Break of UAX #29, in the order of <see cref="UnicodeData.Classes"/>.</summary>
internal enum SentenceBreak
{
    Other,
    CR,
    LF,
    Sep,
    Extend,
    Format,
    Sp,
    Lower,
    Upper,
    OLetter,
    Numeric,
    ATerm,
    SContinue,
    STerm,
    Close,
}

/// <summary>What the Unicode Character Database says about a code point. A lone surrogate is in no class.</summary>
internal static class CharClass
{
    private const int Letter = 1 << 9;
    private const int Digit = 1 << 10;
    private const int Mark = 1 << 11;
    private const int Emoji = 1 << 12;
    private const int EmojiPresentation = 1 << 13;
    private const int Pictographic = 1 << 14;
    private const int Ignorable = 1 << 15;

    private static readonly CodePointTable s_classes = new(UnicodeData.Classes);

    public static WordBreak WordBreakOf(int scalar) => (WordBreak)(s_classes[scalar] & 0x1F);

    public static SentenceBreak SentenceBreakOf(int scalar) => (SentenceBreak)(s_classes[scalar] >> 5 & 0xF);

    public static bool IsLetterOrDigit(int scalar) => (s_classes[scalar] & (Letter | Digit)) != 0;

    public static bool IsLetter(int scalar) => (s_classes[scalar] & Letter) != 0;

    /// <summary>Letter, digit or a mark on one.</summary>
    public static bool IsPartOfWord(int scalar) => (s_classes[scalar] & (Letter | Digit | Mark)) != 0;

    public static bool IsEmoji(int scalar) => (s_classes[scalar] & Emoji) != 0;

    public static bool IsEmojiByDefault(int scalar) => (s_classes[scalar] & EmojiPresentation) != 0;

    public static bool IsPictographic(int scalar) => (s_classes[scalar] & Pictographic) != 0;

    /// <summary>Never seen (Default_Ignorable_Code_Point): soft hyphen, joiners, variation selectors.</summary>
    public static bool IsIgnorable(int scalar) => (s_classes[scalar] & Ignorable) != 0;
}
