using System.Globalization;

namespace Heed.Guard;

/// <summary>What a sign is meant to be read as: full-width, mathematical and circled letters and digits as plain ones, unusual spaces,
/// hyphens and dots as the usual ones, invisible signs as nothing.</summary>
internal static class PlainSigns
{
    /// <summary>The sign counts for nothing.</summary>
    public const char None = default;

    /// <summary>Stands for a sign that is no letter or digit, such as an emoji.</summary>
    public const char Other = '\uFFFD';

    /// <param name="i">Where the sign stands; moved to its second half when it has two.</param>
    public static char Of(ReadOnlySpan<char> text, ref int i)
    {
        char c = text[i];
        if (c is >= ' ' and < '\u007F') return c;
        if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return Of(c);
        int point = char.ConvertToUtf32(c, text[++i]);
        return point switch
        {
            >= 0x1D7CE and <= 0x1D7FF => (char)('0' + (point - 0x1D7CE) % 10),
            >= 0x1D400 and <= 0x1D6A3 => Letter((point - 0x1D400) % 52),
            >= 0x1F130 and <= 0x1F149 => (char)('A' + point - 0x1F130),
            >= 0x1F170 and <= 0x1F189 => (char)('A' + point - 0x1F170),
            >= 0x1FBF0 and <= 0x1FBF9 => (char)('0' + point - 0x1FBF0),
            0xE0001 or (>= 0xE0020 and <= 0xE007F) => None,
            _ => Other,
        };
    }

    private static char Of(char c) => c switch
    {
        '\t' => ' ',
        '\n' or '\r' or '\u2028' or '\u2029' => '\n',
        < ' ' or (>= '\u007F' and < '\u00A0') => None,
        '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF' or '\u20E3' => None,
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or (>= '\uFE00' and <= '\uFE0F') => None,
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' => '-',
        '\u2024' or '\u00B7' or '\u2022' or '\u2027' => '.',
        '\u2018' or '\u2019' or '\u02BC' => '\'',
        (>= '\uFF01' and <= '\uFF5E') => (char)(c - 0xFEE0),
        (>= '\u2460' and <= '\u2468') => (char)('1' + c - '\u2460'),
        (>= '\u24B6' and <= '\u24CF') => (char)('A' + c - '\u24B6'),
        (>= '\u24D0' and <= '\u24E9') => (char)('a' + c - '\u24D0'),
        _ when char.IsWhiteSpace(c) => ' ',
        _ when char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        _ => c,
    };

    private static char Letter(int n) => (char)(n < 26 ? 'A' + n : 'a' + n - 26);
}
