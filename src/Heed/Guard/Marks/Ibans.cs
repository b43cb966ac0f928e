using System.Collections.Frozen;

namespace Heed.Guard.Marks;

/// <summary>Bank accounts by ISO 13616: the country's length, and 1 modulo 97.</summary>
internal static class Ibans
{
    private const string Lengths =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 " +
        "GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 " +
        "MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 " +
        "TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static readonly FrozenDictionary<string, int> LengthOf =
        Lengths.Split(' ').ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry[2..]), StringComparer.OrdinalIgnoreCase);

    public static void Find(Sheet sheet)
    {
        FindPolish(sheet);
        var lengths = LengthOf.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i + 15 <= sheet.Length; i++)
        {
            if (!char.IsAsciiLetter(sheet[i]) || Sheet.IsWord(sheet[i - 1])) continue;
            int check = sheet[i + 2] == ' ' ? i + 3 : i + 2;
            if (!char.IsAsciiLetter(sheet[i + 1]) || !char.IsAsciiDigit(sheet[check]) || !char.IsAsciiDigit(sheet[check + 1])) continue;
            if (!lengths.TryGetValue(sheet.Chars.Slice(i, 2), out int length)) continue;
            int end = End(sheet, i, length);
            if (end > 0) sheet.Take(i, end, Kinds.Iban);
        }
    }

    // Poles leave the country out: 26 digits, in fours behind the two that check them.
    private static void FindPolish(Sheet sheet)
    {
        Span<char> iban = stackalloc char[28];
        Numbers number = sheet.Numbers;
        for (int at = number.Read(sheet, 0); at >= 0; at = number.Read(sheet, at))
        {
            if (number.Size != 26 || sheet.IsShielded(number.Groups[0].Start) || !number.StandsAlone(sheet, 0, number.Count - 1)) continue;
            "PL".CopyTo(iban);
            number.Digits(0, number.Count - 1).CopyTo(iban[2..]);
            if (Mod97(iban) == 1) sheet.Take(number.Groups[0].Start, number.Groups[^1].End, Kinds.Iban);
        }
    }

    private static int End(Sheet sheet, int start, int length)
    {
        Span<char> compact = stackalloc char[length];
        int count = 0;
        int i = start;
        for (; count < length; i++)
        {
            char c = sheet[i];
            if (char.IsAsciiLetterOrDigit(c)) compact[count++] = char.ToUpperInvariant(c);
            else if (c is not (' ' or '-' or '.') || !char.IsAsciiLetterOrDigit(sheet[i + 1])) return 0;
        }
        return !Sheet.IsWord(sheet[i]) && Mod97(compact) == 1 ? i : 0;
    }

    /// <summary>ISO 7064 MOD 97,10 of an IBAN without gaps, in capitals; 1: it holds.</summary>
    public static int Mod97(ReadOnlySpan<char> iban)
    {
        int rest = 0;
        for (int i = 0; i < iban.Length; i++)
        {
            char c = iban[(i + 4) % iban.Length];
            rest = char.IsAsciiDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
        }
        return rest;
    }
}
