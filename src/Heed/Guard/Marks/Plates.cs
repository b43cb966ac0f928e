namespace Heed.Guard.Marks;

/// <summary>Registration plates of GB, DE, ES, FR, IT and PL. Where a product could be called the same, and in small letters, a word
/// beside it has to say that it is one, or the text's language does.</summary>
internal static class Plates
{
    private static readonly WordSet Driving = new(
        "plate plates reg registration regn license licence numberplate car van lorry truck taxi cab driver motorbike scooter suv audi bmw mercedes vw ford opel vauxhall renault peugeot citroën fiat seat skoda toyota tesla kia hyundai golf " +
        "kennzeichen nummernschild auto wagen transporter lieferwagen lkw pkw kfz fahrzeug fahrer motorrad matrícula matricula coche furgoneta furgo camión moto taxista plaque immatriculation immatriculé immatriculée voiture camionnette camion scooter " +
        "targa targata targato macchina furgone furgoncino rejestracja rejestracji rejestracyjny rejestracyjnym rejestracyjna tablica tablice tablicach samochód samochodu pojazd pojazdu busik busa dostawczak ciężarówka taksówka");

    private static readonly WordSet Parking = new(
        "parked parking drove parkt geparkt parken aparcado aparcada aparcó garé garée stationné stationnée parcheggiata parcheggiato parkuje zaparkował zaparkowany");

    private static readonly WordSet Selling = new(
        "model product item part sku code article artikel modell teil produkt modelo pieza producto référence modèle modello pezzo prodotto order ref version flight gate room " +
        "bestellung auftrag rechnung typ serie series train bus line linie línea ligne rtx gtx rx radeon geforce ryzen intel dell samsung sony iso din en usb hdmi vga utf");

    public static void Find(Sheet sheet)
    {
        for (int i = 0; i < sheet.Length; i++)
        {
            if (!char.IsLetterOrDigit(sheet[i]) || Sheet.IsWord(sheet[i - 1])) continue;
            int end = Reading.MayBegin(sheet, i) ? PlateAt(sheet, i) : 0;
            if (end == 0 || sheet.IsShielded(i)) continue;
            sheet.Take(i, end, Kinds.Plate);
            i = end;
        }
    }

    private static int PlateAt(Sheet sheet, int i)
    {
        (int end, bool sure) = char.IsAsciiDigit(sheet[i]) ? DigitFirst(sheet, i) : LetterFirst(sheet, i);
        // Either case, but not both: "of AB12" is no plate.
        if (end == 0 || (HasCase(sheet.Chars[i..end], char.IsUpper) && HasCase(sheet.Chars[i..end], char.IsLower))) return 0;
        bool? driving = sheet.Context(i, Driving, Selling);
        if (driving is null && sheet.IsFollowedBy(end, Parking)) driving = true;
        return driving ?? (sure && !HasCase(sheet.Chars[i..end], char.IsLower)) ? end : 0;
    }

    // Spain 1234 BCD; France before 2009 1234 AB 75.
    private static (int End, bool Sure) DigitFirst(Sheet sheet, int i)
    {
        Reading spanish = new(sheet, i);
        if (spanish.Digits(4, 4))
        {
            int gap = spanish.At;
            if (spanish.Maybe(" -") && spanish.Letters(3, 3) && spanish.Ends() && !Has(sheet, gap, spanish.At, "AEIOUQaeiouq")) return (spanish.At, sheet.Lang is "es" or null || sheet[gap] == '-');
        }
        Reading french = new(sheet, i);
        bool old = french.Digits(2, 4) && french.Maybe(" ") && french.Letters(2, 3) && french.Maybe(" ") && french.Digits(2, 2) && french.Ends();
        return (old ? french.At : 0, false);
    }

