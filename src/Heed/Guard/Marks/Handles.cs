namespace Heed.Guard.Marks;

/// <summary>Accounts: <c>@name</c>, <c>@name@server</c>, <c>u/name</c>, <c>name.bsky.social</c>.</summary>
internal static class Handles
{
    private const string Skies = ".bsky.social";

    public static void Find(Sheet sheet)
    {
        for (int at = Next(sheet, 0, '@'); at >= 0; at = Next(sheet, at + 1, '@')) TakeAt(sheet, at);
        for (int at = Next(sheet, 0, '/'); at >= 0; at = Next(sheet, at + 1, '/')) TakeSlash(sheet, at);
        int sky = sheet.Chars.IndexOf(Skies, StringComparison.OrdinalIgnoreCase);
        if (sky > 0) TakeSky(sheet, sky);
    }

    private static void TakeAt(Sheet sheet, int at)
    {
        if (Sheet.IsWord(sheet[at - 1]) || sheet[at - 1] is '@' || sheet.IsShielded(at)) return;
        int end = NameEnd(sheet, at + 1);
        if (end - at < 2 || !HasLetter(sheet, at + 1, end) || IsHour(sheet.Chars[(at + 1)..end])) return;
        if (sheet[end] == '@')
        {
            int server = Emails.Host(sheet, end + 1);
            if (server > 0) end = server;
            else if (NameEnd(sheet, end + 1) is var plain && plain > end + 1) end = plain;
        }
        sheet.Take(at, end, Kinds.Handle);
    }

    // "u/name" and "/u/name", as forums write accounts; not the "u" of a path.
    private static void TakeSlash(Sheet sheet, int slash)
    {
        if (sheet[slash - 1] is not ('u' or 'U') || sheet.IsShielded(slash)) return;
        int start = sheet[slash - 2] == '/' ? slash - 2 : slash - 1;
        if (Sheet.IsWord(sheet[start - 1]) || sheet[start - 1] is '/' or '.' or '-') return;
        int end = NameEnd(sheet, slash + 1);
        if (end - slash - 1 >= 3 && HasLetter(sheet, slash + 1, end)) sheet.Take(start, end, Kinds.Handle);
    }

    private static void TakeSky(Sheet sheet, int dot)
    {
        int start = dot;
        while (char.IsAsciiLetterOrDigit(sheet[start - 1]) || sheet[start - 1] == '-') start--;
        if (start < dot && !sheet.IsShielded(start)) sheet.Take(start, dot + Skies.Length, Kinds.Handle);
    }

    private static int NameEnd(Sheet sheet, int start)
    {
        int end = start;
        while (Sheet.IsWord(sheet[end]) || (sheet[end] is '.' or '-' && end > start && Sheet.IsWord(sheet[end + 1]))) end++;
        return end;
    }

    private static bool HasLetter(Sheet sheet, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (char.IsLetter(sheet[i]) || sheet[i] == '_') return true;
        }
        return false;
    }

    // "@8am", "@17h30": a time, not an account.
    private static bool IsHour(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> rest = name.TrimStart("0123456789.");
        return rest.Length < name.Length && (rest.Equals("am", StringComparison.OrdinalIgnoreCase) || rest.Equals("pm", StringComparison.OrdinalIgnoreCase)
            || rest is "h" or "Uhr" or "uhr" or "k" || (rest.Length > 1 && rest[0] == 'h' && rest[1..].IndexOfAnyExceptInRange('0', '9') < 0));
    }

    private static int Next(Sheet sheet, int from, char sign)
    {
        int found = from < sheet.Length ? sheet.Chars[from..].IndexOf(sign) : -1;
        return found < 0 ? -1 : from + found;
    }
}
