using System.Globalization;
using System.Numerics;

namespace Village.Telling;

/// <summary>Personal data that belongs to nobody. No string is given twice, nor as a part of another. Phones: the United Kingdom's and Germany's ranges for drama
/// (Ofcom; Bundesnetzagentur, Mitteilung 148/2021). Spain keeps no such range: numbers that end in a run of zeros. Cards: numbers
/// that payment firms publish for tests. IBANs: invented bank codes with true check digits.</summary>
internal sealed class PersonalData(Dice dice)
{
    private static readonly string[] Kinds = ["email", "phone", "handle", "card", "iban"];

    private static readonly string[] Cards =
    [
        "4111111111111111", "4242424242424242", "4012888888881881", "4000056655665556", "5555555555554444", "5105105105105100", "2223003122003222",
        "5200828282828210", "378282246310005", "371449635398431", "6011111111111117", "6011000990139424", "3530111333300000", "3566002020360505",
        "30569309025904", "38520000023237",
    ];

    private static readonly string[] FirstParts = ["marrow", "old.tin", "kettle", "wren", "lampwick", "biscuit", "north.pier", "plum", "attic", "saltbox", "fern", "cobble"];
    private static readonly string[] Domains = ["post.example", "kelderwick-mail.example", "brief.example", "correo.example", "inbox.example"];

    private readonly List<string> _given = [];

    /// <returns>One of <c>email</c>, <c>phone</c>, <c>handle</c>, <c>card</c>, <c>iban</c>; the last two seldom in the forum.</returns>
    public string Kind(TownPlace place) => dice.Chance(place is TownPlace.Forum ? 85 : 30) ? Kinds[dice.Next(3)] : dice.Pick(Kinds);

    public string Of(string kind, string language)
    {
        while (true)
        {
            string made = kind switch
            {
                "email" => Email(),
                "phone" => Phone(language),
                "handle" => Handle(),
                "card" => Card(),
                "iban" => Iban(language),
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such personal data."),
            };
            if (_given.Any(given => given.Contains(made, StringComparison.Ordinal) || made.Contains(given, StringComparison.Ordinal))) continue;
            _given.Add(made);
            return made;
        }
    }

    private string Email() => dice.Next(3) switch
    {
        0 => $"{dice.Pick(FirstParts)}{dice.Between(10, 99)}@{dice.Pick(Domains)}",
        1 => $"{dice.Pick(FirstParts)}_{dice.Pick(FirstParts)}@{dice.Pick(Domains)}",
        _ => $"{dice.Pick(FirstParts)}.{dice.Pick(FirstParts)}+{dice.Between(1, 9)}@{dice.Pick(Domains)}",
    };

    private string Handle() => $"@{dice.Pick(FirstParts).Replace('.', '_')}_{dice.Pick(FirstParts).Replace('.', '_')}{dice.Between(1, 99)}";

    private string Phone(string language)
    {
        string three = dice.Next(1000).ToString("000", CultureInfo.InvariantCulture);
        string two = three[1..];
        return (language, dice.Next(5)) switch
        {
            ("en", 0) => $"07700 900{three}",
            ("en", 1) => $"07700900{three}",
            ("en", 2) => $"+44 7700 900{three}",
            ("en", 3) => $"020 7946 0{three}",
            ("en", _) => $"01632 960{three}",
            ("de", 0) => $"030 23125{three}",
            ("de", 1) => $"+49 30 23125 {three}",
            ("de", 2) => $"0176 040690{two}",
            ("de", 3) => $"(069) 90009-{three}",
            ("de", _) => $"0171-39200{two}",
            (_, 0) => $"+34 600 000 0{two}",
            (_, 1) => $"600 000 0{two}",
            (_, 2) => $"6000000{two}",
            (_, 3) => $"910 00 00 {two}",
            _ => $"+34 910 000 0{two}",
        };
    }

    private string Card()
    {
        string number = dice.Pick(Cards);
        string sign = dice.Pick((string[])["", " ", " ", "-"]);
        int[] groups = number.Length switch { 15 => [4, 6, 5], 14 => [4, 6, 4], _ => [4, 4, 4, 4] };
        List<string> parts = [];
        int at = 0;
        foreach (int length in groups)
        {
            parts.Add(number.Substring(at, length));
            at += length;
        }
        return string.Join(sign, parts);
    }

    private string Iban(string language)
    {
        string digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + dice.Next(10))));
        (string country, string account) = language switch
        {
            "es" => ("ES", "9999" + digits(16)),
            "de" => ("DE", "900000" + digits(12)),
            _ => ("GB", "KELD" + digits(14)),
        };
        string whole = country + CheckDigits(country, account) + account;
        return dice.Chance(60) ? string.Join(' ', whole.Chunk(4).Select(four => new string(four))) : whole;
    }

    /// <summary>ISO 13616: account, country and 00 as one number (A is 10, Z is 35); 98 less its remainder by 97.</summary>
    private static string CheckDigits(string country, string account)
    {
        string number = string.Concat((account + country + "00").Select(sign => char.IsAsciiDigit(sign) ? sign.ToString() : (sign - 'A' + 10).ToString(CultureInfo.InvariantCulture)));
        return (98 - (int)(BigInteger.Parse(number, CultureInfo.InvariantCulture) % 97)).ToString("00", CultureInfo.InvariantCulture);
    }
}