    private static (int End, bool Sure) LetterFirst(Sheet sheet, int i)
    {
        Reading letters = new(sheet, i);
        bool german = IsUmlauted(sheet, i);
        if (!german && !letters.Letters(1, 3)) return (0, false);
        int count = letters.At - i;
        if (german || sheet[letters.At] is '-' or ' ' && char.IsAsciiLetter(sheet[letters.At + 1]))
        {
            int end = German(sheet, i);
            return (end, sheet.Lang is "de" && sheet.Chars[i..Math.Max(i, end)].Contains('-'));
        }
        if (count == 2)
        {
            if (British(sheet, i) is > 0 and int british) return (british, true);
            if (Italian(sheet, i, out bool hyphens) is > 0 and int italian) return (italian, hyphens || sheet.Lang is "it");
        }
        if (count <= 2 && OldSpanish(sheet, i) is > 0 and int spanish) return (spanish, sheet.Lang is "es");
        return (count >= 2 ? Polish(sheet, i) : 0, false);
    }

    // AB12 CDE.
    private static int British(Sheet sheet, int i)
    {
        Reading plate = new(sheet, i);
        bool fits = plate.Letters(2, 2) && plate.Digits(2, 2) && plate.Maybe(" ") && plate.Letters(3, 3) && plate.Ends();
        return fits && !Has(sheet, i, i + 2, "IQZiqz") && !Has(sheet, plate.At - 3, plate.At, "IQiq") ? plate.At : 0;
    }

    // Italy AB 123 CD, France AB-123-CD: the same letters and digits.
    private static int Italian(Sheet sheet, int i, out bool hyphens)
    {
        hyphens = sheet[i + 2] == '-';
        Reading plate = new(sheet, i);
        bool fits = plate.Letters(2, 2) && plate.Maybe(" -") && plate.Digits(3, 3) && plate.Maybe(" -") && plate.Letters(2, 2) && plate.Ends();
        return fits && hyphens == (sheet[plate.At - 3] == '-') && !Has(sheet, i, plate.At, "IOUiou") ? plate.At : 0;
    }

    // M-4321-XY, until 2000.
    private static int OldSpanish(Sheet sheet, int i)
    {
        Reading plate = new(sheet, i);
        return plate.Letters(1, 2) && plate.One("-") && plate.Digits(4, 4) && plate.One("-") && plate.Letters(1, 2) && plate.Ends() ? plate.At : 0;
    }

    // B-XY 1234, MTK Q 77E.
    private static int German(Sheet sheet, int i)
    {
        int gap = i;
        while (char.IsLetter(sheet[gap]) && gap - i < 4) gap++;
        if (gap - i is 0 or > 3) return 0;
        Reading plate = new(sheet, gap);
        if (!plate.One("- ") || !plate.Letters(1, 2) || !plate.Maybe(" -") || !plate.Digits(1, 4)) return 0;
        if (sheet[plate.At] is 'E' or 'H' or 'e' or 'h') plate.One("EHeh");
        return plate.Ends() && sheet.Chars[i..gap] is not ("USB" or "VGA" or "UTF" or "ISO" or "DIN") ? plate.At : 0;
    }

    // WX 12345, KR 5AB12, two or three letters, then four or five signs with a digit.
    private static int Polish(Sheet sheet, int i)
    {
        Reading plate = new(sheet, i);
        if (!plate.Letters(2, 3) || !plate.Maybe(" ")) return 0;
        int start = plate.At;
        int end = start;
        while (char.IsAsciiLetterOrDigit(sheet[end])) end++;
        return end - start is 4 or 5 && char.IsAsciiDigit(sheet[start]) && new Reading(sheet, end).Ends() ? end : 0;
    }

    private static bool IsUmlauted(Sheet sheet, int i)
    {
        for (int letter = i; letter < i + 3; letter++)
        {
            if (sheet[letter] is 'Ä' or 'Ö' or 'Ü' or 'ä' or 'ö' or 'ü') return true;
            if (!char.IsAsciiLetter(sheet[letter])) return false;
        }
        return false;
    }

    private static bool HasCase(ReadOnlySpan<char> plate, Func<char, bool> isCase)
    {
        foreach (char c in plate)
        {
            if (isCase(c)) return true;
        }
        return false;
    }

    private static bool Has(Sheet sheet, int start, int end, ReadOnlySpan<char> letters) => sheet.Chars[start..end].ContainsAny(letters);
}
