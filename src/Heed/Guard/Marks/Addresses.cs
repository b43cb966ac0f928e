namespace Heed.Guard.Marks;

/// <summary>Street and house number, in the six languages' usual order. A street without a number is a place, not somebody's home. The search begins
/// at each number that could be a house's: behind it a street is looked for as English and French write it, before it as the others do.</summary>
internal static class Addresses
{
    private const int HouseDigitsMax = 5;

    // What may follow a house number and belongs to it.
    private static readonly WordSet Parts = new(
        "apt apartment flat unit suite m lok lokal mieszkania int interno scala piso puerta planta portal esc appt app");

    private static readonly WordSet Floors = new("izq izda dcha der og stock etage ug dg piętro p étage piano");

    private static readonly WordSet Units = new(
        "km m kg g cm mm h min uhr am pm eur zł pln usd gbp gb mb mal st std ud uds kr tys mln osób osoby x");

    public static void Find(Sheet sheet)
    {
        int i = 0;
        while (i < sheet.Length)
        {
            int next = sheet.Chars[i..].IndexOfAnyInRange('0', '9');
            if (next < 0) return;
            int start = i + next;
            i = start;
            while (char.IsAsciiDigit(sheet[i])) i++;
            if (i - start > HouseDigitsMax || !MayBeHouse(sheet, start, i)) continue;
            int house = HouseEnd(sheet, i);
            if (house == 0) continue;
            (int first, int last) = Streets.Around(sheet, start, house);
            if (last == 0) continue;
            last = Tail(sheet, last);
            sheet.Take(first, last, Kinds.Address);
            i = last;
        }
    }

    /// <summary>What was read ends there, or goes on in a small word: "rosenweg 3 in …", not "spielplatz 3 stunden".</summary>
    public static bool EndsThere(Sheet sheet, int end)
    {
        if (sheet[end] != ' ') return !Sheet.IsWord(sheet[end]) && sheet[end] is not ('%' or '€' or '$' or '£' or '°' or '-' or '/' or ':');
        int word = end + 1;
        int last = word;
        while (char.IsLetter(sheet[last])) last++;
        return last - word <= 5 && !char.IsAsciiDigit(sheet[word]) && sheet[word] is not ('€' or '$' or '£' or '%') && (last == word || !Units.Contains(sheet.Chars[word..last]));
    }

    private static bool MayBeHouse(Sheet sheet, int start, int end)
    {
        char before = sheet[start - 1];
        if (Sheet.IsWord(before) || before is '#' or '€' or '$' or '£' or '-' or '/' or '+' or '=' or '&' or Sheet.Blank || sheet.IsShielded(start)) return false;
        if (before is '.' or ',' or ':' && char.IsAsciiDigit(sheet[start - 2])) return false;
        if (sheet[end] is '%' or '€' or '$' or '£' or '°' or '\'' or '_') return false;
        return !(sheet[end] is '.' or ',' or ':' && char.IsAsciiDigit(sheet[end + 1]));
    }

    // "14", "14B", "14-16", "14/3", "7/B"; "18 b" in German. 0: letters go on, so that it is none.
    private static int HouseEnd(Sheet sheet, int digits)
    {
        int end = digits;
        if (char.IsAsciiLetter(sheet[end])) end++;
        else if (sheet.Lang is "de" && sheet[end] == ' ' && sheet[end + 1] is >= 'a' and <= 'h' && !Sheet.IsWord(sheet[end + 2])) end += 2;
        if (Sheet.IsWord(sheet[end])) return 0;
        if (sheet[end] is not ('/' or '-')) return end;
        int more = end + 1;
        while (char.IsAsciiDigit(sheet[more]) && more - end < 4) more++;
        if (char.IsAsciiLetter(sheet[more])) more++;
        return more > end + 1 && !Sheet.IsWord(sheet[more]) ? more : end;
    }

    // ", 3º B", " m. 12", ", 3. OG", ", Apt 5": at most two such.
    private static int Tail(Sheet sheet, int end)
    {
        for (int part = 0; part < 2; part++)
        {
            int at = end;
            if (sheet[at] == ',') at++;
            if (sheet[at] == ' ') at++;
            if (at == end) return end;
            int next = char.IsAsciiDigit(sheet[at]) ? Floor(sheet, at) : Part(sheet, at);
            if (next == 0) return end;
            end = next;
        }
        return end;
    }

    private static int Part(Sheet sheet, int at)
    {
        int end = at;
        while (char.IsLetter(sheet[end])) end++;
        if (end == at || !Parts.Contains(sheet.Chars[at..end])) return 0;
        if (sheet[end] == '.') end++;
        if (sheet[end] == ' ') end++;
        int number = end;
        while (char.IsAsciiDigit(sheet[end]) && end - number < 4) end++;
        if (char.IsAsciiLetterUpper(sheet[end])) end++;
        return end > number && !Sheet.IsWord(sheet[end]) ? end : 0;
    }

    private static int Floor(Sheet sheet, int at)
    {
        int end = at;
        while (char.IsAsciiDigit(sheet[end]) && end - at < 2) end++;
        bool ordinal = sheet[end] is 'º' or 'ª' or '°';
        bool dotted = sheet[end] == '.';
        if (!ordinal && !dotted && !(sheet[end] == 'e' && sheet[end + 1] == ' ')) return 0;
        end++;
        int word = sheet[end] == ' ' ? end + 1 : end;
        int last = word;
        while (char.IsLetter(sheet[last])) last++;
        bool floor = last > word && (Floors.Contains(sheet.Chars[word..last]) || (ordinal && last - word == 1 && char.IsAsciiLetter(sheet[word])));
        if (floor) return last;
        return ordinal && !Sheet.IsWord(sheet[end]) ? end : 0;
    }
}
