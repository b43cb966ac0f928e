using System.Text.RegularExpressions;

namespace Heed.Sources.Exports;

/// <summary>Chats as plain text, a line a message: WhatsApp in the dates of all its languages, the same form as others write it, and DiscordChatExporter.</summary>
internal static partial class ExportChats
{
    public const string WhatsApp = "a chat exported from WhatsApp";

    private const int LinesLimit = 400, LineLimit = 400;

    /// <summary>What stands where a picture was, in the languages WhatsApp is most used in.</summary>
    private static readonly HashSet<string> Omitted = new(StringComparer.OrdinalIgnoreCase)
    {
        "<Media omitted>", "<Medien ausgeschlossen>", "<Multimedia omitido>", "<Archivo omitido>", "<Médias omis>", "<Media omessi>", "<Pominięto multimedia>", "<Mídia oculta>",
        "<Ficheiro não revelado>", "<Media weggelaten>", "image omitted", "Bild weggelassen", "imagen omitida", "image absente", "immagine omessa", "obraz został pominięty",
    };

    public static string? ShapeOf(string text)
    {
        if (Discord().IsMatch(text)) return "an export of Discord messages";
        int lines = 0, dated = 0, named = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace()) continue;
            if (++lines > LinesLimit) break;
            ReadOnlySpan<char> beginning = line.Length > LineLimit ? line[..LineLimit] : line;
            if (!Dated().IsMatch(beginning)) continue;
            dated++;
            if (Named().IsMatch(beginning)) named++;
        }
        // A message may have many lines; the first ones may be the program's own.
        return named >= 2 && dated * 4 >= lines && named * 3 >= dated ? $"{WhatsApp}, or one of that form" : null;
    }

    /// <summary>Words that WhatsApp itself writes in the place of a message.</summary>
    public static bool IsNoteOfWhatsApp(string cell) => Omitted.Contains(cell.Trim('\u200E', '\u200F', ' '));

    // [31.12.25, 23:59:59]   31.12.25, 23:59 -   12/31/25, 11:59 PM -   2025/12/31 下午11:59 -   31/12/2025 à 23:59 -   31-12-2025 23:59 -
    private const string Date = @"^[\u200E\u200F\uFEFF]*\[?[0-9]{1,4}[./-] ?[0-9]{1,2}[./-] ?[0-9]{1,4}\.?,?\s(?:\p{L}{1,4}\.?\s?)?[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\s?[\p{L}.]{1,6}(?:\s[\p{L}.]{1,4})?)?(?:\]| [-–])\s";

    // 2025년 12월 31일 오후 11:59, name : text
    private const string Korean = @"^[0-9]{4}년 [0-9]{1,2}월 [0-9]{1,2}일 \p{L}{2} [0-9]{1,2}:[0-9]{2},\s";

    [GeneratedRegex(Date + "|" + Korean, RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex("(?:" + Date + "|" + Korean + @")[^:]{1,80}:\s", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"\A\s*={20,}\r?\nGuild: [^\n]+\nChannel: ", RegexOptions.CultureInvariant)]
    private static partial Regex Discord();
}
