namespace Heed.Guard.Marks;

/// <summary>Telephone numbers as people write them in GB, US, ES, DE, FR, IT and PL, and any with a country code. Where form alone
/// does not decide, the language and the nearest telling word before the number do.</summary>
internal static class Phones
{
    private static readonly WordSet Calling = new(
        "tel tél telf tlf tfno phone telephone mobile mob cell cellphone call calling text txt sms ring rang dial whatsapp wa signal telegram fax hotline landline reach " +
        "telefon telefonnummer handy handynummer mobil mobilnummer rufnummer anrufen anruf ruf rufen erreichbar telefonisch durchwahl " +
        "teléfono telefono móvil movil celular fijo llama llamar llámame llamame llamad llámenme contacto wasap " +
        "téléphone portable mobile appelez appeler appelle joindre joignable numéro fixe " +
        "cellulare cell chiamare chiamami chiamate chiamatemi recapito " +
        "komórka komórkowy komórkę dzwonić zadzwoń zadzwonić dzwoń kom telefonu telefonicznie");

    private static readonly WordSet Counting = new(
        "order orders ref reference invoice ticket tracking parcel booking case serial sku item product model part isbn issn ean upc article code customer contract policy claim id imei " +
        "flight version build barcode asin lot batch meter transaction confirmation receipt quote docket consignment shipment account " +
        "bestellung bestellnummer bestellnr auftrag auftragsnummer rechnung rechnungsnummer sendung sendungsnummer artikelnummer artikel kundennummer vorgang vorgangsnummer ticketnummer paketnummer seriennummer aktenzeichen zählernummer vertragsnummer kennung " +
        "pedido factura seguimiento referencia envío expediente incidencia albarán código codigo artículo contrato cliente localizador " +
        "commande facture suivi colis référence dossier contrat client article série code " +
        "ordine fattura spedizione tracciamento codice pratica articolo contratto cliente collo " +
        "zamówienie zamówienia zamówieniu faktura faktury przesyłka przesyłki paczka paczki umowa umowy zgłoszenia zgłoszenie artykułu kod kodu seryjny");

    private static readonly WordSet Measured = new(
        "€ $ £ % ° euro euros eur usd gbp dollars pounds zł pln złotych złoty km kg m cm mm kwh kb mb gb l ml people users followers views downloads times customers units " +
        "einwohner kunden menschen personas habitantes usuarios personnes habitants persone abitanti osób mieszkańców clientes");

    // Country codes whose numbers have one length, with that of the code counted in; others may have 8 to 15 digits.
    private static readonly (string Code, int Min, int Max)[] Plans =
    [
        ("44", 11, 13), ("34", 11, 11), ("33", 11, 12), ("48", 11, 11), ("49", 8, 15), ("39", 8, 14), ("1", 11, 11),
    ];

    private static readonly string[] Exits = ["44", "34", "33", "48", "49", "39", "1", "31", "32", "351", "353", "36", "40", "41", "420", "421", "43", "45", "46", "47", "30", "352", "358", "380", "90", "212"];

    public static void Find(Sheet sheet)
    {
        Numbers number = sheet.Numbers;
        for (int at = number.Read(sheet, 0); at >= 0; at = number.Read(sheet, at))
        {
            if (number.Size < 7 || sheet.IsShielded(number.Groups[0].Start)) continue;
            for (int first = 0; first < number.Count; first++)
            {
                int last = Longest(sheet, number, first);
                if (last < 0) continue;
                Take(sheet, number, first, last);
                first = last;
            }
        }
    }

    private static int Longest(Sheet sheet, Numbers number, int first)
    {
        int start = number.Groups[first].Start;
        if (!MayBegin(sheet, number, first)) return -1;
        bool? calling = sheet.Context(start, Calling, Counting);
        for (int last = number.Count - 1; last >= first; last--)
        {
            int end = number.Groups[last].End;
            if (GoesOn(sheet, end) || (last + 1 < number.Count && number.Gap(sheet, last) is not (" " or "  " or " - " or " / " or "/" or " ("))) continue;
            ReadOnlySpan<char> digits = number.Digits(first, last);
            if (digits.Length is < 7 or > 15) continue;
            if (IsDate(sheet, number, first, last)) continue;
            if (IsPhone(sheet, number, first, last, digits, calling)) return last;
        }
        return -1;
    }

