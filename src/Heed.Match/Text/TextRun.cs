using System.Collections.Frozen;

namespace Heed.Match.Text;

/// <summary>What a run of a text is.</summary>
internal enum RunKind
{
    Text,
    Link,
    Emoji,
    Redaction,
}

/// <summary>A run of a text that is of one kind.</summary>
/// <param name="Start">Zero-based UTF-16 offset.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct TextRun(RunKind Kind, int Start, int End)
{
    /// <summary>What stands between square brackets where the guard has taken something out.</summary>
    private static readonly FrozenSet<string> s_redacted = FrozenSet.Create(StringComparer.Ordinal,
        "email", "phone", "handle", "url", "iban", "card", "id", "national-id", "plate", "address", "postcode", "ip", "name", "person");

    private const int LongestMark = 11;

    /// <summary>Cuts a text into runs: plain text, addresses, emoji, redaction marks; together they cover it.</summary>
    public static List<TextRun> Cut(ReadOnlySpan<char> text)
    {
        List<TextRun> runs = [];
        int plain = 0, before = -1;
        for (int at = 0; at < text.Length;)
        {
            int scalar = Scalars.At(text, at, out int width);
            (RunKind kind, int length) = SpecialAt(text, at, scalar, before);
            if (length == 0)
            {
                before = scalar;
                at += width;
                continue;
            }
            if (at > plain) runs.Add(new(RunKind.Text, plain, at));
            runs.Add(new(kind, at, at + length));
            at = plain = at + length;
            before = -1;
        }
        if (text.Length > plain) runs.Add(new(RunKind.Text, plain, text.Length));
        return runs;
    }

    private static (RunKind Kind, int Length) SpecialAt(ReadOnlySpan<char> text, int at, int scalar, int before)
    {
        if (scalar < 0x80)
        {
            if (char.IsAsciiLetter((char)scalar))
            {
                bool inWord = before is >= 0 and < 0x80 && char.IsAsciiLetterOrDigit((char)before);
                return inWord ? default : (RunKind.Link, Link.LengthAt(text, at));
            }
            if (scalar == '[') return (RunKind.Redaction, RedactionAt(text[at..]));
            if (!char.IsAsciiDigit((char)scalar) && scalar is not ('#' or '*')) return default;
        }
        return (RunKind.Emoji, EmojiSequence.LengthAt(text, at));
    }

    /// <summary>UTF-16 units of the redaction mark at the beginning of a text; 0: there is none.</summary>
    public static int RedactionAt(ReadOnlySpan<char> text)
    {
        int end = text[..Math.Min(text.Length, LongestMark + 2)].IndexOf(']');
        return end > 0 && s_redacted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[1..end]) ? end + 1 : 0;
    }
}
