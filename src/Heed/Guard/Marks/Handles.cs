using System.Buffers;

namespace Heed.Guard.Marks;

/// <summary>Accounts: <c>@name</c>, <c>@name@server</c>, <c>u/name</c>, <c>name.bsky.social</c>, and what stands bare behind a network's name
/// and looks like one: <c>insta: name_7</c>.</summary>
internal static class Handles
{
    /// <summary>Networks whose accounts people name without a sign.</summary>
    public static readonly string[] Networks =
    [
        "insta", "instagram", "ig", "telegram", "tg", "snap", "snapchat", "sc", "tiktok", "twitter", "twitch", "discord", "threads", "bluesky", "mastodon", "steam", "psn", "xbox", "skype", "kik", "vinted", "wallapop",
    ];

    /// <summary>Words of <see cref="Sites"/>.</summary>
    public static readonly string[] SiteWords = ["bsky", "tumblr", "blogspot", "wordpress", "substack", "livejournal", "github", "gitlab", "neocities", "carrd", "bandcamp", "deviantart", "dreamwidth", "itch"];

    // Places that give each person a host of their own.
    private static readonly string[] Sites =
    [
        ".bsky.social", ".tumblr.com", ".blogspot.com", ".wordpress.com", ".substack.com", ".livejournal.com", ".github.io", ".gitlab.io", ".neocities.org", ".carrd.co",
        ".bandcamp.com", ".deviantart.com", ".dreamwidth.org", ".itch.io",
    ];

    private static readonly WordSet Packages = new("npm npx yarn pnpm install import require deno bun");

    private static readonly WordSet Between = new("is as es est ist è to na user username handle account name nick profil profile perfil me im");

    private static readonly SearchValues<string> NetworkWords = SearchValues.Create(Networks, StringComparison.OrdinalIgnoreCase);

    public static void Find(Sheet sheet, Signals signals)
    {
        for (int at = Next(sheet, 0, '@'); at >= 0; at = Next(sheet, at + 1, '@')) TakeAt(sheet, at);
        for (int at = Next(sheet, 0, '/'); at >= 0; at = Next(sheet, at + 1, '/')) TakeSlash(sheet, at);
        if ((signals & Signals.Site) != 0) TakeHosts(sheet);
        if ((signals & Signals.Account) != 0) TakeBare(sheet);
    }

    private static void TakeAt(Sheet sheet, int at)
    {
        if (Sheet.IsWord(sheet[at - 1]) || sheet[at - 1] is '@' || sheet.IsShielded(at)) return;
        int end = NameEnd(sheet, at + 1);
        if (sheet[end] == '/' && IsPackage(sheet, at, end)) return;
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

    private static void TakeHosts(Sheet sheet)
    {
        foreach (string site in Sites)
        {
            for (int dot = Next(sheet, 1, site); dot >= 0; dot = Next(sheet, dot + 1, site))
            {
                int start = dot;
                while (char.IsAsciiLetterOrDigit(sheet[start - 1]) || sheet[start - 1] == '-') start--;
                int end = dot + site.Length;
                bool whole = start < dot && !Sheet.IsWord(sheet[end]) && !(sheet[end] is '.' or '-' && Sheet.IsWord(sheet[end + 1])) && sheet.Chars[start..dot] is not ("www" or "WWW" or "Www");
                if (whole) sheet.Take(start, end, Kinds.Handle);
            }
        }
    }

    // "insta: soft_owl_99", "add me on snapchat petra.wills07".
    private static void TakeBare(Sheet sheet)
    {
        int i = 0;
        while (i < sheet.Length)
        {
            int next = sheet.Chars[i..].IndexOfAny(NetworkWords);
            if (next < 0) return;
            int start = i + next;
            i = start;
            while (char.IsLetter(sheet[i])) i++;
            if (Sheet.IsWord(sheet[start - 1]) || sheet[start - 1] is '.' or '@' or '#' or '/' || !IsNetwork(sheet.Chars[start..i])) continue;
            int name = i;
            for (int word = 0; word < 3; word++)
            {
                while (sheet[name] is ' ' or ':' or '=' or '-' or '>') name++;
                int end = NameEnd(sheet, name);
                if (!Between.Contains(sheet.Chars[Math.Min(name, sheet.Length)..end])) break;
                name = end;
            }
            int last = NameEnd(sheet, name);
            if (name == i || last - name < 4 || !IsMade(sheet.Chars[name..last]) || sheet.IsShielded(name)) continue;
            sheet.Take(name, last, Kinds.Handle);
            i = last;
        }
    }

    private static bool IsNetwork(ReadOnlySpan<char> word)
    {
        foreach (string network in Networks)
        {
            if (word.Equals(network, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    // Has what words of a sentence have not: a low line, a dot inside, or a digit behind three letters.
    private static bool IsMade(ReadOnlySpan<char> name)
    {
        int letters = 0;
        bool made = false;
        foreach (char c in name)
        {
            if (char.IsLetter(c)) letters++;
            else made |= c is '_' or '.' || (char.IsAsciiDigit(c) && letters >= 3);
        }
        int dot = name.LastIndexOf('.');
        bool host = dot > 0 && name[(dot + 1)..] is "com" or "org" or "net" or "de" or "es" or "fr" or "it" or "pl" or "uk" or "io" or "me";
        return made && letters >= 3 && !host;
    }

    private static int NameEnd(Sheet sheet, int start)
    {
        int end = start;
        while (Sheet.IsWord(sheet[end]) || (sheet[end] is '.' or '-' && end > start && Sheet.IsWord(sheet[end + 1]))) end++;
        return end;
    }

    // "npm i @scope/name", "@scope/name@1.2": a package, whose scope is no account.
    private static bool IsPackage(Sheet sheet, int at, int slash)
    {
        int end = NameEnd(sheet, slash + 1);
        if (end == slash + 1) return false;
        return (sheet[end] == '@' && char.IsAsciiDigit(sheet[end + 1])) || sheet.Context(at, Packages, WordSet.Empty) is true;
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
            || rest is "h" or "u" or "Uhr" or "uhr" or "k" || (rest.Length > 1 && rest[0] == 'h' && rest[1..].IndexOfAnyExceptInRange('0', '9') < 0));
    }

    private static int Next(Sheet sheet, int from, string part)
    {
        int found = from < sheet.Length ? sheet.Chars[from..].IndexOf(part, StringComparison.OrdinalIgnoreCase) : -1;
        return found < 0 ? -1 : from + found;
    }

    private static int Next(Sheet sheet, int from, char sign)
    {
        int found = from < sheet.Length ? sheet.Chars[from..].IndexOf(sign) : -1;
        return found < 0 ? -1 : from + found;
    }
}
