namespace Heed.Guard.Marks;

/// <summary>Names where their place says that they are: after a greeting, a title, thanks, "my name is", at the end of a letter. Names anywhere
/// else are not looked for.</summary>
internal static class Names
{
    /// <summary>Words skipped between a cue and its name: "thanks so much again to".</summary>
    private const int SkipsMax = 5;

    // Words that follow a greeting or a title with a capital and are nobody's name.
    private static readonly WordSet Nobody = new(
        "sir madam team all everyone everybody folks there support customer customers neighbours friends editor council mayor world kitty guys mum mom dad service services staff people anyone nobody " +
        "colleagues monday tuesday wednesday thursday friday saturday sunday god lord santa damen herren alle leute kollegen kunden nachbarn freunde zusammen gemeinde grüße gruß grüßen " +
        "todos todas equipo vecinos amigos clientes señores dios mundo tous toutes tout monsieur madame messieurs mesdames monde équipe tutti amici signore signora signori cliente clienti dio mondo " +
        "państwo panie pani pan wszystkim wszyscy klienci świecie the i it my we this that can your is sehr herr frau señor señora sr sra sig dott dottor dottoressa mme mlle mr mrs ms dr prof miss word office excel teams windows pepper " +
        "leitung geschäftsleitung verwaltung redaktion frühschicht spätschicht nachtschicht direttore direttrice sindaco direttivo koleżanki koledzy dyrektor dyrektorze dyrekcjo kierownik kierowniku kierowniczko burmistrzu prezydencie " +
        "director directora alcalde alcaldesa presidente presidenta directeur directrice maire président présidente manager landlord boss chef help sorry update ps fyi " +
        "universe world when where what why how if so but and or not no yes just please for from who they he she you was have has");

    private static readonly WordSet Skips = new(
        "so much very you to again a lot lots goes go out our the ever ihnen dir euch an schön sehr noch nochmal nochmals vielmals muchas muchísimas mil al beaucoup mille bien à aux au infinite tanto tante ancora " +
        "bardzo serdecznie dla bravo off special big huge also especially lovely dear with con mit avec z po por from von de parte para by");

    private static readonly WordSet ClosingSkips = new("cordiales distinguidos afectuosos distinguées respectueuses cordiali distinti affettuosi serdecznie gorąco from von");

    private static readonly WordSet Linking = new("is ist es est è to się the : mam jest");

    private static readonly WordSet Mine = new("my mein meine mi mon mio moje me m ich je mam na");

    private static readonly WordSet And = new("and y e und et i &");

    private static readonly WordSet Particles = new("de del la las los von van der den zu di da della le du dos ten");

    private static readonly WordSet Staff = new(
        "desk counter reception office shift night team till checkout support branch taquilla ventanilla mostrador turno recepción oficina caja schalter empfang nachtschicht frühschicht schicht kasse theke filiale " +
        "guichet accueil équipe caisse agence sportello cassa reception filiale okienka recepcji zmiany kasy obsługi oddziału driver conductor nurse fahrer busfahrer conductor chófer chauffeur autista kierowca");

    public static void Find(Sheet sheet)
    {
        int i = 0;
        while (i < sheet.Length)
        {
            if (!char.IsLetter(sheet[i]))
            {
                i++;
                continue;
            }
            int start = i;
            while (char.IsLetter(sheet[i])) i++;
            if (sheet[start - 1] is '@' or '#' or '_') continue;
            NameCue cue = NameCues.Of(sheet.Chars[start..i]);
            if (cue != NameCue.None) i = Math.Max(i, Behind(sheet, start, i, cue));
        }
        TakeLastLine(sheet);
    }

