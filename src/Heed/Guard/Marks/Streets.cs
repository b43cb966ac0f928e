namespace Heed.Guard.Marks;

/// <summary>The street that belongs to a house number.</summary>
internal static class Streets
{
    /// <summary>Words of a street's name.</summary>
    private const int WordsMax = 6;

    private static readonly WordSet English = new(
        "street st road rd avenue ave lane ln drive dr close way court ct crescent cres gardens grove terrace boulevard blvd row mews place square hill walk rise parade");

    // In small letters only these, and only where somebody says that he lives or waits there.
    private static readonly WordSet PlainEnglish = new("street st road rd avenue lane drive close crescent gardens grove terrace mews");

    private static readonly WordSet AtHome = new("at to outside live lives living address deliver delivered send house home flat");

    private static readonly WordSet NoName = new(
        "the a an of in on at to minutes minute mins min hours hour people person miles mile metres star bedroom bed cars car times more other new busy days weeks years and or from by with for is was were are this that my your our her his");

    private static readonly WordSet French = new("rue avenue av boulevard bd blvd place pl allée allee impasse chemin quai cours route square passage sentier ruelle faubourg villa résidence");

    // In small letters only these: the rest are everyday words.
    private static readonly WordSet PlainFrench = new("rue avenue boulevard bd allée impasse chemin quai ruelle");

    // Stands before the name; the number stands behind it.
    private static readonly WordSet Leading = new(
        "calle avenida avda av avd plaza pza plza paseo pso camino ronda travesía travesia carrer passeig pasaje glorieta urbanización carretera rambla " +
        "via viale piazza corso largo vicolo strada piazzale vico contrada lungomare ul ulica ulicy al aleja alei aleje os osiedle osiedlu pl plac placu");

    private static readonly WordSet NeedsDot = new("al os pl");

    // Everyday words too: only before a capital.
    private static readonly WordSet Everyday = new("corso largo strada via ronda pasaje av");

    private static readonly WordSet Joining = new("de del la las los el y e i della dell delle dei degli del di da do d san santa s św ks gen dr im viejo vieja nuevo nuova nuovo vecchia vecchio starej nowej");

    private static readonly WordSet Counters = new("n no nº n° núm num numero número nr numer civico");

    private static readonly string[] GermanEnds = ["straße", "strasse", "str.", "str", "weg", "platz", "allee", "gasse", "ufer", "damm", "ring", "chaussee", "steig", "stieg", "pfad", "graben", "stiege"];

    private static readonly WordSet NoGermanStreet = new(
        "umweg heimweg gehweg radweg fahrradweg fußweg hinweg rückweg arbeitsweg schulweg feldweg waldweg ausweg reitweg rettungsweg parkplatz spielplatz sitzplatz stellplatz arbeitsplatz sportplatz " +
        "fußballplatz tennisplatz campingplatz stehplatz ausbildungsplatz studienplatz kitaplatz startplatz tabellenplatz listenplatz liegeplatz bahnsteig spring hering ohrring boxring stufenpfad schützengraben bürgersteig ehering anstieg abstieg aufstieg einstieg ausstieg umstieg");

    private static readonly WordSet GermanKinds = new("straße strasse str weg platz allee gasse ufer damm ring chaussee steig pfad");

    private static readonly WordSet Articles = new("der die das den dem des ein eine einen mein meine unser unsere dieser diese dieses jeder jede ihr ihre sein seine");

    private static readonly WordSet GermanBefore = new("am an auf im in hinterm hinter zum zur unter vor beim alte alter");

    private static readonly WordSet GermanHome = new("wohne wohnen wohnt wohnhaft adresse anschrift liefern liefert geliefert hausnummer zuhause lieferadresse");

    private static readonly WordSet NoGermanPlace = new(
        "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember jahr jahre woche monat tag abend morgen mittag schnitt durchschnitt alter gleis kapitel teil raum zimmer stock bus zug");

    /// <summary>Finds the street around a house number.</summary>
    /// <param name="house">Where the number's own letter or second number ends.</param>
    /// <returns>Where the address begins and ends; End 0: there is none.</returns>
    public static (int Start, int End) Around(Sheet sheet, int number, int house)
    {
        (int start, int end) = Behind(sheet, number, house);
        if (end > 0) return (start, end);
        start = Before(sheet, number, house);
        return start < 0 ? default : (start, house);
    }

