using System.Net;
using System.Net.Sockets;

namespace Heed.Guard.Marks;

/// <summary>Internet addresses of both versions; four numbers after a word like "version" are none.</summary>
internal static class Ips
{
    private static readonly WordSet Addressing = new("ip ipv ipv4 address adresse dirección indirizzo adres host server router");

    private static readonly WordSet Numbering = new(
        "v version versión versione wersja wersji release build firmware driver update patch app android ios windows chrome firefox software section chapter " +
        "abschnitt kapitel artikel article artículo sección clause rule paragraph §");

    public static void Find(Sheet sheet)
    {
        if (!sheet.Chars.ContainsAny('.', ':')) return;
        for (int i = 0; i < sheet.Length; i++)
        {
            if (!char.IsAsciiHexDigit(sheet[i]) && sheet[i] != ':') continue;
            if (Sheet.IsWord(sheet[i - 1]) || sheet[i - 1] is '.' or ':' or '-') continue;
            if (char.IsAsciiDigit(sheet[i]) && End4(sheet, i) is > 0 and int end4)
            {
                if (sheet.Context(i, Addressing, Numbering) is not false && !sheet.IsShielded(i)) sheet.Take(i, end4, Kinds.Ip);
                i = end4;
            }
            else if (End6(sheet, i) is > 0 and int end6)
            {
                sheet.Take(i, end6, Kinds.Ip);
                i = end6;
            }
        }
    }

    private static int End4(Sheet sheet, int start)
    {
        int i = start;
        for (int part = 0; part < 4; part++)
        {
            if (part > 0 && sheet[i++] != '.') return 0;
            int value = 0;
            int first = i;
            while (char.IsAsciiDigit(sheet[i]) && i - first < 4) value = value * 10 + sheet[i++] - '0';
            if (i == first || value > 255 || (i - first > 1 && sheet[first] == '0')) return 0;
        }
        bool goesOn = Sheet.IsWord(sheet[i]) || sheet[i] is '-' || (sheet[i] == '.' && char.IsAsciiDigit(sheet[i + 1]));
        return goesOn ? 0 : i;
    }

    private static int End6(Sheet sheet, int start)
    {
        int end = start;
        int colons = 0;
        bool digit = false;
        while ((char.IsAsciiHexDigit(sheet[end]) || sheet[end] is ':') && end - start < 40)
        {
            if (sheet[end] == ':') colons++;
            digit |= char.IsAsciiDigit(sheet[end]);
            end++;
        }
        if (sheet[end - 1] == ':' && sheet[end - 2] != ':') { end--; colons--; }
        // "12:30:45" is a time and "a::b" is code: an address has more to it.
        if (!digit || colons < 2 || end - start < 6 || Sheet.IsWord(sheet[end])) return 0;
        return IPAddress.TryParse(sheet.Chars[start..end], out IPAddress? address) && address.AddressFamily is AddressFamily.InterNetworkV6 ? end : 0;
    }
}