    // Gives where the name taken ends; 0: none was.
    private static int Behind(Sheet sheet, int start, int end, NameCue cue)
    {
        if ((cue & NameCue.Title) != 0 && Titled(sheet, start, end) is > 0 and int titled) return titled;
        if ((cue & NameCue.Greeting) != 0 && Greeted(sheet, start, end) is > 0 and int greeted) return greeted;
        if ((cue & (NameCue.Told | NameCue.Called)) != 0 && Told(sheet, start, end, cue) is > 0 and int told) return told;
        if ((cue & NameCue.Thanks) != 0 && Thanked(sheet, end) is > 0 and int thanked) return thanked;
        return (cue & (NameCue.Closing | NameCue.Brief)) != 0 ? Closed(sheet, end, (cue & NameCue.Closing) == 0) : 0;
    }

    private static int Titled(Sheet sheet, int start, int end)
    {
        ReadOnlySpan<char> title = sheet.Chars[start..end];
        bool capital = char.IsUpper(title[0]);
        // "MS Word", "DR Congo"; "d." and "m." only with their dot; "pan" is a pot where nobody writes Polish.
        if (title.Length > 1 && char.IsUpper(title[1])) return 0;
        if (title.Length == 1 && (sheet[end] != '.' || !capital)) return 0;
        if (sheet[end] == '.' && title[0] is 'p' or 'P' && title is not ("Prof" or "prof")) return 0;
        if (title.Equals("pan", StringComparison.OrdinalIgnoreCase) && sheet.Lang is not ("pl" or null)) return 0;
        if (title is "miss" or "ms" or "dr" or "sr" or "don" or "pan" or "herr" && !capital && !char.IsUpper(After(sheet, end))) return 0;
        // Behind a title written out, a dot ends the sentence.
        if (sheet[end] == '.' && title.Length > 4) return 0;
        int name = sheet[end] == '.' ? end + 1 : end;
        // "Sig.ra", "Prof.ssa".
        while (name > end && char.IsLower(sheet[name])) name++;
        if (sheet[name] == ' ') name++;
        else if (name == end) return 0;
        ReadName(sheet, name, out int nameEnd, out bool given);
        bool lower = nameEnd == 0 && title.Length <= 3 && title[0] is 'm' or 'M' && title[1..] is "r" or "rs" && sheet.Lang is "en" or null;
        if (lower) nameEnd = LowerWord(sheet, name);
        return nameEnd > 0 && (given || !IsNobody(sheet, name)) ? Take(sheet, name, nameEnd) : 0;
    }

    private static char After(Sheet sheet, int end) => sheet[end] is '.' or ' ' ? sheet[end + 1] is ' ' ? sheet[end + 2] : sheet[end + 1] : sheet[end];

    private static int LowerWord(Sheet sheet, int start)
    {
        int end = start;
        while (char.IsLetter(sheet[end]) || (sheet[end] is '\'' or '-' && char.IsLetter(sheet[end + 1]))) end++;
        return end - start >= 3 ? end : 0;
    }

    private static int Greeted(Sheet sheet, int start, int end)
    {
        int name = Gap(sheet, end);
        if (name == end) return 0;
        ReadName(sheet, name, out int nameEnd, out bool given);
        if (nameEnd == 0 || IsNobody(sheet, name)) return 0;
        if (given) return Take(sheet, name, nameEnd);
        return BeginsSentence(sheet, start) && EndsAddress(sheet, nameEnd) && !IsTimeOfDay(sheet, start, end) ? Take(sheet, name, nameEnd) : 0;
    }

    // "Good morning London", "buenos días España": only who bears a given name is somebody.
    private static bool IsTimeOfDay(Sheet sheet, int start, int end) =>
        sheet.Chars[start..end] is not ['D' or 'd', 'e', ..] && sheet[start - 1] == ' ' && char.IsLetter(sheet[start - 2]);

    private static int Told(Sheet sheet, int start, int end, NameCue cue)
    {
        bool firstPerson = (cue & NameCue.Told) != 0 && !IsThirdPerson(sheet, start, end);
        int name = Skip(sheet, end, (cue & NameCue.Told) != 0 ? Linking : Skips, 2);
        if (name == end) return 0;
        ReadName(sheet, name, out int nameEnd, out bool given);
        return nameEnd > 0 && !IsNobody(sheet, name) && (given || firstPerson) ? Take(sheet, name, nameEnd) : 0;
    }