    // A number in the middle of a word, a price, a path or a decimal does not begin here.
    private static bool MayBegin(Sheet sheet, Numbers number, int first)
    {
        int start = number.Groups[first].Start;
        if (first > 0) return number.Gap(sheet, first - 1) is " " or "  " or " - " or "/" or " / " or " (" or ". " or ".  " or " ((" or "(";
        char before = sheet[start - 1];
        if (Sheet.IsWord(before) || before is '#' or '$' or '€' or '£' or '=' or '&' or '%' or '*' or '@' or '~' or '\\') return false;
        if (before is '-' or '.' or ',' or ':' or '/' && Sheet.IsWord(sheet[start - 2])) return before is ':' or '.' or '/' && char.IsLetter(sheet[start - 2]);
        return !(before is ' ' && sheet[start - 2] is '#' or '$' or '€' or '£');
    }

    private static bool GoesOn(Sheet sheet, int end) =>
        Sheet.IsWord(sheet[end]) || sheet[end] is '%' or '°' or '€' or '$' or '£' or '@'
        || (sheet[end] is ',' or ':' or '\'' && char.IsAsciiDigit(sheet[end + 1]))
        || (sheet[end] is '-' && Sheet.IsWord(sheet[end + 1]) && !char.IsAsciiDigit(sheet[end + 1]));

    // 24.11.2026, 2026-11-24, 24/11/26 and what follows such a date.
    private static bool IsDate(Sheet sheet, Numbers number, int first, int last)
    {
        if (last - first < 2) return false;
        ReadOnlySpan<char> gap = number.Gap(sheet, first);
        if (gap is not ("." or "/" or "-") || !number.Gap(sheet, first + 1).SequenceEqual(gap)) return false;
        (int a, int b, int c) = (number.LengthOf(first), number.LengthOf(first + 1), number.LengthOf(first + 2));
        bool dayFirst = a <= 2 && b <= 2 && (c == 4 || (c == 2 && last == first + 2));
        return dayFirst || (a == 4 && b <= 2 && c <= 2 && sheet.Chars[number.Groups[first].Start..][..2] is "19" or "20");
    }

    private static bool IsPhone(Sheet sheet, Numbers number, int first, int last, ReadOnlySpan<char> digits, bool? calling)
    {
        int start = number.Groups[first].Start;
        if (Plus(sheet, start) >= 0) return HasPlan(digits);
        if (calling is false) return false;
        if (digits.StartsWith("00") && digits.Length >= 10)
        {
            return HasExit(digits[2..]) && HasPlan(digits[2..]);
        }
        if (Measured.Contains(sheet.WordAfter(number.Groups[last].End))) return false;
        if (IsSpaced(number, first, last)) return calling is true || (digits[0] == '0' ? digits.Length is 10 or 11 && digits[1] != '0' : IsMobile(sheet.Lang, digits)) && !IsCountedUp(digits);
        if (calling is true && !IsYears(number, first, last, digits)) return true;
        bool alone = first == last;
        if (digits[0] == '0') return IsNational(sheet, number, first, last, digits, alone);
        return IsLocal(sheet, number, first, last, digits, alone);
    }

    private static bool HasExit(ReadOnlySpan<char> digits)
    {
        foreach (string code in Exits)
        {
            if (digits.StartsWith(code)) return true;
        }
        return false;
    }

    private static bool HasPlan(ReadOnlySpan<char> digits)
    {
        if (digits[0] == '0') return false;
        foreach ((string code, int min, int max) in Plans)
        {
            if (digits.StartsWith(code)) return digits.Length >= min && digits.Length <= max;
        }
        return digits.Length is >= 8 and <= 15;
    }

    // With the national 0: GB, DE, FR, IT.
    private static bool IsNational(Sheet sheet, Numbers number, int first, int last, ReadOnlySpan<char> digits, bool alone)
    {
        if (digits[1] == '0') return false;
        if (alone) return digits.Length is 10 or 11 || (digits.Length == 12 && sheet.Lang is "de") || (digits.Length == 9 && sheet.Lang is "it" or "de");
        // A run of equal small groups other than the French pairs is a list.
        if (number.LengthOf(first) == 1 && !(sheet[number.Groups[first].Start - 1] == '(')) return false;
        return digits.Length is >= 9 and <= 12;
    }