    private static (int Start, int End) Behind(Sheet sheet, int number, int house)
    {
        int at = house;
        if (sheet[at] == ' ' && char.IsLetter(sheet[at + 1]))
        {
            // "7 bis", "12 ter".
            int bis = WordEnd(sheet, at + 1);
            if (sheet.Chars[(at + 1)..bis] is "bis" or "ter" or "quater") at = bis;
        }
        if (sheet[at] == ',') at++;
        if (sheet[at] != ' ' || !char.IsLetter(sheet[at + 1])) return default;
        at++;
        int first = WordEnd(sheet, at);
        if (French.Contains(sheet.Chars[at..first]) && FrenchEnd(sheet, at, first) is > 0 and int french) return (number, french);
        return EnglishEnd(sheet, number, at) is > 0 and int english ? (FlatBefore(sheet, number), english) : default;
    }

    // Up to three capitalised words, then one that says what kind of street it is.
    private static int EnglishEnd(Sheet sheet, int number, int start)
    {
        bool capitals = char.IsUpper(sheet[start]);
        int at = start;
        for (int word = 0; word < 4; word++)
        {
            int end = WordEnd(sheet, at);
            if (end == at || char.IsUpper(sheet[at]) != capitals) return 0;
            ReadOnlySpan<char> letters = sheet.Chars[at..end];
            if (word > 0 && (capitals ? English : PlainEnglish).Contains(letters) && !Sheet.IsWord(sheet[end]))
            {
                return capitals || sheet.Context(number, AtHome, WordSet.Empty) is true ? end : 0;
            }
            if ((!capitals && NoName.Contains(letters)) || sheet[end] != ' ') return 0;
            at = end + 1;
        }
        return 0;
    }

    // "Flat 3, 27 Copper Mews".
    private static int FlatBefore(Sheet sheet, int number)
    {
        int i = number;
        if (sheet[i - 1] == ' ') i--;
        if (sheet[i - 1] == ',') i--;
        int end = i;
        while (char.IsAsciiLetterOrDigit(sheet[i - 1]) && end - i < 5) i--;
        if (i == end || i == number || sheet[i - 1] != ' ' || !char.IsAsciiDigit(sheet[i])) return number;
        int word = i - 1;
        while (char.IsLetter(sheet[word - 1])) word--;
        return sheet.Chars[word..(i - 1)] is "Flat" or "flat" or "Apartment" or "Apt" or "Unit" or "Suite" ? word : number;
    }

    private static int FrenchEnd(Sheet sheet, int kindStart, int kindEnd)
    {
        int at = sheet[kindEnd] == '.' ? kindEnd + 1 : kindEnd;
        bool joined = false;
        int end = 0;
        for (int word = 0; word < WordsMax; word++)
        {
            if (sheet[at] is not (' ' or '\'' or '-')) break;
            int next = at + 1;
            int last = WordEnd(sheet, next);
            if (last == next) break;
            if (char.IsUpper(sheet[next])) end = last;
            else if (end > 0 || !(sheet.Chars[next..last] is "de" or "du" or "des" or "la" or "le" or "les" or "l" or "d" or "vieux" or "vieille" or "petit" or "petite" or "grand" or "grande" or "saint" or "sainte" or "neuve")) break;
            joined = true;
            at = last;
        }
        if (end > 0) return end;
        // In small letters: one word behind "de la".
        if (!joined || sheet[at] is not (' ' or '\'') || !PlainFrench.Contains(sheet.Chars[kindStart..kindEnd])) return 0;
        return WordEnd(sheet, at + 1) is var plain && plain > at + 3 ? plain : 0;
    }

    // Gives where the address begins that ends in this number; -1: none does.
    private static int Before(Sheet sheet, int number, int house)
    {
        int at = number;
        if (sheet[at - 1] == ' ') at--;
        at = OverCounter(sheet, at);
        if (sheet[at - 1] == ',') at--;
        if (at == number) return -1;
        if (German(sheet, at, house) is >= 0 and int german) return german;
        bool capital = false;
        bool lastCapital = false;
        int plain = 0;
        for (int word = 0; word <= WordsMax; word++)
        {
            int end = at;
            bool dot = sheet[end - 1] == '.';
            if (dot) end--;
            int start = end;
            while (char.IsLetter(sheet[start - 1]) || (sheet[start - 1] == '-' && char.IsLetter(sheet[start - 2]))) start--;
            if (start == end || Sheet.IsWord(sheet[start - 1]))
            {
                // "c/ Olmo 7".
                bool shortened = end > 1 && sheet[end - 1] == '/' && sheet[end - 2] is 'c' or 'C' && !Sheet.IsWord(sheet[end - 3]);
                return shortened && word > 0 && (capital || Addresses.EndsThere(sheet, house)) ? end - 2 : -1;
            }
            ReadOnlySpan<char> letters = sheet.Chars[start..end];
            if (word > 0 && IsLeading(sheet, letters, dot, capital, word)) return capital || (plain <= 2 && Addresses.EndsThere(sheet, house)) ? start : -1;
            // "la calle cortada hasta el 12": the name's last word is no article.
            if (word == 0 && Joining.Contains(letters)) return -1;
            if (char.IsUpper(letters[0]) && letters.Length > 1)
            {
                capital = true;
                if (word == 0) lastCapital = true;
            }
            else if (!Joining.Contains(letters) && ++plain > 2) return -1;
            // Once the last word has a capital, only joining words stand in small letters before it.
            if (lastCapital && plain > 0) return -1;
            at = start;
            if (sheet[at - 1] is not (' ' or '\'' or '/')) return -1;
            if (sheet[at - 1] != '/') at--;
        }
        return -1;
    }

