using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Heed.Guard.Marks;

/// <summary>Numbers a state gives a person, checked by their own check digits: DNI and NIE (es), PESEL (pl), codice fiscale (it), NIR (fr),
/// Steuer-ID (de), NHS number and National Insurance number (gb), Social Security number (us).</summary>
internal static partial class NationalIds
{
    private const int TimeoutMs = 200;
    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
    private const string ItalianMonths = "ABCDEHLMPRST";

    // Value of a sign at an odd place of a codice fiscale: 0 to 9 and A to J share the first ten.
    private static readonly int[] ItalianOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    private static readonly FrozenSet<string> Health = Sheet.WordSet("nhs");

    private static readonly FrozenSet<string> Counting = Sheet.WordSet(
        "order ref reference invoice ticket tracking parcel booking bestellung bestellnummer rechnung sendung sendungsnummer auftrag auftragsnummer " +
        "pedido factura commande facture suivi colis ordine fattura spedizione zamówienie zamówienia faktura przesyłka przesyłki isbn ean");

    private static readonly FrozenSet<string> None = FrozenSet<string>.Empty;

    public static void Find(Sheet sheet)
    {
        FindWithLetters(sheet);
        FindNumbers(sheet);
    }

    private static void FindWithLetters(Sheet sheet)
    {
        List<(int Start, int End)> finds = [];
        foreach (ValueMatch match in Spanish().EnumerateMatches(sheet.Chars)) Add(match, IsSpanish);
        foreach (ValueMatch match in Italian().EnumerateMatches(sheet.Chars)) Add(match, IsItalian);
        foreach (ValueMatch match in British().EnumerateMatches(sheet.Chars)) Add(match, _ => true);
        foreach (ValueMatch match in American().EnumerateMatches(sheet.Chars))
        {
            if (sheet.Context(match.Index, None, Counting) is not false) Add(match, _ => true);
        }
        foreach (ValueMatch match in Corsican().EnumerateMatches(sheet.Chars)) Add(match, IsFrench);
        foreach ((int start, int end) in finds)
        {
            if (!sheet.Chars[start..end].Contains(Sheet.Blank)) sheet.Take(start, end, Kinds.NationalId);
        }

        void Add(ValueMatch match, Predicate<string> holds)
        {
            string compact = string.Concat(sheet.Chars.Slice(match.Index, match.Length).ToString().Where(char.IsLetterOrDigit)).ToUpperInvariant();
            if (!sheet.IsShielded(match.Index) && holds(compact)) finds.Add((match.Index, match.Index + match.Length));
        }
    }

    private static void FindNumbers(Sheet sheet)
    {
        Numbers number = new();
        for (int at = number.Read(sheet, 0); at >= 0; at = number.Read(sheet, at))
        {
            int start = number.Groups[0].Start;
            if (sheet.IsShielded(start) || sheet[start - 1] is '+' or '#' || sheet.Context(start, None, Counting) is false) continue;
            for (int first = 0; first < number.Count; first++)
            {
                for (int last = number.Count - 1; last >= first; last--)
                {
                    if (!number.StandsAlone(sheet, first, last) || !IsId(sheet, number, first, last)) continue;
                    sheet.Take(number.Groups[first].Start, number.Groups[last].End, Kinds.NationalId);
                    first = last;
                    break;
                }
            }
        }
    }

    private static bool IsId(Sheet sheet, Numbers number, int first, int last)
    {
        string digits = number.Digits(sheet, first, last);
        bool alone = first == last;
        return digits.Length switch
        {
            10 => (alone || number.IsWritten(first, last, 3, 3, 4)) && sheet.Context(number.Groups[first].Start, Health, Counting) is true && IsNhs(digits),
            11 => (alone && IsPesel(digits)) || ((alone || number.IsWritten(first, last, 2, 3, 3, 3)) && IsSteuerId(digits)),
            15 => (alone || number.LengthOf(first) == 1) && digits[0] is '1' or '2' && IsFrench(digits),
            _ => false,
        };
    }

    private static bool IsSpanish(string id)
    {
        string digits = id[0] switch { 'X' => "0" + id[1..^1], 'Y' => "1" + id[1..^1], 'Z' => "2" + id[1..^1], _ => id[..^1] };
        return SpanishLetters[int.Parse(digits) % 23] == id[^1];
    }

    private static bool IsItalian(string id)
    {
        int sum = 0;
        for (int i = 0; i < 15; i++)
        {
            int value = char.IsAsciiDigit(id[i]) ? id[i] - '0' : id[i] - 'A';
            sum += i % 2 == 0 ? ItalianOdd[value] : value;
        }
        return ItalianMonths.Contains(id[8]) && id[15] - 'A' == sum % 26;
    }

    private static bool IsPesel(string digits)
    {
        ReadOnlySpan<int> weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
        int sum = 0;
        for (int i = 0; i < 11; i++) sum += (digits[i] - '0') * weights[i];
        int month = int.Parse(digits.AsSpan(2, 2)) % 20;
        int day = int.Parse(digits.AsSpan(4, 2));
        return sum % 10 == 0 && month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    // ISO 7064 MOD 11,10; one digit occurs two or three times among the first ten, and none begins with 0.
    private static bool IsSteuerId(string digits)
    {
        if (digits[0] == '0' || digits[..10].GroupBy(digit => digit).Max(group => group.Count()) is not (2 or 3)) return false;
        int product = 10;
        for (int i = 0; i < 10; i++)
        {
            int sum = (digits[i] - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digits[10] - '0';
    }

    private static bool IsNhs(string digits)
    {
        int sum = 0;
        for (int i = 0; i < 9; i++) sum += (digits[i] - '0') * (10 - i);
        return (11 - sum % 11) % 11 == digits[9] - '0';
    }

    // Corsica's departments stand for numbers of their own in the check.
    private static bool IsFrench(string id)
    {
        string number = id[..13].Replace("2A", "19", StringComparison.Ordinal).Replace("2B", "18", StringComparison.Ordinal);
        int month = int.Parse(id.AsSpan(3, 2));
        return month is (>= 1 and <= 12) or (>= 20 and <= 42) or (>= 50 and <= 99) && 97 - (int)(long.Parse(number) % 97) == int.Parse(id.AsSpan(13));
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])(?:[0-9]{8}|[0-9]{2}[. ][0-9]{3}[. ][0-9]{3}|[XYZxyz][- ]?[0-9]{7})[- ]?[A-Za-z](?![\p{L}\p{N}_])", RegexOptions.None, TimeoutMs)]
    private static partial Regex Spanish();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])[A-Za-z]{3} ?[A-Za-z]{3} ?[0-9]{2}[A-Za-z][0-9]{2} ?[A-Za-z][0-9]{3} ?[A-Za-z](?![\p{L}\p{N}_])", RegexOptions.None, TimeoutMs)]
    private static partial Regex Italian();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![\p{L}\p{N}_])", RegexOptions.None, TimeoutMs)]
    private static partial Regex British();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![\p{L}\p{N}_-])", RegexOptions.None, TimeoutMs)]
    private static partial Regex American();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])[12] ?[0-9]{2} ?[0-9]{2} ?2[ABab] ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}(?![\p{L}\p{N}_])", RegexOptions.None, TimeoutMs)]
    private static partial Regex Corsican();
}
