namespace Heed.Guard.Marks;

/// <summary>Payment cards: 13 to 19 digits of a card scheme that pass the Luhn check (ISO/IEC 7812).</summary>
internal static class Cards
{
    public static void Find(Sheet sheet)
    {
        Numbers number = sheet.Numbers;
        for (int at = number.Read(sheet, 0); at >= 0; at = number.Read(sheet, at))
        {
            if (number.Size < 13 || sheet.IsShielded(number.Groups[0].Start)) continue;
            for (int first = 0; first < number.Count; first++)
            {
                int last = LongestCard(sheet, number, first);
                if (last < 0) continue;
                sheet.Take(number.Groups[first].Start, number.Groups[last].End, Kinds.Card);
                first = last;
            }
        }
    }

    private static int LongestCard(Sheet sheet, Numbers number, int first)
    {
        // A card does not begin behind the hyphen of an order number.
        if (first > 0 && number.Gap(sheet, first - 1)[^1] != ' ') return -1;
        int digits = 0;
        int found = -1;
        for (int last = first; last < number.Count && digits < 19; last++)
        {
            digits += number.LengthOf(last);
            if (last > first && number.Gap(sheet, last - 1) is not (" " or "-" or "." or "  " or " - ")) break;
            if (digits is < 13 or > 19 || !number.StandsAlone(sheet, first, last)) continue;
            if (IsCard(number.Digits(first, last)) && !AreYears(sheet, number, first, last)) found = last;
        }
        return found;
    }

    // Cards begin with 2 to 6; parcel, article and book numbers mostly do not.
    private static bool IsCard(ReadOnlySpan<char> digits) => digits is [>= '2' and <= '6', ..] && Luhn(digits);

    private static bool AreYears(Sheet sheet, Numbers number, int first, int last)
    {
        for (int group = first; group <= last; group++)
        {
            if (number.LengthOf(group) != 4 || sheet.Chars[number.Groups[group].Start..][..2] is not ("19" or "20")) return false;
        }
        return true;
    }

    public static bool Luhn(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0 && digits.ContainsAnyExcept('0');
    }
}
