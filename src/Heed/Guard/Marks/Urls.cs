namespace Heed.Guard.Marks;

/// <summary>Links whose path names a person: a profile, or a page under one. From the others goes what only tracks.</summary>
internal static class Urls
{
    // Where the first part of the path is an account.
    private static readonly string[] Profiles =
    [
        "twitter.com", "x.com", "instagram.com", "facebook.com", "fb.com", "fb.me", "t.me", "telegram.me", "github.com", "gitlab.com", "codeberg.org", "twitch.tv",
        "vk.com", "ok.ru", "paypal.me", "ko-fi.com", "patreon.com", "linktr.ee", "wa.me", "pinterest.com", "soundcloud.com", "snapchat.com", "threads.net",
        "threads.com", "tiktok.com", "medium.com", "about.me", "m.me", "buymeacoffee.com", "letterboxd.com", "last.fm", "cash.app", "venmo.com", "onlyfans.com",
        "bandcamp.com", "vimeo.com", "flickr.com", "dribbble.com", "behance.net", "keybase.io", "wykop.pl", "tellonym.me", "vsco.co",
    ];

    // First parts that are the place's own.
    private static readonly string[] Own =
    [
        "about", "help", "login", "signup", "search", "hashtag", "explore", "i", "intent", "share", "sharer", "sharer.php", "tos", "privacy", "settings", "home",
        "watch", "events", "groups", "marketplace", "p", "reel", "tag", "tags", "topics", "features", "pricing", "joinchat", "s", "c", "pages", "legal", "terms", "jobs", "policies",
    ];

    // The part after one of these is an account.
    private static readonly string[] Before =
    [
        "user", "users", "u", "profile", "profiles", "member", "members", "author", "authors", "in", "people", "person", "accounts", "add", "@",
        "benutzer", "usuario", "usuarios", "utilisateur", "utente", "profil", "profilo", "perfil", "uzytkownik",
    ];

    // What a query calls an account.
    private static readonly WordSet Askers = new("user username uname userid user_id login email e-mail mail phone tel nick nickname profile_id member author account");

    public static void Find(Sheet sheet)
    {
        List<(int Start, int End)>? tracking = Read(sheet);
        if (tracking is null) return;
        sheet.Remove(tracking);
        Read(sheet);
    }

    // Takes links that name somebody and shields the others; gives what tracks in those, null: nothing does.
    private static List<(int Start, int End)>? Read(Sheet sheet)
    {
        List<(int Start, int End)>? tracking = null;
        sheet.ForgetShields();
        if (!sheet.Chars.Contains('.')) return null;
        int i = 0;
        while (i < sheet.Length)
        {
            // A link is a host with a dot and, for us, a slash behind it; the scheme may be missing.
            int slash = sheet.Chars[i..].IndexOf('/');
            if (slash < 0) break;
            slash += i;
            int start;
            int host;
            if (sheet[slash + 1] == '/' && sheet[slash - 1] == ':')
            {
                start = slash - 1;
                while (char.IsAsciiLetter(sheet[start - 1])) start--;
                host = slash + 2;
            }
            else
            {
                start = slash;
                while (char.IsAsciiLetterOrDigit(sheet[start - 1]) || sheet[start - 1] is '.' or '-' or ':') start--;
                host = start;
            }
            int end = End(sheet, host);
            if (host < end && sheet.Chars[host..end].Contains('.'))
            {
                if (NamesSomebody(sheet.Chars[host..end])) sheet.Take(start, end, Kinds.Url);
                else
                {
                    sheet.Shield(start, end);
                    int query = sheet.Chars[host..end].IndexOf('?');
                    if (query > 0) Tracking.Collect(sheet, host + query, end, tracking ??= []);
                }
            }
            i = Math.Max(slash + 1, end);
        }
        return tracking is { Count: > 0 } ? tracking : null;
    }

    private static int End(Sheet sheet, int start)
    {
        int end = start;
        while (sheet[end] is not (Sheet.Blank or ' ' or '\n' or '<' or '>' or '"' or '\uFFFD' or '|')) end++;
        while (end > start && sheet[end - 1] is '.' or ',' or '!' or '?' or ';' or ':' or ')' or ']' or '}' or '\'' or '…' or '”' or '»') end--;
        return end;
    }

    private static bool NamesSomebody(ReadOnlySpan<char> link)
    {
        int slash = link.IndexOf('/');
        if (slash < 0 || slash == link.Length - 1) return false;
        ReadOnlySpan<char> host = link[..slash];
        if (host.Contains('@')) return true;
        ReadOnlySpan<char> path = link[slash..];
        bool first = true;
        bool nextIsAccount = false;
        int query = path.IndexOfAny('?', '#');
        foreach (Range range in path[1..(query < 0 ? path.Length : query)].Split('/'))
        {
            ReadOnlySpan<char> part = path[1..][range];
            if (part.IsEmpty) continue;
            if (nextIsAccount || part[0] is '@' or '~' || part.StartsWith("%40")) return part.Length > 1 || nextIsAccount;
            nextIsAccount = Is(part, Before);
            if (first && !nextIsAccount && IsProfilePlace(host) && !Is(part, Own)) return true;
            first = false;
        }
        if (path.Contains("/@", StringComparison.Ordinal) || path.Contains("profile.php?id=", StringComparison.OrdinalIgnoreCase)) return true;
        return query >= 0 && ((nextIsAccount && path[query..].Contains("id=", StringComparison.OrdinalIgnoreCase)) || AsksForSomebody(path[query..]));
    }

    private static bool AsksForSomebody(ReadOnlySpan<char> query)
    {
        foreach (Range range in query[1..].SplitAny('&', ';', '#'))
        {
            ReadOnlySpan<char> parameter = query[1..][range];
            int sign = parameter.IndexOf('=');
            // A plain e-mail address in it is found as one, and the link may stay.
            if (sign > 0 && sign + 1 < parameter.Length && !parameter.Contains('@') && Askers.Contains(parameter[..sign])) return true;
        }
        return false;
    }

    private static bool IsProfilePlace(ReadOnlySpan<char> host)
    {
        foreach (string place in Profiles)
        {
            if (host.EndsWith(place, StringComparison.OrdinalIgnoreCase) && (host.Length == place.Length || host[^(place.Length + 1)] == '.')) return true;
        }
        return false;
    }

    private static bool Is(ReadOnlySpan<char> part, string[] words)
    {
        foreach (string word in words)
        {
            if (part.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
