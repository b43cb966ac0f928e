namespace Heed.Guard.Marks;

/// <summary>Digits in groups, as people write numbers: <c>020 7946 0958</c>.</summary>
internal sealed class Numbers
{
    /// <summary>Groups looked at as one number; what is longer is cut here and read on.</summary>
    public const int GroupsMax = 16;

    /// <summary>Digits kept of one number; in a longer one nothing is found.</summary>
    private const int DigitsMax = 64;

    private readonly (int Start, int End)[] _groups = new (int, int)[GroupsMax];
    private readonly int[] _firstDigits = new int[GroupsMax + 1];
    private readonly char[] _digits = new char[DigitsMax];

    /// <summary>Where each group stands on the sheet.</summary>
    public ReadOnlySpan<(int Start, int End)> Groups => _groups.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>Digits in all groups together.</summary>
    public int Size => _firstDigits[Count];

    public int LengthOf(int group) => _groups[group].End - _groups[group].Start;

    /// <summary>What stands between a group and the next.</summary>
    public ReadOnlySpan<char> Gap(Sheet sheet, int group) => sheet.Chars[_groups[group].End.._groups[group + 1].Start];

    /// <summary>The digits of groups <paramref name="first"/> to <paramref name="last"/>, both included; empty: they are too many.</summary>
    public ReadOnlySpan<char> Digits(int first, int last)
    {
        (int from, int to) = (_firstDigits[first], _firstDigits[last + 1]);
        return to > DigitsMax ? [] : _digits.AsSpan(from, to - from);
    }

    /// <summary>The digits between <paramref name="first"/> and <paramref name="last"/> are written in groups of these lengths.</summary>
    public bool IsWritten(int first, int last, params ReadOnlySpan<int> lengths)
    {
        if (last - first + 1 != lengths.Length) return false;
        for (int i = 0; i < lengths.Length; i++)
        {
            if (LengthOf(first + i) != lengths[i]) return false;
        }
        return true;
    }

    /// <summary>Reads the next number that begins at or after <paramref name="from"/>.</summary>
    /// <returns>Where to read on; -1: there is none.</returns>
    public int Read(Sheet sheet, int from)
    {
        Count = 0;
        int next = from < sheet.Length ? sheet.Chars[from..].IndexOfAnyInRange('0', '9') : -1;
        if (next < 0) return -1;
        int i = from + next;
        while (Count < GroupsMax)
        {
            int start = i;
            for (; char.IsAsciiDigit(sheet[i]); i++)
            {
                int digit = _firstDigits[Count] + i - start;
                if (digit < DigitsMax) _digits[digit] = sheet[i];
            }
            _firstDigits[Count + 1] = _firstDigits[Count] + i - start;
            _groups[Count++] = (start, i);
            int group = i;
            // Up to three signs between, as in ") - ".
            while (group - i < 3 && sheet[group] is ' ' or '-' or '.' or '/' or '(' or ')') group++;
            if (group == i || !char.IsAsciiDigit(sheet[group])) break;
            i = group;
        }
        return i;
    }

    /// <summary>The groups from <paramref name="first"/> to <paramref name="last"/> do not go on in letters or digits on either side.</summary>
    public bool StandsAlone(Sheet sheet, int first, int last)
    {
        char before = sheet[_groups[first].Start - 1];
        char after = sheet[_groups[last].End];
        return !Sheet.IsWord(before) && !Sheet.IsWord(after);
    }
}
