using System.Text;
using Heed.Guard.Marks;

namespace Heed.Guard;

/// <summary>A text without the personal data that was found in it.</summary>
/// <param name="Text">Each find replaced by its mark, <c>[email]</c>, <c>[phone]</c>, …; all else as it was. The very string given, if nothing was found.</param>
/// <param name="Spans">What was replaced, in order, none overlapping.</param>
public readonly record struct Redacted(string Text, IReadOnlyList<RedactedSpan> Spans);

/// <summary>One find.</summary>
/// <param name="Start">Zero-based UTF-16 offset in the text given.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Type">One of <see cref="Redaction.Types"/>, or <see cref="Redaction.Tracking"/>.</param>
public readonly record struct RedactedSpan(int Start, int End, string Type);

/// <summary>Finds personal data inside a text by its form, check digits and the words around it, and puts marks in its place.
/// Redacting twice changes nothing. What it misses is measured, not hidden: a name without a greeting is one of those.</summary>
public static class Redaction
{
    /// <summary>What can be found; the mark is the name in square brackets.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        Kinds.Email, Kinds.Phone, Kinds.Handle, Kinds.Url, Kinds.Iban, Kinds.Card, Kinds.NationalId,
        Kinds.Plate, Kinds.Address, Kinds.Postcode, Kinds.Ip, Kinds.Name,
    ];

    /// <summary>What a link carries only to recognise who follows it; goes without a mark, so that the link still works.</summary>
    public const string Tracking = Kinds.Tracking;

    // Each round that finds something may bare something new beside it; beyond this many a text is made to be difficult.
    private const int RoundsMax = 16;

    // Fewest digits in a number that names somebody by itself: of a state, of a telephone.
    private const int StateNumberMin = 6;
    private const int LongNumberMin = 7;

    /// <param name="lang">BCP 47 of the text: decides between forms that mean one thing in one country; null: unknown.</param>
    /// <exception cref="InvalidOperationException">The text goes on uncovering new finds; the guard turns such a post away.</exception>
    public static Redacted Redact(string text, string? lang)
    {
        Signals signals = SignalScan.Of(text, out int digits);
        if (digits == 0 && (signals & ~Signals.Moved) == Signals.None) return new(text, []);

        using Sheet sheet = Sheet.Lay(text, lang, (signals & Signals.Moved) != 0);
        if ((signals & Signals.Disguised) != 0) signals = SignalScan.Of(sheet.Chars, out digits);
        for (int round = 0; ; round++)
        {
            int before = sheet.Spans.Count;
            Search(sheet, signals, digits);
            if (sheet.Spans.Count == before) break;
            if (round == RoundsMax) throw new InvalidOperationException("A text goes on uncovering new finds.");
        }
        return sheet.Spans.Count == 0 ? new(text, []) : Mark(text, [.. sheet.Spans.OrderBy(span => span.Start)]);
    }

    /// <summary>What stands in the place of a find.</summary>
    /// <param name="type">As in <see cref="RedactedSpan.Type"/>.</param>
    internal static string MarkOf(string type) => type == Tracking ? "" : $"[{type}]";

    // The order decides who may have what two kinds could claim: the longer and the better checked first.
    private static void Search(Sheet sheet, Signals signals, int digits)
    {
        if ((signals & Signals.Slash) != 0) Urls.Find(sheet);
        if ((signals & Signals.At) != 0) Emails.Find(sheet);
        if ((signals & (Signals.Mail | Signals.At)) != 0) SpokenEmails.Find(sheet);
        if ((signals & (Signals.At | Signals.Slash | Signals.Account | Signals.Site)) != 0) Handles.Find(sheet, signals);
        if (digits >= LongNumberMin) Ibans.Find(sheet);
        if (digits >= StateNumberMin) NationalIds.Find(sheet);
        if (digits >= LongNumberMin) Cards.Find(sheet);
        if (digits > 0) Ips.Find(sheet);
        if (digits >= LongNumberMin) Phones.Find(sheet);
        if (digits > 0)
        {
            Plates.Find(sheet);
            Addresses.Find(sheet);
            Postcodes.Find(sheet);
        }
        if ((signals & Signals.Name) != 0) Names.Find(sheet);
    }

    private static Redacted Mark(string text, RedactedSpan[] spans)
    {
        StringBuilder marked = new(text.Length);
        int done = 0;
        foreach (RedactedSpan span in spans)
        {
            marked.Append(text, done, span.Start - done).Append(MarkOf(span.Type));
            done = span.End;
        }
        return new(marked.Append(text, done, text.Length - done).ToString(), spans);
    }
}
