namespace Heed.Guard.Marks;

/// <summary>The arithmetic by which numbers that states give a person check themselves. Letters are capitals, nothing stands between.</summary>
internal static class CheckDigits
{
    private const string SpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
    private const string ItalianMonths = "ABCDEHLMPRST";

    // Value of a sign at an odd place of a codice fiscale: 0 to 9 and A to J share the first ten.
    private static readonly int[] ItalianOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    /// <summary>DNI (eight digits, a letter) or NIE (X, Y or Z, seven digits, a letter): 23 remainders have a letter each.</summary>
    public static bool IsSpanish(ReadOnlySpan<char> id)
    {
        if (id.Length != 9) return false;
        int rest = id[0] switch { 'X' => 0, 'Y' => 1, 'Z' => 2, _ => id[0] - '0' };
        return SpanishLetters[Rest(rest, id[1..8], 23)] == id[8];
    }

    /// <summary>Spanish social security: twelve digits, the last two the rest of the others modulo 97. Below ten million the province's digits are added, not put before.</summary>
    public static bool IsSpanishSecurity(ReadOnlySpan<char> id)
    {
        if (id.Length != 12) return false;
        int number = int.Parse(id[2..10]);
        long whole = number < 10_000_000 ? number + long.Parse(id[..2]) * 10_000_000 : long.Parse(id[..10]);
        return whole % 97 == int.Parse(id[10..]);
    }

    /// <summary>Codice fiscale, sixteen signs, by the decree of 12 March 1974. Where two people would share one, digits are letters.</summary>
    public static bool IsItalian(ReadOnlySpan<char> id)
    {
        if (id.Length != 16 || !ItalianMonths.Contains(id[8])) return false;
        int sum = 0;
        for (int i = 0; i < 15; i++)
        {
            int value = char.IsAsciiDigit(id[i]) ? id[i] - '0' : id[i] - 'A';
            sum += i % 2 == 0 ? ItalianOdd[value] : value;
        }
        return id[15] - 'A' == sum % 26;
    }

    /// <summary>PESEL, eleven digits: weights 1, 3, 7, 9, and a day of birth whose month says the century.</summary>
    public static bool IsPesel(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 11) return false;
        int month = int.Parse(digits[2..4]) % 20;
        int day = int.Parse(digits[4..6]);
        return Sum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 == 0 && month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }

    /// <summary>Polish tax number (NIP), ten digits.</summary>
    public static bool IsNip(ReadOnlySpan<char> digits) =>
        digits.Length == 10 && Sum(digits[..9], [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == digits[9] - '0';

    /// <summary>Polish identity card: three letters, six digits, of which the first checks.</summary>
    public static bool IsPolishCard(ReadOnlySpan<char> id)
    {
        ReadOnlySpan<int> weights = [7, 3, 1, 9, 7, 3, 1, 7, 3];
        int sum = 0;
        for (int i = 0; i < 9; i++) sum += (char.IsAsciiDigit(id[i]) ? id[i] - '0' : id[i] - 'A' + 10) * weights[i];
        return sum % 10 == 0;
    }

    /// <summary>Steuer-ID, eleven digits: ISO 7064 MOD 11,10; one digit occurs two or three times among the first ten, and none begins with 0.</summary>
    public static bool IsSteuerId(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 11 || digits[0] == '0') return false;
        int most = 0;
        int product = 10;
        foreach (char digit in digits[..10])
        {
            most = Math.Max(most, digits[..10].Count(digit));
            int sum = (digit - '0' + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return most is 2 or 3 && (11 - product) % 10 == digits[10] - '0';
    }

    /// <summary>German pension insurance number: eight digits (area, day of birth), a letter, two digits and one that checks: cross sums of products.</summary>
    public static bool IsGermanPension(ReadOnlySpan<char> id)
    {
        if (id.Length != 12) return false;
        ReadOnlySpan<int> weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
        Span<char> digits = stackalloc char[12];
        int letter = id[8] - 'A' + 1;
        id[..8].CopyTo(digits);
        (digits[8], digits[9]) = ((char)('0' + letter / 10), (char)('0' + letter % 10));
        id[9..11].CopyTo(digits[10..]);
        int sum = 0;
        for (int i = 0; i < 12; i++)
        {
            int product = (digits[i] - '0') * weights[i];
            sum += product / 10 + product % 10;
        }
        return int.Parse(id[2..4]) % 50 is >= 1 and <= 31 && int.Parse(id[4..6]) is >= 1 and <= 12 && sum % 10 == id[11] - '0';
    }

    /// <summary>NHS number, ten digits, modulo 11.</summary>
    public static bool IsNhs(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 10) return false;
        return (11 - Sum(digits[..9], [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 == digits[9] - '0';
    }

    /// <summary>NIR, fifteen digits: 97 less the rest of thirteen modulo 97. Corsica's departments stand for numbers of their own.</summary>
    public static bool IsFrench(ReadOnlySpan<char> id)
    {
        if (id.Length != 15) return false;
        Span<char> number = stackalloc char[13];
        id[..13].CopyTo(number);
        if (number[6] is 'A' or 'B')
        {
            (number[5], number[6]) = ('1', number[6] == 'A' ? '9' : '8');
        }
        int month = int.Parse(id[3..5]);
        return month is (>= 1 and <= 12) or (>= 20 and <= 42) or (>= 50 and <= 99) && 97 - Rest(0, number, 97) == int.Parse(id[13..]);
    }

    private static int Sum(ReadOnlySpan<char> digits, ReadOnlySpan<int> weights)
    {
        int sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += (digits[i] - '0') * weights[i];
        return sum;
    }

    private static int Rest(int rest, ReadOnlySpan<char> digits, int modulus)
    {
        foreach (char digit in digits) rest = (rest * 10 + digit - '0') % modulus;
        return rest;
    }
}
