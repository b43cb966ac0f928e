namespace Heed.Guard.Marks;

/// <summary>A place on a sheet that moves over runs of letters and digits: plates, postcodes and numbers with letters are such runs.</summary>
internal ref struct Reading(Sheet sheet, int at)
{
    public int At { get; private set; } = at;

    /// <summary>Moves over ASCII letters; false: there are not so many, or more.</summary>
    public bool Letters(int min, int max)
    {
        int start = At;
        while (char.IsAsciiLetter(sheet[At])) At++;
        return At - start >= min && At - start <= max;
    }

    /// <summary>Moves over ASCII digits; false: there are not so many, or more.</summary>
    public bool Digits(int min, int max)
    {
        int start = At;
        while (char.IsAsciiDigit(sheet[At])) At++;
        return At - start >= min && At - start <= max;
    }

    /// <summary>Moves over one sign that is in <paramref name="signs"/>.</summary>
    public bool One(ReadOnlySpan<char> signs)
    {
        if (!signs.Contains(sheet[At])) return false;
        At++;
        return true;
    }

    /// <summary>Moves over one of <paramref name="signs"/> if it stands here.</summary>
    public bool Maybe(ReadOnlySpan<char> signs)
    {
        One(signs);
        return true;
    }

    /// <summary>Nothing of a word, a path or a product's name goes on here.</summary>
    public readonly bool Ends() => !Sheet.IsWord(sheet[At]) && !(sheet[At] is '-' or '/' && Sheet.IsWord(sheet[At + 1]));

    /// <summary>A word could begin at <paramref name="i"/>: not in the middle of one, of a path or of a product's name.</summary>
    public static bool MayBegin(Sheet sheet, int i) => !Sheet.IsWord(sheet[i - 1]) && sheet[i - 1] is not ('#' or '/' or '.' or '-' or '@');
}