    // "s'appelle", "the name is": not the writer's own, and perhaps no person's.
    private static bool IsThirdPerson(Sheet sheet, int start, int end)
    {
        ReadOnlySpan<char> word = sheet.Chars[start..end];
        if (word.EndsWith("o") || word.StartsWith("hei", StringComparison.OrdinalIgnoreCase) || word is "nazywam") return false;
        int before = start;
        while (sheet[before - 1] is ' ' or '\'') before--;
        int from = before;
        while (char.IsLetter(sheet[from - 1])) from--;
        return from < 0 || !Mine.Contains(sheet.Chars[Math.Min(from, before)..before]);
    }

    private static int Thanked(Sheet sheet, int end)
    {
        int name = Skip(sheet, end, Skips, SkipsMax);
        int taken = 0;
        while (name > end)
        {
            ReadName(sheet, name, out int nameEnd, out bool given);
            if (nameEnd == 0 || IsNobody(sheet, name)) return taken;
            if (!given && !(char.IsUpper(sheet[name]) && sheet.IsFollowedBy(nameEnd, Staff))) return taken;
            taken = Take(sheet, name, nameEnd);
            // "Yusuf and Elena", "Eva, Jan und Ida".
            end = nameEnd;
            name = Skip(sheet, end, And, 1);
        }
        return taken;
    }

    private static int Closed(Sheet sheet, int end, bool brief)
    {
        int name = Skip(sheet, end, ClosingSkips, 2);
        bool parted = sheet.Chars[end..Math.Max(end, name)].ContainsAny(',', '\n');
        while (sheet[name] == '\n' && name - end < 6 && name < sheet.Length)
        {
            parted = true;
            name++;
            while (sheet[name] is ' ' or '-' && name - end < 6) name++;
        }
        if (name == end) return 0;
        ReadName(sheet, name, out int nameEnd, out bool given);
        if (nameEnd == 0 || IsNobody(sheet, name) || !EndsLine(sheet, nameEnd)) return 0;
        return given || (char.IsUpper(sheet[name]) && (parted || !brief)) ? Take(sheet, name, nameEnd) : 0;
    }

    // Nothing but a name under a text: "- Leo".
    private static void TakeLastLine(Sheet sheet)
    {
        int end = sheet.Length;
        while (end > 0 && sheet[end - 1] is ' ' or '\n' or '.' or '!') end--;
        int line = end > 0 ? sheet.Chars[..end].LastIndexOf('\n') : -1;
        if (line < 0) return;
        int start = line + 1;
        while (sheet[start] is ' ' or '-' or '~' or '*') start++;
        ReadName(sheet, start, out int nameEnd, out bool given);
        if (nameEnd == end && given) Take(sheet, start, nameEnd);
    }

    private static int Take(Sheet sheet, int start, int end)
    {
        sheet.Take(start, end, Kinds.Name);
        return end;
    }

    /// <summary>Reads up to four capitalised words, initials and what joins them; one in small letters only if it is given to people.</summary>
    private static void ReadName(Sheet sheet, int start, out int end, out bool given)
    {
        end = Word(sheet, start, out bool initial);
        given = end > 0 && !initial && IsGiven(sheet, start, end);
        bool capital = end > 0 && char.IsUpper(sheet[start]) && (initial || char.IsLower(sheet[start + 1]) || sheet[start + 1] == '\'');
        if (!given && !capital) end = 0;
        if (end == 0 || !char.IsUpper(sheet[start])) return;
        bool onlyInitials = initial;
        for (int more = 0; more < 3; more++)
        {
            int next = initial && sheet[end] != ' ' ? end : sheet[end] == ' ' ? end + 1 : -1;
            if (next < 0) break;
            int particle = Particle(sheet, next);
            int last = Word(sheet, particle, out initial);
            if (last == 0 || !char.IsUpper(sheet[particle]) || IsNobody(sheet, particle)) break;
            onlyInitials &= initial;
            end = last;
        }
        // "A. " alone begins a list.
        if (onlyInitials) (end, given) = (0, false);
    }

