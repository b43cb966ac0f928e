namespace Heed.Guard.Marks;

/// <summary>Numbers a state gives a person. By their own check digits: DNI, NIE (es), PESEL (pl), codice fiscale (it), NIR (fr), Steuer-ID and
/// pension insurance (de), NHS (gb). By their form: National Insurance (gb), Social Security (us). By the word before them: what has neither.</summary>
internal static class NationalIds
{
    /// <summary>Signs of the longest number, without gaps.</summary>
    private const int SignsMax = 16;

    private static readonly WordSet Health = new("nhs");

    private static readonly WordSet Taxes = new("nip");

    private static readonly WordSet Insured = new("ni nino insurance");

    // Words that stand before a number without check digits, or with some not checked here.
    private static readonly WordSet Papers = new(
        "passport pasaporte passeport passaporto paszport paszportu reisepass reisepassnummer personalausweis personalausweisnummer ausweisnummer dowód dowodu " +
        "identità nss fiscal steuernummer sozialversicherungsnummer rentenversicherungsnummer svnr rvnr sécu");

    private static readonly WordSet Social = new("seguridad sécurité");

    private static readonly WordSet Counting = new(
        "order ref reference invoice ticket tracking parcel booking bestellung bestellnummer rechnung sendung sendungsnummer auftrag auftragsnummer " +
        "pedido factura commande facture suivi colis ordine fattura spedizione zamówienie zamówienia faktura przesyłka przesyłki isbn ean");

    public static void Find(Sheet sheet)
    {
        FindWithLetters(sheet);
        FindNumbers(sheet);
    }

