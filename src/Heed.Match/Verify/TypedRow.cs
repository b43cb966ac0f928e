using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>The letters of a typed word or pattern as <see cref="LetterRow"/> compares them, in arrays: compared with a post's words without
/// allocating.</summary>
internal sealed class TypedRow
{
    /// <summary>Longer words are compared by <see cref="LetterRow"/>.</summary>
    private const int Longest = 60;

    public const int MostEdits = 2;

    /// <summary>In the place of a letter: what <see cref="PatternTest"/> has there.</summary>
    private const char Any = '\uFFFF', One = '\uFFFE';

    private readonly char[] _bases;
    private readonly ushort[] _marks;

    private TypedRow(char[] bases, ushort[] marks) => (_bases, _marks) = (bases, marks);

    /// <returns>Null: they are too many, or some have no number or two UTF-16 units.</returns>
    public static TypedRow? Of(List<Letter> letters)
    {
        if (letters.Count > Longest) return null;
        char[] bases = new char[letters.Count];
        ushort[] marks = new ushort[letters.Count];
        for (int i = 0; i < bases.Length; i++)
        {
            marks[i] = SignTable.MarksOf(letters[i].Marks);
            if (letters[i].Base >= One || marks[i] == SignTable.UnknownMarks) return null;
            bases[i] = letters[i].Base switch { PatternTest.Any => Any, PatternTest.One => One, var letter => (char)letter };
        }
        return new(bases, marks);
    }

    public bool Finds(ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks)
    {
        if (!bare.SequenceEqual(_bases)) return false;
        for (int i = 0; i < _marks.Length; i++)
        {
            if (_marks[i] != 0 && (marks.IsEmpty || marks[i] != _marks[i])) return false;
        }
        return true;
    }

    /// <summary>Optimal string alignment, as <see cref="LetterRow.IsWithin"/>.</summary>
    public bool IsWithin(ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks, int edits)
    {
        if (Math.Abs(_bases.Length - bare.Length) > edits) return false;
        int width = bare.Length + 1;
        Span<int> rows = stackalloc int[3 * (Longest + MostEdits + 1)];
        Span<int> twoAbove = rows[..width], above = rows.Slice(width, width), row = rows.Slice(2 * width, width);
        for (int j = 0; j < width; j++) above[j] = j;
        for (int i = 1; i <= _bases.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j < width; j++)
            {
                int best = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (Finds(i - 1, j - 1, bare, marks) ? 0 : 1));
                if (i > 1 && j > 1 && Finds(i - 1, j - 2, bare, marks) && Finds(i - 2, j - 1, bare, marks)) best = Math.Min(best, twoAbove[j - 2] + 1);
                row[j] = best;
            }
            Span<int> free = twoAbove;
            twoAbove = above;
            above = row;
            row = free;
        }
        return above[width - 1] <= edits;
    }

    /// <summary>As a pattern, whose <c>*</c> and <c>?</c> stand for letters and digits.</summary>
    public bool Covers(ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks)
    {
        // Bit i: the first i parts of the pattern can cover the letters so far.
        ulong reached = PastStars(1);
        for (int at = 0; at < bare.Length && reached != 0; at++)
        {
            bool wild = CharClass.IsPartOfWord(bare[at]);
            ulong next = 0;
            for (int i = 1; i <= _bases.Length; i++)
            {
                bool here = (reached >> i & 1) != 0, before = (reached >> (i - 1) & 1) != 0;
                bool covers = _bases[i - 1] switch
                {
                    Any => wild && (here || before),
                    One => wild && before,
                    _ => before && Finds(i - 1, at, bare, marks),
                };
                if (covers) next |= 1UL << i;
            }
            reached = PastStars(next);
        }
        return (reached >> _bases.Length & 1) != 0;
    }

    private ulong PastStars(ulong reached)
    {
        for (int i = 0; i < _bases.Length; i++)
        {
            if (_bases[i] == Any && (reached >> i & 1) != 0) reached |= 2UL << i;
        }
        return reached;
    }

    private bool Finds(int typed, int letter, ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks) =>
        _bases[typed] == bare[letter] && (_marks[typed] == 0 || (!marks.IsEmpty && marks[letter] == _marks[typed]));
}
