using System.Runtime.CompilerServices;

namespace Heed.Match.Text;

/// <summary>Word boundaries of UAX #29 (version 15.0), without additions.</summary>
internal static class WordBreaks
{
    /// <param name="boundaries">Gets the indexes in <paramref name="scalars"/> where a boundary is, both ends included; none for an
    /// empty text.</param>
    public static void Find(ReadOnlySpan<int> scalars, List<int> boundaries)
    {
        if (scalars.IsEmpty) return;
        boundaries.Add(0);
        WordBreak direct = CharClass.WordBreakOf(scalars[0]);
        // What counts by WB4: the last and the last but one that are not Extend, Format or ZWJ.
        WordBreak last = direct, beforeLast = WordBreak.Other;
        int regionals = direct is WordBreak.RegionalIndicator ? 1 : 0;
        for (int i = 1; i < scalars.Length; i++)
        {
            WordBreak next = CharClass.WordBreakOf(scalars[i]);
            if (IsBoundary(scalars, i, direct, beforeLast, last, next, regionals)) boundaries.Add(i);
            bool skipped = IsSkipped(next) && !IsLine(direct);
            direct = next;
            if (skipped) continue;
            (beforeLast, last) = (last, next);
            regionals = next is WordBreak.RegionalIndicator ? regionals + 1 : 0;
        }
        boundaries.Add(scalars.Length);
    }

    /// <param name="direct">The class directly before.</param>
    /// <param name="regionals">Regional indicators in a row up to here.</param>
    private static bool IsBoundary(ReadOnlySpan<int> scalars, int at, WordBreak direct, WordBreak beforeLast, WordBreak last, WordBreak next,
        int regionals)
    {
        if (direct is WordBreak.CR && next is WordBreak.LF) return false; // WB3
        if (IsLine(direct) || IsLine(next)) return true; // WB3a, b
        if (direct is WordBreak.ZWJ && CharClass.IsPictographic(scalars[at])) return false; // WB3c
        if (direct is WordBreak.WSegSpace && next is WordBreak.WSegSpace) return false; // WB3d
        if (IsSkipped(next)) return false; // WB4
        if (IsLetter(last) && IsLetter(next)) return false; // WB5
        if (IsLetter(last) && IsMidLetter(next) && IsLetter(After(scalars, at))) return false; // WB6
        if (IsLetter(beforeLast) && IsMidLetter(last) && IsLetter(next)) return false; // WB7
        if (last is WordBreak.HebrewLetter && next is WordBreak.SingleQuote) return false; // WB7a
        if (last is WordBreak.HebrewLetter && next is WordBreak.DoubleQuote && After(scalars, at) is WordBreak.HebrewLetter)
            return false; // WB7b
        if (beforeLast is WordBreak.HebrewLetter && last is WordBreak.DoubleQuote && next is WordBreak.HebrewLetter) return false; // WB7c
        if (next is WordBreak.Numeric && (last is WordBreak.Numeric || IsLetter(last))) return false; // WB8, 9
        if (last is WordBreak.Numeric && IsLetter(next)) return false; // WB10
        if (beforeLast is WordBreak.Numeric && IsMidNumber(last) && next is WordBreak.Numeric) return false; // WB11
        if (last is WordBreak.Numeric && IsMidNumber(next) && After(scalars, at) is WordBreak.Numeric) return false; // WB12
        if (last is WordBreak.Katakana && next is WordBreak.Katakana) return false; // WB13
        if (next is WordBreak.ExtendNumLet && IsJoined(last)) return false; // WB13a
        if (last is WordBreak.ExtendNumLet && next is not WordBreak.ExtendNumLet && IsJoined(next)) return false; // WB13b
        return !(last is WordBreak.RegionalIndicator && next is WordBreak.RegionalIndicator && regionals % 2 == 1); // WB15, 16
    }

    private static WordBreak After(ReadOnlySpan<int> scalars, int at)
    {
        for (int i = at + 1; i < scalars.Length; i++)
        {
            WordBreak next = CharClass.WordBreakOf(scalars[i]);
            if (!IsSkipped(next)) return next;
        }
        return WordBreak.Other;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSkipped(WordBreak c) => c is WordBreak.Extend or WordBreak.Format or WordBreak.ZWJ;

    private static bool IsLine(WordBreak c) => c is WordBreak.CR or WordBreak.LF or WordBreak.Newline;

    private static bool IsLetter(WordBreak c) => c is WordBreak.ALetter or WordBreak.HebrewLetter;

    private static bool IsMidLetter(WordBreak c) => c is WordBreak.MidLetter or WordBreak.MidNumLet or WordBreak.SingleQuote;

    private static bool IsMidNumber(WordBreak c) => c is WordBreak.MidNum or WordBreak.MidNumLet or WordBreak.SingleQuote;

    private static bool IsJoined(WordBreak c) =>
        c is WordBreak.ALetter or WordBreak.HebrewLetter or WordBreak.Numeric or WordBreak.Katakana or WordBreak.ExtendNumLet;
}
