using System.Text;

namespace Heed.Match.Text;

/// <summary>Emoji as UTS #51 builds them: flags, keycaps, skin tones, joined sequences.</summary>
internal static class EmojiSequence
{
    private const int Joiner = 0x200D;
    private const int TextStyle = 0xFE0E;
    private const int EmojiStyle = 0xFE0F;
    private const int Keycap = 0x20E3;

    /// <summary>UTF-16 units of the emoji at <paramref name="start"/>; 0: there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        int first = Scalars.At(text, start, out int width);
        int at = start + width;
        if (IsRegional(first))
            return IsRegional(Next(text, at, out int second)) ? at + second - start : 0;
        if (!CharClass.IsEmoji(first)) return 0;
        if (first < 0x80)
        {
            if (Next(text, at, out width) == EmojiStyle) at += width;
            return Next(text, at, out width) == Keycap ? at + width - start : 0;
        }
        if (!CharClass.IsEmojiByDefault(first) && !IsTone(first) && !IsShownAsEmoji(first, Next(text, at, out _))) return 0;
        at = AfterModifiers(text, at);
        while (Next(text, at, out int joiner) == Joiner)
        {
            int joined = Next(text, at + joiner, out width);
            if (joined < 0x80 || !CharClass.IsEmoji(joined)) break;
            at = AfterModifiers(text, at + joiner + width);
        }
        return at - start;
    }

    /// <summary>The sequence without variation selectors, which many keyboards leave out.</summary>
    public static string Fold(ReadOnlySpan<char> sequence) => Keep(sequence, scalar => scalar is not (TextStyle or EmojiStyle));

    /// <summary>A folded sequence without skin tones, so that a plain emoji finds the toned ones too.</summary>
    public static string Strip(string folded) => folded.Length > 2 ? Keep(folded, scalar => !IsTone(scalar)) : folded;

    /// <summary>Whether a code point of a sequence stays when the sequence is folded (with <paramref name="tones"/>) or made bare.</summary>
    public static bool IsKept(int scalar, bool tones) => scalar is not (TextStyle or EmojiStyle) && (tones || !IsTone(scalar));

    private static string Keep(ReadOnlySpan<char> sequence, Func<int, bool> kept)
    {
        StringBuilder text = new(sequence.Length);
        for (int at = 0; at < sequence.Length;)
        {
            int scalar = Scalars.At(sequence, at, out int width);
            if (kept(scalar)) text.AppendScalar(scalar);
            at += width;
        }
        return text.ToString();
    }

    /// <summary>Signs that may be either (❤, ✈) are emoji, but for what NFKC makes letters of (™) and for © and ®: those need the
    /// selector.</summary>
    private static bool IsShownAsEmoji(int first, int next) =>
        next is EmojiStyle || IsTone(next) ||
        (CharClass.IsPictographic(first) && first is not ('©' or '®') && !Decomposition.Exists(first));

    private static int AfterModifiers(ReadOnlySpan<char> text, int at)
    {
        while (IsModifier(Next(text, at, out int width))) at += width;
        return at;
    }

    /// <summary>Variation selectors, skin tones, and the tags of regional flags.</summary>
    private static bool IsModifier(int scalar) => scalar is TextStyle or EmojiStyle or (>= 0xE0020 and <= 0xE007F) || IsTone(scalar);

    private static bool IsRegional(int scalar) => scalar is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsTone(int scalar) => scalar is >= 0x1F3FB and <= 0x1F3FF;

    private static int Next(ReadOnlySpan<char> text, int at, out int width)
    {
        width = 0;
        return at < text.Length ? Scalars.At(text, at, out width) : -1;
    }
}