    // Without any prefix: US, ES, PL and Italian mobiles.
    private static bool IsLocal(Sheet sheet, Numbers number, int first, int last, ReadOnlySpan<char> digits, bool alone)
    {
        ReadOnlySpan<char> gap = alone ? "" : number.Gap(sheet, first);
        bool spanish = digits[0] is >= '6' and <= '9';
        bool polish = digits[0] is >= '1' and <= '8';
        bool known = sheet.Lang is null || (sheet.Lang is "es" && spanish) || (sheet.Lang is "pl" && polish);
        switch (digits.Length)
        {
            case 9 when alone:
                return (sheet.Lang is "es" && digits[0] is '6' or '7' or '9') || (sheet.Lang is "pl" && digits[0] is >= '4' and <= '8');
            case 9 when number.IsWritten(first, last, 3, 3, 3):
                return (gap is "-" && spanish | polish) || (known && (gap is " " && spanish || sheet.Lang is "es" or "pl"));
            case 9 when number.IsWritten(first, last, 3, 2, 2, 2) || number.IsWritten(first, last, 2, 3, 2, 2):
                return spanish || polish;
            case 9 when number.IsWritten(first, last, 3, 6):
                return sheet.Lang is "es" or "pl" && spanish | polish;
            case 10 when alone:
                return sheet.Lang is "it" && digits[0] == '3';
            case 10 when number.IsWritten(first, last, 3, 3, 4):
                // No exchange begins with 0 or 1, but the numbers of examples and of those who hide theirs do.
                return digits[0] >= '2';
            case 10 when number.IsWritten(first, last, 3, 7) || number.IsWritten(first, last, 3, 3, 2, 2) || number.IsWritten(first, last, 3, 4, 3):
                return digits[0] == '3' && (sheet.Lang is "it" or null || !number.IsWritten(first, last, 3, 4, 3));
            case 11 when number.IsWritten(first, last, 1, 3, 3, 4):
                return digits[0] == '1' && digits[1] >= '2';
            default:
                return false;
        }
    }

    // "0 7 7 0 0 …": digit by digit, so that no machine reads it.
    private static bool IsSpaced(Numbers number, int first, int last)
    {
        for (int group = first; group <= last; group++)
        {
            if (number.LengthOf(group) != 1) return false;
        }
        return true;
    }

    private static bool IsMobile(string? lang, ReadOnlySpan<char> digits) => lang switch
    {
        "es" => digits.Length == 9 && digits[0] is '6' or '7' or '9',
        "pl" => digits.Length == 9 && digits[0] is >= '4' and <= '8',
        "it" => digits.Length is 9 or 10 && digits[0] == '3',
        _ => false,
    };

    // "0 1 2 3 4 5 6 7 8 9" is a scale.
    private static bool IsCountedUp(ReadOnlySpan<char> digits)
    {
        int steps = 0;
        for (int i = 1; i < digits.Length; i++) steps += digits[i] == digits[i - 1] + 1 ? 1 : 0;
        return steps > digits.Length / 2;
    }

    // "call 1999 2000": a pair of years after a telling word.
    private static bool IsYears(Numbers number, int first, int last, ReadOnlySpan<char> digits) =>
        number.IsWritten(first, last, 4, 4) && digits[..2] is "19" or "20" && digits[4..6] is "19" or "20";

    // Where a plus stands before the number: "+44", "+ 44", "(+44", "+(44".
    private static int Plus(Sheet sheet, int start)
    {
        if (sheet[start - 1] == '+') return start - 1;
        return sheet[start - 1] is ' ' or '(' && sheet[start - 2] == '+' ? start - 2 : -1;
    }

    private static void Take(Sheet sheet, Numbers number, int first, int last)
    {
        int start = number.Groups[first].Start;
        int end = number.Groups[last].End;
        if (Plus(sheet, start) is >= 0 and int plus) start = plus;
        // Brackets that belong to the number go with it, and only in pairs.
        if (sheet[start - 1] == '(' && sheet.Chars[start..end].Contains(')') && !sheet.Chars[start..end].Contains('(')) start--;
        else if (sheet[start - 1] == '(' && sheet.Chars[start..end].Count(')') > sheet.Chars[start..end].Count('(')) start--;
        sheet.Take(start, end, Kinds.Phone);
    }
}
