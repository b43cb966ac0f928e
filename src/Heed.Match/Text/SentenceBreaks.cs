namespace Heed.Match.Text;

/// <summary>Sentence boundaries of UAX #29 (version 15.0), without additions.</summary>
internal static class SentenceBreaks
{
    /// <summary>How far a possible sentence end has come.</summary>
    private enum Ending
    {
        None,
        Terminator,
        Close,
        Space,
        Paragraph,
    }

    /// <param name="classes">One a code point.</param>
    /// <param name="boundaries">Gets the indexes where a boundary is, both ends included; none for an empty text.</param>
    public static void Find(ReadOnlySpan<SentenceBreak> classes, List<int> boundaries)
    {
        if (classes.IsEmpty) return;
        boundaries.Add(0);
        SentenceBreak beforeLast = SentenceBreak.Other, last = SentenceBreak.Other;
        Ending ending = Ending.None;
        bool full = false; // The terminator was a full stop (ATerm).
        for (int i = 0; i < classes.Length; i++)
        {
            SentenceBreak direct = i == 0 ? SentenceBreak.Other : classes[i - 1], next = classes[i];
            if (i > 0 && IsBoundary(classes, i, direct, beforeLast, last, ending, full))
            {
                boundaries.Add(i);
                ending = Ending.None;
                (beforeLast, last) = (SentenceBreak.Other, SentenceBreak.Other);
            }
            if (IsSkipped(next) && i > 0 && !IsParagraph(direct)) continue;
            ending = Advance(ending, next);
            if (ending is Ending.Terminator) full = next is SentenceBreak.ATerm;
            (beforeLast, last) = (last, next);
        }
        boundaries.Add(classes.Length);
    }

    private static bool IsBoundary(ReadOnlySpan<SentenceBreak> classes, int at, SentenceBreak direct, SentenceBreak beforeLast,
        SentenceBreak last, Ending ending, bool full)
    {
        SentenceBreak next = classes[at];
        if (direct is SentenceBreak.CR && next is SentenceBreak.LF) return false; // SB3
        if (IsParagraph(direct)) return true; // SB4
        if (IsSkipped(next)) return false; // SB5
        if (ending is Ending.None) return false; // SB998
        if (ending is Ending.Terminator && full)
        {
            if (next is SentenceBreak.Numeric) return false; // SB6
            if (next is SentenceBreak.Upper && beforeLast is SentenceBreak.Upper or SentenceBreak.Lower && last is SentenceBreak.ATerm)
                return false; // SB7
        }
        if (next is SentenceBreak.SContinue or SentenceBreak.STerm or SentenceBreak.ATerm) return false; // SB8a
        if (next is SentenceBreak.Sp || IsParagraph(next)) return false; // SB9, 10
        if (next is SentenceBreak.Close && ending is Ending.Terminator or Ending.Close) return false; // SB9
        return !(full && GoesOnInLowerCase(classes, at)); // SB8, 11
    }

    private static Ending Advance(Ending ending, SentenceBreak next) => next switch
    {
        SentenceBreak.STerm or SentenceBreak.ATerm => Ending.Terminator,
        SentenceBreak.Close when ending is Ending.Terminator or Ending.Close => Ending.Close,
        SentenceBreak.Sp when ending is not Ending.None => Ending.Space,
        _ when IsParagraph(next) && ending is not Ending.None => Ending.Paragraph,
        _ => Ending.None,
    };

    private static bool GoesOnInLowerCase(ReadOnlySpan<SentenceBreak> classes, int at)
    {
        for (int i = at; i < classes.Length; i++)
        {
            switch (classes[i])
            {
                case SentenceBreak.Lower:
                    return true;
                case SentenceBreak.OLetter or SentenceBreak.Upper or SentenceBreak.STerm or SentenceBreak.ATerm:
                case SentenceBreak.Sep or SentenceBreak.CR or SentenceBreak.LF:
                    return false;
            }
        }
        return false;
    }

    private static bool IsSkipped(SentenceBreak c) => c is SentenceBreak.Extend or SentenceBreak.Format;

    private static bool IsParagraph(SentenceBreak c) => c is SentenceBreak.Sep or SentenceBreak.CR or SentenceBreak.LF;
}
