namespace Heed.Guard.Marks;

/// <summary>Digits in groups, as people write numbers: <c>020 7946 0958</c>.</summary>
internal sealed class Numbers
{
    /// <summary>Groups looked at as one number; what is longer is cut here and read on.</summary>
    public const int GroupsMax = 16;

    private readonly List<(int Start, int End)> _groups = [];

    /// <summary>Where each group stands on the sheet.</summary>
    public IReadOnlyList<(int Start, int End)> Groups => _groups;

    public int Count => _groups.Count;

    public int LengthOf(int group) => _groups[group].End - _groups[group].Start;

    /// <summary>What stands between a group and the next.</summary>
    public ReadOnlySpan<char> Gap(Sheet sheet, int group) => sheet.Chars[_groups[group].End.._groups[group + 1].Start];

    /// <summary>The digits of groups <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public string Digits(Sheet sheet, int first, int last)
    {
        Span<char> digits = stackalloc char[64];
        int count = 0;
        for (int group = first; group <= last; group++)
        {
            ReadOnlySpan<char> part = sheet.Chars[_groups[group].Start.._groups[group].End];
            if (count + part.Length > digits.Length) return "";
            part.CopyTo(digits[count..]);
            count += part.Length;
        }
        return digits[..count].ToString();
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
        _groups.Clear();
        int i = from;
        while (i < sheet.Length && !(char.IsAsciiDigit(sheet[i]) && !char.IsAsciiDigit(sheet[i - 1]))) i++;
        if (i >= sheet.Length) return -1;
        while (_groups.Count < GroupsMax)
        {
            int start = i;
            while (char.IsAsciiDigit(sheet[i])) i++;
            _groups.Add((start, i));
            int next = i;
            // Up to three signs between, as in ") - ".
            while (next - i < 3 && sheet[next] is ' ' or '-' or '.' or '/' or '(' or ')') next++;
            if (next == i || !char.IsAsciiDigit(sheet[next])) break;
            i = next;
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
