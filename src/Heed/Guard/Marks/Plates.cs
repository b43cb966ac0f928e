using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Heed.Guard.Marks;

/// <summary>Registration plates of GB, DE, ES, FR, IT and PL, in capitals. Where a product could be called the same, a word before it
/// or the text's language decides.</summary>
internal static partial class Plates
{
    private const int TimeoutMs = 200;

    private static readonly FrozenSet<string> Driving = Sheet.WordSet(
        "plate plates reg registration regn license licence numberplate car van lorry truck taxi kennzeichen nummernschild auto wagen transporter lkw taxi fahrzeug " +
        "matrícula matricula coche furgoneta camión moto plaque immatriculation immatriculée voiture camionnette targa targata macchina furgone camion " +
        "rejestracja rejestracji rejestracyjny rejestracyjnym rejestracyjna tablica tablice tablicach auto samochód samochodu pojazd pojazdu");

    private static readonly FrozenSet<string> Selling = Sheet.WordSet(
        "model product item part sku code article artikel modell teil produkt modelo pieza producto référence modèle modello pezzo prodotto order ref version flight gate room " +
        "bestellung auftrag rechnung typ serie series train bus line linie línea ligne");

    public static void Find(Sheet sheet)
    {
        List<(int Start, int End)> finds = [];
        foreach (ValueMatch match in British().EnumerateMatches(sheet.Chars)) Add(match, needsWord: false);
        foreach (ValueMatch match in French().EnumerateMatches(sheet.Chars)) Add(match, needsWord: false);
        foreach (ValueMatch match in Spanish().EnumerateMatches(sheet.Chars)) Add(match, needsWord: false);
        foreach (ValueMatch match in Italian().EnumerateMatches(sheet.Chars)) Add(match, needsWord: sheet.Lang is not "it");
        foreach (ValueMatch match in German().EnumerateMatches(sheet.Chars)) Add(match, needsWord: sheet.Lang is not "de");
        foreach (ValueMatch match in Polish().EnumerateMatches(sheet.Chars)) Add(match, needsWord: true);
        foreach ((int start, int end) in finds)
        {
            if (!sheet.Chars[start..end].Contains(Sheet.Blank)) sheet.Take(start, end, Kinds.Plate);
        }

        void Add(ValueMatch match, bool needsWord)
        {
            bool? driving = sheet.Context(match.Index, Driving, Selling);
            if (driving is false || (needsWord && driving is not true) || sheet.IsShielded(match.Index)) return;
            finds.Add((match.Index, match.Index + match.Length));
        }
    }

    private const string Before = @"(?<![\p{L}\p{N}_#/.-])";
    private const string After = @"(?![\p{L}\p{N}_/-])";

    [GeneratedRegex(Before + @"[A-HJ-PR-Y][A-HJ-Y][0-9]{2} ?[A-HJ-PR-Z]{3}" + After, RegexOptions.None, TimeoutMs)]
    private static partial Regex British();

    [GeneratedRegex(Before + @"[A-HJ-NP-TV-Z]{2}-[0-9]{3}-[A-HJ-NP-TV-Z]{2}" + After, RegexOptions.None, TimeoutMs)]
    private static partial Regex French();

    [GeneratedRegex(Before + @"[0-9]{4}[ -]?[BCDFGHJKLMNPRSTVWXYZ]{3}" + After, RegexOptions.None, TimeoutMs)]
    private static partial Regex Spanish();

    [GeneratedRegex(Before + @"[A-HJ-NPR-TV-Z]{2} ?[0-9]{3} ?[A-HJ-NPR-TV-Z]{2}" + After, RegexOptions.None, TimeoutMs)]
    private static partial Regex Italian();

    [GeneratedRegex(Before + @"(?!USB-|HDMI|VGA-|UTF-|ISO-|DIN-)[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?[0-9]{1,4}[EH]?" + After, RegexOptions.None, TimeoutMs)]
    private static partial Regex German();

    [GeneratedRegex(Before + @"[A-Z]{2,3} ?[0-9][0-9A-Z]{3,4}" + After, RegexOptions.None, TimeoutMs)]
    private static partial Regex Polish();
}
