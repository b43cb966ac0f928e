using System.Text;
using System.Text.RegularExpressions;

namespace Heed.Sources;

/// <summary>Bytes read as text.</summary>
/// <param name="Text">Without a byte order mark.</param>
/// <param name="Name">What the bytes were read as: <c>utf-8</c>, <c>windows-1252</c>, …</param>
/// <param name="Doubt">Why what was declared could not be followed, for people; null: it was, or nothing was declared.</param>
internal sealed record DecodedText(string Text, string Name, string? Doubt);

/// <summary>Finds out how bytes are to be read, as browsers do (WHATWG Encoding, XML 1.0 appendix F): byte order mark, then the
/// HTTP header, then the XML declaration, then a guess between UTF-8 and windows-1252.</summary>
internal static partial class Charset
{
    /// <summary>Bytes looked at for an XML declaration.</summary>
    private const int DeclarationBytes = 1024;

    private static readonly Encoding Windows1252 = Known("windows-1252");

    static Charset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="contentType">The HTTP header's value; null: there is none.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByMark(bytes) is { } marked) return new(marked.GetString(bytes[marked.Preamble.Length..]), marked.WebName, null);

        string? header = contentType is null ? null : HeaderCharset().Match(contentType) is { Success: true } match ? match.Groups[1].Value : null;
        if (ByPattern(bytes) is { } wide) return new(wide.GetString(bytes), wide.WebName, null);
        string? declared = DeclaredInXml(bytes);

        bool utf8 = IsUtf8(bytes, out bool ascii);
        foreach (string? label in (string?[])[header, declared])
        {
            if (label is null || ByLabel(label) is not { } encoding) continue;
            if (encoding is UTF8Encoding)
            {
                if (utf8) return new(Encoding.UTF8.GetString(bytes), "utf-8", null);
                continue;
            }
            // A UTF-16 label on bytes that do not look like it, or a Latin label on what can only be UTF-8: servers' defaults.
            if (ascii || (encoding == Windows1252 && utf8) || encoding is UnicodeEncoding) continue;
            return new(encoding.GetString(bytes), encoding.WebName, null);
        }

        string? doubt = (header ?? declared) is { } said && !ascii && ByLabel(said)?.WebName != (utf8 ? "utf-8" : Windows1252.WebName)
            ? $"The charset is given as {Shown(said)}, which does not fit; it was read as {(utf8 ? "UTF-8" : "windows-1252")}."
            : null;
        return utf8 ? new(Encoding.UTF8.GetString(bytes), "utf-8", doubt) : new(Windows1252.GetString(bytes), Windows1252.WebName, doubt);
    }

    /// <summary>The encoding of a file by its beginning: a byte order mark, else UTF-8 when it is, else windows-1252.</summary>
    /// <param name="wholeFile">False: the last character may be cut.</param>
    public static Encoding Guess(ReadOnlySpan<byte> beginning, bool wholeFile)
    {
        if (ByMark(beginning) is { } marked) return marked;
        if (!wholeFile)
        {
            int cut = beginning.Length;
            while (cut > 0 && beginning.Length - cut < 3 && (beginning[cut - 1] & 0xC0) == 0x80) cut--;
            if (cut > 0 && beginning[cut - 1] >= 0xC0) beginning = beginning[..(cut - 1)];
        }
        return IsUtf8(beginning, out _) ? new UTF8Encoding(false) : Windows1252;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes, out bool ascii)
    {
        ascii = System.Text.Ascii.IsValid(bytes);
        return ascii || System.Text.Unicode.Utf8.IsValid(bytes);
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <summary>UTF-16 without a mark shows in its first two characters.</summary>
    private static Encoding? ByPattern(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<', 0, not 0, 0, ..] or [(byte)'{', 0, not 0, 0, ..] => Encoding.Unicode,
        [0, (byte)'<', 0, not 0, ..] or [0, (byte)'{', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static string? DeclaredInXml(ReadOnlySpan<byte> bytes)
    {
        string beginning = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]);
        return XmlDeclaration().Match(beginning) is { Success: true } match ? match.Groups[1].Value : null;
    }

    /// <summary>Labels of the Encoding standard; the Latin ones mean windows-1252 there, as on the web.</summary>
    private static Encoding? ByLabel(string label) => label.Trim().ToLowerInvariant() switch
    {
        "utf-8" or "utf8" or "unicode-1-1-utf-8" => Encoding.UTF8,
        "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "us-ascii" or "ascii" or "cp1252" or "x-cp1252" => Windows1252,
        "iso-8859-9" or "latin5" => Known("windows-1254"),
        "iso-8859-11" or "tis-620" => Known("windows-874"),
        "gb2312" or "gbk" or "x-gbk" => Known("gb18030"),
        "sjis" or "x-sjis" or "windows-31j" or "ms_kanji" => Known("shift_jis"),
        "macintosh" or "mac" or "x-mac-roman" => Known("macintosh"),
        "mac-cyrillic" or "x-mac-ukrainian" => Known("x-mac-cyrillic"),
        "utf-7" => null, // Never: it hides markup.
        var name => Find(name),
    };

    private static Encoding? Find(string name)
    {
        try
        {
            return Known(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Known(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    private static string Shown(string label) => label.Length <= 40 ? $"“{label}”" : "a name too long to be one";

    [GeneratedRegex("""charset\s*=\s*["']?([^"'\s;,]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex HeaderCharset();

    [GeneratedRegex("""<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"'>]+)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex XmlDeclaration();
}
