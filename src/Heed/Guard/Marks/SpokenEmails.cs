namespace Heed.Guard.Marks;

/// <summary>E-mail addresses written out for people: <c>ann (at) example dot org</c>.</summary>
internal static class SpokenEmails
{
    private const int LabelsMax = 5;

    /// <summary>Without one of these, an at sign, or a word for it in brackets, no address is said.</summary>
    public static readonly string[] Words = ["arroba", "arobase", "chiocciola", "chiocciolina", "małpa", "malpa", "dot", "punkt", "punto", "point", "kropka"];

    // Say it by themselves; the others do in brackets, or with a dot that is said and an end that exists.
    private static readonly WordSet Strong = new("arroba arobase chiocciola chiocciolina małpa malpa");

    private static readonly WordSet Weak = new("at ät ad");

    private static readonly WordSet Dots = new("dot punkt punto point kropka");

    private static readonly WordSet Tops = new(
        "com org net info biz edu gov eu uk de at ch es cat fr be it pl nl ie us ca io me dev app example invalid test social");

    public static void Find(Sheet sheet)
    {
        for (int i = 1; i < sheet.Length; i++)
        {
            if (AtSign(sheet, i, out int end, out bool strong)) i = TryTake(sheet, i, end, strong);
        }
    }

    private static int TryTake(Sheet sheet, int at, int atEnd, bool strong)
    {
        int start = Local(sheet, at);
        if (start == at) return at;
        int end = Domain(sheet, atEnd, strong, out bool said);
        if (end == 0 || !(strong || said)) return at;
        sheet.Take(start, end, Kinds.Email);
        return end;
    }

    // " at ", " @ ", "(at)", "[ @ ]": from the gap before to the gap behind.
    private static bool AtSign(Sheet sheet, int i, out int end, out bool strong)
    {
        (end, strong) = (0, false);
        bool gap = sheet[i] == ' ';
        int sign = gap ? i + 1 : i;
        bool open = sheet[sign] is '(' or '[' or '{' or '<';
        if (!gap && !open) return false;
        if (open) sign++;
        if (open && sheet[sign] == ' ') sign++;
        ReadOnlySpan<char> word = sheet[sign] == '@' ? "@" : Word(sheet, sign);
        bool strongWord = Strong.Contains(word);
        if (word is not "@" && !strongWord && !Weak.Contains(word)) return false;
        end = sign + word.Length;
        strong = open || strongWord;
        return open ? Closes(sheet, ref end) : gap && sheet[end] == ' ' && ++end > 0;
    }

    private static bool Closes(Sheet sheet, ref int end)
    {
        if (sheet[end] == ' ') end++;
        if (sheet[end] is not (')' or ']' or '}' or '>')) return false;
        end++;
        if (sheet[end] == ' ') end++;
        return true;
    }

    // Where the part before the sign begins; dots in it may be said too.
    private static int Local(Sheet sheet, int at)
    {
        int start = at;
        for (int label = 0; label < LabelsMax; label++)
        {
            int token = start;
            while (Emails.IsLocal(sheet[token - 1]) && start - token < 64) token--;
            if (token == start || !char.IsLetterOrDigit(sheet[token])) return start == at ? at : start;
            start = token;
            int dot = start - 1;
            while (sheet[dot] == ' ' || char.IsLetter(sheet[dot]))
            {
                if (sheet[dot] == ' ' && dot < start - 1) break;
                dot--;
            }
            if (sheet[start - 1] != ' ' || !Dots.Contains(sheet.Chars[(dot + 1)..(start - 1)]) || sheet[dot] != ' ') return start;
            start = dot;
        }
        return start;
    }

    private static int Domain(Sheet sheet, int start, bool strong, out bool said)
    {
        said = false;
        int i = start;
        int good = 0;
        for (int label = 0; label < LabelsMax; label++)
        {
            int first = i;
            while (char.IsLetterOrDigit(sheet[i]) || (sheet[i] == '-' && i > first && char.IsLetterOrDigit(sheet[i + 1]))) i++;
            ReadOnlySpan<char> part = sheet.Chars[first..Math.Max(first, Math.Min(i, sheet.Length))];
            if (part.IsEmpty || part.Length > 62) return good;
            // The dot before this label was said by a word: then a top that exists ends it. A bracketed or strong sign needs letters only.
            if (label > 0 && !Sheet.IsWord(sheet[i]) && (Tops.Contains(part) || (strong && IsLetters(part) && part.Length is >= 2 and <= 24))) good = i;
            if (!Dot(sheet, ref i, out bool bySay)) return good;
            said |= bySay;
        }
        return good;
    }

    // ".", " . ", " dot ", "(dot)", "[.]".
    private static bool Dot(Sheet sheet, ref int i, out bool said)
    {
        int at = i;
        said = false;
        bool gap = sheet[at] == ' ';
        if (gap) at++;
        bool open = sheet[at] is '(' or '[' or '{' or '<';
        if (open) at++;
        if (open && sheet[at] == ' ') at++;
        ReadOnlySpan<char> word = Word(sheet, at);
        if (sheet[at] == '.') at++;
        else if (Dots.Contains(word)) (at, said) = (at + word.Length, true);
        else return false;
        if (open)
        {
            if (!Closes(sheet, ref at)) return false;
            said = true;
        }
        else if (said || gap)
        {
            if (!gap || sheet[at] != ' ') return false;
            (at, said) = (at + 1, true);
        }
        else if (!char.IsLetterOrDigit(sheet[at])) return false;
        i = at;
        return true;
    }

    private static bool IsLetters(ReadOnlySpan<char> part)
    {
        foreach (char c in part)
        {
            if (!char.IsLetter(c)) return false;
        }
        return true;
    }

    private static ReadOnlySpan<char> Word(Sheet sheet, int start)
    {
        int end = start;
        while (char.IsLetter(sheet[end]) && end - start < 16) end++;
        return start < sheet.Length ? sheet.Chars[start..end] : [];
    }
}
