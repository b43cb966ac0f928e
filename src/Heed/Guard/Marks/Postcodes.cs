using System.Buffers;

namespace Heed.Guard.Marks;

/// <summary>Postcodes where their form is unmistakable (GB, PL), or a word, a place's name, a state or an address beside them says that they are.</summary>
internal static class Postcodes
{
    private static readonly WordSet Codes = new("plz postleitzahl cp cap postal postale postcode postcodes zip zipcode kod kodu pocztowy pocztowym");

    private static readonly WordSet Others = new("order bestellung pedido commande ordine zamówienie version discount voucher promo rabatowy");

    private static readonly WordSet Towards = new("in en à a aus nach ab bei w z do di da de from to near");

    private static readonly WordSet States = new(
        "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY");

    // Capitals that count, in a language that writes all nouns so.
    private static readonly WordSet Counted = new(
        "euro menschen leute kunden einwohner haushalte haushalten besucher stimmen schritte kilometer kilometern meter stück stunden tage jahre personen fans zuschauer mark watt volt liter tonnen");

    // Letters that the second half of a British code does not have.
    private static readonly SearchValues<char> NotInside = SearchValues.Create("CIKMOVcikmov");

    public static void Find(Sheet sheet)
    {
        int i = 0;
        while (i < sheet.Length)
        {
            int next = sheet.Chars[i..].IndexOfAnyInRange('0', '9');
            if (next < 0) return;
            int start = i + next;
            int end = start;
            while (char.IsAsciiDigit(sheet[end])) end++;
            i = Math.Max(end, Code(sheet, start, end));
        }
    }

    // Takes the code of which the digits from start to end are a part; gives where it ends, or 0.
    private static int Code(Sheet sheet, int start, int end)
    {
        if (sheet.IsShielded(start)) return 0;
        (int first, int last) = char.IsAsciiLetter(sheet[start - 1]) ? British(sheet, start) : Continental(sheet, start, end);
        if (last == 0) return 0;
        sheet.Take(first, last, Kinds.Postcode);
        return last;
    }

    private static (int First, int Last) British(Sheet sheet, int digit)
    {
        int start = digit;
        while (char.IsAsciiLetter(sheet[start - 1]) && digit - start < 3) start--;
        if (!Reading.MayBegin(sheet, start)) return default;
        // The district has one or two digits, or one and a letter; then a digit and two letters.
        for (int district = digit + 2; district > digit; district--)
        {
            if (!char.IsAsciiLetterOrDigit(sheet[district - 1])) continue;
            Reading code = new(sheet, district);
            if (!code.Maybe(" ") || !code.Digits(1, 1) || !code.Letters(2, 2) || !code.Ends()) continue;
            if (sheet.Chars[(code.At - 2)..code.At].ContainsAny(NotInside)) continue;
            bool sure = sheet[district] == ' ' && !HasLower(sheet.Chars[start..code.At]);
            if (sure || sheet.Context(start, Codes, Others) is true) return (start, code.At);
        }
        return default;
    }

    private static (int First, int Last) Continental(Sheet sheet, int start, int end)
    {
        int digits = end - start;
        if (digits == 2 && sheet[end] == '-' && IsPolish(sheet, start, end, out int last)) return (start, last);
        if (digits != 5 || Sheet.IsWord(sheet[end]) || sheet[start - 1] is '_' or '#' or '/' or '.' or ',' or '+' || Sheet.IsWord(sheet[start - 1])) return default;
        if (sheet[start - 1] == '-')
        {
            bool german = sheet[start - 2] == 'D' && !Sheet.IsWord(sheet[start - 3]) && IsPlace(sheet, end);
            return german ? (start, end) : default;
        }
        if (sheet[end] == '-' && !IsPlusFour(sheet, end)) return default;
        if (IsAfterState(sheet, start)) return (start, IsPlusFour(sheet, end) ? end + 5 : end);
        bool named = IsAfterCode(sheet, start) || ((IsAfterAddress(sheet, start) || IsAfterTowards(sheet, start)) && IsPlace(sheet, end));
        return named ? (start, end) : default;
    }

    // 00-950 Warszawa, or behind the word for it.
    private static bool IsPolish(Sheet sheet, int start, int end, out int last)
    {
        last = end + 4;
        Reading code = new(sheet, end + 1);
        if (!code.Digits(3, 3) || !code.Ends() || Sheet.IsWord(sheet[start - 1]) || sheet[start - 1] is '#' or '/' or '.' or ',' or '-') return false;
        return IsPlace(sheet, last) || IsAfterAddress(sheet, start) || sheet.Context(start, Codes, Others) is true;
    }

    private static bool IsPlusFour(Sheet sheet, int end)
    {
        Reading more = new(sheet, end);
        return more.One("-") && more.Digits(4, 4) && more.Ends();
    }

    // The code's word stands right before: "CP 28001", "código postal: 28001", not anywhere on the line.
    private static bool IsAfterCode(Sheet sheet, int start)
    {
        ReadOnlySpan<char> before = sheet.Before(start).TrimEnd(" :.");
        return before.Length < sheet.Before(start).Length && Codes.Contains(LastWord(before));
    }

    private static bool IsAfterTowards(Sheet sheet, int start) =>
        sheet[start - 1] == ' ' && Towards.Contains(LastWord(sheet.Before(start - 1))) && !sheet.Chars.Slice(start, 5).EndsWith("000");

    // ", IL 62799".
    private static bool IsAfterState(Sheet sheet, int start) =>
        sheet[start - 1] == ' ' && sheet[start - 4] is ' ' && sheet[start - 5] is ',' && char.IsAsciiLetterUpper(sheet[start - 2]) && States.Contains(sheet.Chars.Slice(start - 3, 2));

    // Behind an address that was taken: "[address], 10115 Berlin".
    private static bool IsAfterAddress(Sheet sheet, int start)
    {
        int i = start - 1;
        if (sheet[i] is not (' ' or '\n')) return false;
        i--;
        if (sheet[i] is ',' or ';') i--;
        return i >= 0 && sheet[i] == Sheet.Blank;
    }

    // A capitalised word follows that is no count.
    private static bool IsPlace(Sheet sheet, int end)
    {
        int i = sheet[end] == ',' ? end + 1 : end;
        return sheet[i] == ' ' && char.IsUpper(sheet[i + 1]) && char.IsLower(sheet[i + 2]) && !Counted.Contains(sheet.WordAfter(i));
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        int start = text.Length;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        return text[start..].Trim('.') is "C.P" ? "cp" : text[start..].Trim('.');
    }

    private static bool HasLower(ReadOnlySpan<char> code)
    {
        foreach (char c in code)
        {
            if (char.IsLower(c)) return true;
        }
        return false;
    }
}