    private static int Particle(Sheet sheet, int start)
    {
        int at = start;
        for (int words = 0; words < 2; words++)
        {
            int end = at;
            while (char.IsLetter(sheet[end])) end++;
            if (sheet[end] != ' ' || end == at || !Particles.Contains(sheet.Chars[at..end]) || char.IsUpper(sheet[at])) break;
            at = end + 1;
        }
        return at;
    }

    // The end of the word at start, or of an initial with its dot; 0: there is none.
    private static int Word(Sheet sheet, int start, out bool initial)
    {
        initial = char.IsUpper(sheet[start]) && sheet[start + 1] == '.';
        if (initial) return start + 2;
        int end = start;
        while (end - start < 31 && (char.IsLetter(sheet[end]) || (end > start && sheet[end] is '\'' or '-' && char.IsLetter(sheet[end + 1])) || IsAccent(sheet[end]))) end++;
        return end - start >= 2 && !Sheet.IsWord(sheet[end]) && char.IsLetter(sheet[start]) ? end : 0;
    }

    private static bool IsAccent(char c) => c is >= '\u0300' and <= '\u036F';

    private static bool IsGiven(Sheet sheet, int start, int end)
    {
        ReadOnlySpan<char> word = sheet.Chars[start..end];
        bool capital = char.IsUpper(word[0]);
        int hyphen = word.IndexOf('-');
        if (hyphen > 0) word = word[..hyphen];
        return PersonNames.IsGiven(word, capital) || (sheet.Lang is "pl" or null && PolishNames.IsGiven(word, capital));
    }

    private static bool IsNobody(Sheet sheet, int start)
    {
        int end = start;
        while (char.IsLetter(sheet[end])) end++;
        return Nobody.Contains(sheet.Chars[Math.Min(start, sheet.Length)..end]);
    }

    private static bool BeginsSentence(Sheet sheet, int start)
    {
        int i = start;
        while (sheet[i - 1] == ' ') i--;
        return sheet[i - 1] is '\n' or '.' or '!' or '?' or '¡' or Sheet.Blank or PlainSigns.Other;
    }

    private static bool EndsAddress(Sheet sheet, int end)
    {
        int i = sheet[end] == ' ' ? end + 1 : end;
        return sheet[i] is ',' or '!' or ':' or '.' or '\n' or '?' or ')' or ';';
    }

    private static bool EndsLine(Sheet sheet, int end)
    {
        int i = end;
        while (sheet[i] is ' ' or '.' or '!' or ')' or PlainSigns.Other or 'x' or '\u2764' or '<' or '3' or ';' or ':') i++;
        return i >= sheet.Length || sheet[i] == '\n';
    }

    // Over a comma, spaces and up to so many words of the set; gives where it started if no gap follows.
    private static int Skip(Sheet sheet, int end, WordSet words, int most)
    {
        int at = Gap(sheet, end);
        for (int word = 0; word < most && at > end; word++)
        {
            int last = at;
            while (char.IsLetter(sheet[last]) || sheet[last] == '&') last++;
            if (last == at || !words.Contains(sheet.Chars[at..last])) break;
            int next = Gap(sheet, last);
            if (next == last) return end;
            at = next;
        }
        return at;
    }

    // Over what parts two words: one comma, dot or apostrophe's end and spaces.
    private static int Gap(Sheet sheet, int end)
    {
        int at = end;
        if (sheet[at] is ',' or ':' or '!' or '.') at++;
        int sign = at;
        while (sheet[at] == ' ' && at - sign < 3) at++;
        return at == sign && sheet[at] != '\n' ? end : at;
    }
}
