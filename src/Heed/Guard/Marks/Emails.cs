using System.Text.RegularExpressions;

namespace Heed.Guard.Marks;

/// <summary>E-mail addresses, also those written out for people: <c>ann (at) example dot org</c>.</summary>
internal static partial class Emails
{
    private const int TimeoutMs = 200;

    public static void Find(Sheet sheet)
    {
        FindPlain(sheet);
        ReadOnlySpan<char> text = sheet.Chars;
        if (Said().IsMatch(text)) FindDisguised(sheet);
    }

    private static void FindPlain(Sheet sheet)
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

    private static bool IsLocal(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'';

    private static void FindDisguised(Sheet sheet)
    {
        List<(int Start, int End)> finds = [];
        foreach (ValueMatch match in Bracketed().EnumerateMatches(sheet.Chars)) finds.Add((match.Index, match.Index + match.Length));
        foreach (ValueMatch match in Spoken().EnumerateMatches(sheet.Chars)) finds.Add((match.Index, match.Index + match.Length));
        foreach ((int start, int end) in finds)
        {
            if (!sheet.Chars[start..end].Contains(Sheet.Blank)) sheet.Take(start, end, Kinds.Email);
        }
    }

    private const string At = @"(?:at|ät|arroba|arobase|chiocciola|małpa|malpa|ad)";
    private const string Dot = @"(?:dot|punkt|punto|point|kropka)";
    private const string Top = @"(?:com|org|net|info|biz|edu|gov|eu|uk|co\.uk|de|at|ch|es|cat|fr|be|it|pl|nl|ie|us|ca|io|me|dev|app|example|invalid|test|social)";

    [GeneratedRegex(@"[\(\[\{<]\s?@|[\(\[\{<]\s?(?:at|ät|arroba|arobase|chiocciola|ma[łl]pa|ad|dot|punkt|punto)\s?[\)\]\}>]| @ | (?:dot|punkt|punto|point|kropka) ", RegexOptions.IgnoreCase, TimeoutMs)]
    private static partial Regex Said();

    // A sign in brackets says by itself that an address is meant.
    [GeneratedRegex(@"(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63} ?[\(\[\{<] ?(?:@|" + At + @") ?[\)\]\}>] ?[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}(?: ?[\(\[\{<] ?(?:\.|" + Dot + @") ?[\)\]\}>] ?| " + Dot + @" |\.))+[\p{L}]{2,24}(?![\p{L}\p{N}])", RegexOptions.IgnoreCase, TimeoutMs)]
    private static partial Regex Bracketed();

    // Without brackets the dot must be said too, or the sign stand alone, and the end be one that exists.
    [GeneratedRegex(@"(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}(?: " + At + @" [\p{L}\p{N}-]{1,62}(?: " + Dot + @" [\p{L}\p{N}-]{1,62}){0,3} ?[\(\[\{<]?" + Dot + @"[\)\]\}>]? ?| ?@ ?[\p{L}\p{N}-]{1,62}(?: ?\. ?| " + Dot + @" | ?[\(\[\{<] ?" + Dot + @" ?[\)\]\}>] ?))" + Top + @"(?![\p{L}\p{N}])", RegexOptions.IgnoreCase, TimeoutMs)]
    private static partial Regex Spoken();
}
