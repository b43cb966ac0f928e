namespace Heed.Guard.Marks;

/// <summary>E-mail addresses.</summary>
internal static class Emails
{
    public static void Find(Sheet sheet)
    {
        for (int at = sheet.Chars.IndexOf('@'); at >= 0;)
        {
            int start = at;
            while (IsLocal(sheet[start - 1]) && at - start < 64) start--;
            while (start < at && sheet[start] is '.' or '-' or '\'' or '+') start++;
            int end = Host(sheet, at + 1);
            // "@name@server.example" is a handle; its second sign is not an e-mail's.
            if (start < at && end > 0 && !(sheet[start - 1] is '@' && !Sheet.IsWord(sheet[start - 2]))) sheet.Take(start, end, Kinds.Email);
            int next = sheet.Chars[(at + 1)..].IndexOf('@');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>The end of a host name with a dot and a top-level domain of letters; 0: none begins at <paramref name="start"/>.</summary>
    public static int Host(Sheet sheet, int start)
    {
        int end = start;
        int lastDot = -1;
        int good = 0;
        while (char.IsLetterOrDigit(sheet[end]) || (sheet[end] is '-' or '.' && char.IsLetterOrDigit(sheet[end - 1]) && char.IsLetterOrDigit(sheet[end + 1])) || (sheet[end] == '-' && sheet[end - 1] == '-'))
        {
            if (sheet[end] == '.') lastDot = end;
            else if (lastDot > start && !char.IsLetterOrDigit(sheet[end + 1]) && end - lastDot >= 2 && IsTop(sheet, lastDot + 1, end + 1)) good = end + 1;
            end++;
        }
        return good;
    }

    private static bool IsTop(Sheet sheet, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsLetter(sheet[i])) return sheet.Chars[start..end].StartsWith("xn--", StringComparison.OrdinalIgnoreCase);
        }
        return true;
    }

    public static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'';
}
