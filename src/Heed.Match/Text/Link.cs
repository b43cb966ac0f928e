using System.Buffers;
using System.Globalization;

namespace Heed.Match.Text;

/// <summary>Addresses that stand in a text, and the hosts they name.</summary>
internal static class Link
{
    private const int LongestScheme = 12;
    private static readonly SearchValues<char> s_notInLinks = SearchValues.Create("<>\"{}|\\^`[]");
    private static readonly SearchValues<char> s_notAtEnd = SearchValues.Create(".,;:!?'*_~");
    private static readonly IdnMapping s_idn = new();

    /// <summary>UTF-16 units of the address at <paramref name="start"/>, where a letter must stand; 0: there is none. An address begins with
    /// a scheme and <c>://</c>, or with <c>www.</c>; signs that end a sentence are not part of it.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int start)
    {
        int head = HeadLength(text, start);
        if (head == 0) return 0;
        int end = start + head, open = 0;
        while (end < text.Length && IsInside(text, end, out int width))
        {
            if (text[end] == '(') open++;
            else if (text[end] == ')') open--;
            end += width;
        }
        for (; end > start + head; end--)
        {
            char last = text[end - 1];
            if (last == ')' && open < 0) open++;
            else if (last == '(') open--;
            else if (!s_notAtEnd.Contains(last)) break;
        }
        return end > start + head ? end - start : 0;
    }

    /// <summary>The host an address names, or the host itself, in the form hosts are compared in: ASCII, lower case.</summary>
    /// <returns>Null: none.</returns>
    public static string? HostOf(string address)
    {
        string host = Folding.Fold(HostIn(address).ToString());
        if (host.Length == 0) return null;
        if (System.Text.Ascii.IsValid(host)) return host;
        try
        {
            return s_idn.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

    /// <summary>The same, written to <paramref name="host"/> without allocating where the address is ASCII.</summary>
    /// <param name="host">At least as long as the address.</param>
    /// <returns>UTF-16 units of the host; 0: none; -1: it may be longer, ask <see cref="HostOf(string)"/>.</returns>
    public static int HostOf(ReadOnlySpan<char> address, Span<char> host)
    {
        ReadOnlySpan<char> found = HostIn(address);
        return System.Text.Ascii.IsValid(found) ? found.ToLowerInvariant(host) : -1;
    }

    private static ReadOnlySpan<char> HostIn(ReadOnlySpan<char> address)
    {
        ReadOnlySpan<char> rest = address.Trim();
        int scheme = rest.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) rest = rest[(scheme + 3)..];
        int path = rest.IndexOfAny("/?#\\");
        if (path >= 0) rest = rest[..path];
        rest = rest[(rest.LastIndexOf('@') + 1)..];
        int port = rest.LastIndexOf(':');
        if (port >= 0 && rest.IndexOf(']') < port) rest = rest[..port];
        return rest.TrimEnd('.');
    }

    /// <summary>Whether <paramref name="host"/> is <paramref name="wanted"/> or under it.</summary>
    public static bool IsUnder(string host, string wanted) =>
        host.EndsWith(wanted, StringComparison.Ordinal) && (host.Length == wanted.Length || host[^(wanted.Length + 1)] == '.');

    private static int HeadLength(ReadOnlySpan<char> text, int start)
    {
        int scheme = start;
        while (scheme < text.Length && scheme - start < LongestScheme && char.IsAsciiLetter(text[scheme])) scheme++;
        ReadOnlySpan<char> rest = text[scheme..];
        if (scheme - start >= 2 && rest.StartsWith("://", StringComparison.Ordinal)) return scheme + 3 - start;
        return text[start..scheme].Equals("www", StringComparison.OrdinalIgnoreCase) && rest.Length > 1 && rest[0] == '.' &&
            char.IsLetterOrDigit(rest[1])
            ? 4
            : 0;
    }

    private static bool IsInside(ReadOnlySpan<char> text, int at, out int width)
    {
        int scalar = Scalars.At(text, at, out width);
        return scalar < 0x80 ? scalar > ' ' && scalar != 0x7F && !s_notInLinks.Contains((char)scalar) : CharClass.IsPartOfWord(scalar);
    }
}