    private static void FindWithLetters(Sheet sheet)
    {
        for (int i = 0; i < sheet.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(sheet[i]) || !Reading.MayBegin(sheet, i)) continue;
            int end = char.IsAsciiDigit(sheet[i]) ? DigitFirst(sheet, i) : LetterFirst(sheet, i);
            if (end == 0 || sheet.IsShielded(i)) continue;
            sheet.Take(i, end, Kinds.NationalId);
            i = end;
        }
    }

    private static int DigitFirst(Sheet sheet, int i)
    {
        Reading dni = new(sheet, i);
        bool written = dni.Digits(8, 8);
        if (!written)
        {
            dni = new(sheet, i);
            written = dni.Digits(2, 2) && dni.One(". ") && dni.Digits(3, 3) && dni.One(". ") && dni.Digits(3, 3);
        }
        if (written && dni.Maybe("- ") && dni.Letters(1, 1) && dni.Ends() && Holds(sheet, i, dni.At, CheckDigits.IsSpanish)) return dni.At;

        Reading pension = new(sheet, i);
        if (pension.Digits(2, 8) && (pension.At - i == 8 || (pension.At - i == 2 && pension.One(" ") && pension.Digits(6, 6))) && pension.Maybe(" ") && pension.Letters(1, 1) && pension.Maybe(" ")
            && pension.Digits(3, 3) && pension.Ends() && Holds(sheet, i, pension.At, CheckDigits.IsGermanPension)) return pension.At;

        return Gather(sheet, i, "DDDDDDBDDDDDDDD", CheckDigits.IsFrench);
    }

    private static int LetterFirst(Sheet sheet, int i)
    {
        Reading nie = new(sheet, i);
        if (sheet[i] is 'X' or 'Y' or 'Z' or 'x' or 'y' or 'z' && nie.Letters(1, 1) && nie.Maybe("- ") && nie.Digits(7, 7) && nie.Maybe("- ") && nie.Letters(1, 1)
            && nie.Ends() && Holds(sheet, i, nie.At, CheckDigits.IsSpanish)) return nie.At;

        Reading card = new(sheet, i);
        if (card.Letters(3, 3) && card.Maybe(" ") && card.Digits(6, 6) && card.Ends() && sheet.Context(i, Papers, Counting) is true && Holds(sheet, i, card.At, CheckDigits.IsPolishCard)) return card.At;

        // Two letters, six digits in pairs, a letter; some pairs of letters are never given out.
        Reading insurance = new(sheet, i);
        if (insurance.Letters(2, 2) && insurance.Maybe(" ") && Pairs(ref insurance) && insurance.Maybe(" ") && insurance.Letters(1, 1) && insurance.Ends() && IsInsurance(sheet, i, insurance.At)) return insurance.At;

        return Gather(sheet, i, "AAAAAA99A99A999A", CheckDigits.IsItalian);
    }

    private static bool Pairs(ref Reading reading)
    {
        Reading alone = reading;
        if (alone.Digits(6, 6))
        {
            reading = alone;
            return true;
        }
        return reading.Digits(2, 2) && reading.One(" ") && reading.Digits(2, 2) && reading.One(" ") && reading.Digits(2, 2);
    }

    private static bool IsInsurance(Sheet sheet, int start, int end)
    {
        (char first, char second, char last) = (sheet[start], sheet[start + 1], sheet[end - 1]);
        bool capitals = char.IsAsciiLetterUpper(first) && char.IsAsciiLetterUpper(second) && char.IsAsciiLetterUpper(last);
        return !"DFIQUVdfiquv".Contains(first) && !"DFIOQUVdfioquv".Contains(second) && last is (>= 'A' and <= 'D') or (>= 'a' and <= 'd')
            && (capitals || sheet.Context(start, Insured, Counting) is true);
    }

    // The signs between two places, without gaps and in capitals, hold the check.
    private static bool Holds(Sheet sheet, int start, int end, Func<ReadOnlySpan<char>, bool> check)
    {
        Span<char> signs = stackalloc char[SignsMax];
        int count = 0;
        for (int i = start; i < end && count < SignsMax; i++)
        {
            if (char.IsAsciiLetterOrDigit(sheet[i])) signs[count++] = char.ToUpperInvariant(sheet[i]);
        }
        return check(signs[..count]);
    }

    /// <param name="shape">A: a letter, B: A or B, D: a digit, 9: a digit or a letter that stands for one (L to V without O). A space may stand anywhere.</param>
    private static int Gather(Sheet sheet, int start, ReadOnlySpan<char> shape, Func<ReadOnlySpan<char>, bool> check)
    {
        int i = start;
        foreach (char sign in shape)
        {
            if (sheet[i] == ' ' && i > start) i++;
            char c = char.ToUpperInvariant(sheet[i]);
            bool fits = sign switch
            {
                'A' => char.IsAsciiLetter(c),
                'B' => c is 'A' or 'B',
                'D' => char.IsAsciiDigit(c),
                _ => char.IsAsciiDigit(c) || c is (>= 'L' and <= 'V') and not 'O',
            };
            if (!fits) return 0;
            i++;
        }
        return !Sheet.IsWord(sheet[i]) && Holds(sheet, start, i, check) ? i : 0;
    }

    private static void FindNumbers(Sheet sheet)
    {
        Numbers number = sheet.Numbers;
        for (int at = number.Read(sheet, 0); at >= 0; at = number.Read(sheet, at))
        {
            int start = number.Groups[0].Start;
            if (number.Size < 9 || sheet.IsShielded(start) || sheet[start - 1] is '+' or '#' || sheet.Context(start, WordSet.Empty, Counting) is false) continue;
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
        ReadOnlySpan<char> digits = number.Digits(first, last);
        int start = number.Groups[first].Start;
        bool alone = first == last;
        bool known = digits.Length switch
        {
            9 => number.IsWritten(first, last, 3, 2, 4) && number.Gap(sheet, first) is "-" && IsAmerican(digits),
            10 => ((alone || number.IsWritten(first, last, 3, 3, 4)) && CheckDigits.IsNhs(digits) && sheet.Context(start, Health, Counting) is true)
                || (CheckDigits.IsNip(digits) && sheet.Context(start, Taxes, Counting) is true),
            11 => (alone && CheckDigits.IsPesel(digits)) || ((alone || number.IsWritten(first, last, 2, 3, 3, 3)) && CheckDigits.IsSteuerId(digits)),
            12 => CheckDigits.IsSpanishSecurity(digits) && sheet.Context(start, Social, Counting) is true,
            15 => (alone || number.LengthOf(first) == 1) && digits[0] is '1' or '2' && CheckDigits.IsFrench(digits),
            _ => false,
        };
        return known || (first == 0 && digits.Length is >= 9 and <= 15 && (sheet.Context(start, Papers, Counting) is true || (digits.Length >= 11 && sheet.Context(start, Social, Counting) is true)));
    }

    private static bool IsAmerican(ReadOnlySpan<char> digits) =>
        digits[..3] is not ("000" or "666") && digits[0] != '9' && digits[3..5] is not "00" && digits[5..] is not "0000";
}
