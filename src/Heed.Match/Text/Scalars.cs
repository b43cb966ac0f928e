using System.Text;

namespace Heed.Match.Text;

/// <summary>Code points of UTF-16; a lone surrogate is taken as it stands.</summary>
internal static class Scalars
{
    /// <param name="width">UTF-16 units, 1 or 2.</param>
    public static int At(ReadOnlySpan<char> text, int at, out int width)
    {
        char c = text[at];
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            width = 2;
            return char.ConvertToUtf32(c, text[at + 1]);
        }
        width = 1;
        return c;
    }

    /// <summary>The code point that ends before <paramref name="at"/>; -1 at the start.</summary>
    public static int Before(ReadOnlySpan<char> text, int at)
    {
        if (at == 0) return -1;
        return at > 1 && char.IsSurrogatePair(text[at - 2], text[at - 1])
            ? char.ConvertToUtf32(text[at - 2], text[at - 1])
            : text[at - 1];
    }

    public static StringBuilder AppendScalar(this StringBuilder text, int scalar) => scalar < 0x10000
        ? text.Append((char)scalar)
        : text.Append((char)((scalar - 0x10000 >> 10) + 0xD800)).Append((char)((scalar & 0x3FF) + 0xDC00));
}