    private static bool IsLeading(Sheet sheet, ReadOnlySpan<char> word, bool dot, bool capital, int names)
    {
        if (!Leading.Contains(word)) return word is "C" && dot && capital;
        if (NeedsDot.Contains(word)) return dot;
        if (!capital && Everyday.Contains(word)) return names >= 2 && sheet.Lang is "it" or "es" && word is not ("corso" or "largo" or "av");
        return true;
    }

    // Over "n. ", "nº ", "número ".
    private static int OverCounter(Sheet sheet, int end)
    {
        int at = end;
        if (sheet[at - 1] == '.') at--;
        int start = at;
        while (char.IsLetter(sheet[start - 1]) || sheet[start - 1] is 'º' or '°') start--;
        if (start == at || !Counters.Contains(sheet.Chars[start..at])) return end;
        return sheet[start - 1] == ' ' ? start - 1 : end;
    }

    private static int German(Sheet sheet, int end, int house)
    {
        int start = end;
        if (sheet[start - 1] == '.') start--;
        while (char.IsLetter(sheet[start - 1]) || (sheet[start - 1] == '-' && char.IsLetter(sheet[start - 2]))) start--;
        if (start == end || Sheet.IsWord(sheet[start - 1])) return -1;
        ReadOnlySpan<char> word = sheet.Chars[start..end];
        if (!EndsAsStreet(word)) return GermanPlace(sheet, start, end, house);
        if (GermanKinds.Contains(word.TrimEnd('.'))) return char.IsUpper(word[0]) ? GermanNamed(sheet, start) : -1;
        if (NoGermanStreet.Contains(word.TrimEnd('.'))) return -1;
        return char.IsUpper(word[0]) || IsSurelyStreet(word) || Addresses.EndsThere(sheet, house) ? start : -1;
    }

    // "Berliner Straße 5", "An der Alten Allee 7": the kind stands alone behind one to three words with capitals.
    private static int GermanNamed(Sheet sheet, int kind)
    {
        int at = kind;
        for (int word = 0; word < 3 && sheet[at - 1] == ' '; word++)
        {
            int first = at - 1;
            while (char.IsLetter(sheet[first - 1]) || (sheet[first - 1] is '-' or '.' && char.IsLetter(sheet[first - 2]))) first--;
            ReadOnlySpan<char> name = sheet.Chars[first..(at - 1)];
            if (name.Length < 2 || !char.IsUpper(name[0]) || Articles.Contains(name)) break;
            at = first;
        }
        return at == kind ? -1 : at;
    }

    // What no other German word ends in.
    private static bool IsSurelyStreet(ReadOnlySpan<char> word) =>
        word.EndsWith("straße") || word.EndsWith("strasse") || word.EndsWith("str.") || word.EndsWith("gasse") || word.EndsWith("allee");

    private static bool EndsAsStreet(ReadOnlySpan<char> word)
    {
        foreach (string end in GermanEnds)
        {
            if (word.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    // "Am alten Brunnen 12", "wohne Hinterm Deich 5".
    private static int GermanPlace(Sheet sheet, int start, int end, int house)
    {
        if (sheet.Lang is not ("de" or null) || !char.IsUpper(sheet[start]) || end - start < 3 || NoGermanPlace.Contains(sheet.Chars[start..end]) || !Addresses.EndsThere(sheet, house)) return -1;
        int at = start;
        bool adjective = false;
        for (int word = 0; word < 3 && sheet[at - 1] == ' '; word++)
        {
            int first = at - 1;
            while (char.IsLetter(sheet[first - 1])) first--;
            ReadOnlySpan<char> letters = sheet.Chars[first..(at - 1)];
            if (letters.IsEmpty) return -1;
            if (GermanBefore.Contains(letters) && char.IsUpper(letters[0])) return adjective || sheet.Context(first, GermanHome, WordSet.Empty) is true ? first : -1;
            if (letters is not ("der" or "dem" or "den")) adjective = true;
            at = first;
        }
        return -1;
    }

    private static int WordEnd(Sheet sheet, int start)
    {
        int end = start;
        while (char.IsLetter(sheet[end]) || (end > start && sheet[end] is '\'' or '-' or '.' && char.IsLetter(sheet[end + 1]) && char.IsLetter(sheet[end - 1]))) end++;
        return end;
    }
}
