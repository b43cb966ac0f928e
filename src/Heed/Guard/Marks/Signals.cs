using System.Collections.Frozen;

namespace Heed.Guard.Marks;

/// <summary>What a text has in it that some search begins at. A search whose signal is missing cannot find anything.</summary>
[Flags]
internal enum Signals
{
    None = 0,

    /// <summary>An at sign.</summary>
    At = 1,

    /// <summary>A slash: a link, or an account written <c>u/name</c>.</summary>
    Slash = 2,

    /// <summary>A word by which people write an e-mail address out.</summary>
    Mail = 4,

    /// <summary>A greeting, title, thanks or ending of a letter, or a short last line.</summary>
    Name = 8,

    /// <summary>A network's name, behind which accounts are written bare.</summary>
    Account = 16,

    /// <summary>A host under which each person has one of their own.</summary>
    Site = 32,

    /// <summary>Some sign is longer or shorter than the one it stands for: places have to be kept.</summary>
    Moved = 64,

    /// <summary>Some sign stands for a letter or digit, or breaks a word unseen: the other signals hold only once it is undone.</summary>
    Disguised = 128,
}

/// <summary>One cheap look at every sign of a text, before anything is laid out for searching.</summary>
internal static class SignalScan
{
    /// <summary>Longest last line that could be nothing but a name.</summary>
    private const int LastLineMax = 160;

    private const int Places = 32;

    private static readonly FrozenDictionary<string, Signals> Words = ReadWords();

    private static readonly FrozenDictionary<string, Signals>.AlternateLookup<ReadOnlySpan<char>> WordsBySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    // Whether some word begins with these two letters: so most words need no look-up.
    private static readonly bool[] Beginnings = ReadBeginnings();

    /// <param name="digits">How many ASCII digits there are.</param>
    public static Signals Of(ReadOnlySpan<char> text, out int digits)
    {
        Signals found = Signals.None;
        digits = 0;
        int line = -1;
        bool inWord = false;
        bool afterPicture = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F')
            {
                if (!inWord) found |= WordAt(text, i);
                inWord = true;
                continue;
            }
            inWord = false;
            if (c < '\u0080')
            {
                if (char.IsAsciiDigit(c)) digits++;
                else if (c == '@') found |= Signals.At;
                else if (c == '/') found |= Signals.Slash;
                else if (c is '(' or '[' or '{' or '<') found |= OpensAt(text, i);
                else if (c is '\n' or '\r') line = i;
                else if (c is < ' ' and not '\t' or '\u007F') found |= Signals.Disguised | Signals.Moved;
                continue;
            }
            if (c is >= '\u2013' and <= '\u201E' or '\u2026' or '\u20AC' or PlainSigns.Other) continue;
            found |= Odd(text, ref i, ref afterPicture, ref inWord);
        }
        if (line >= 0 && text.Length - line <= LastLineMax) found |= Signals.Name;
        return found;
    }

    private static Signals Odd(ReadOnlySpan<char> text, ref int i, ref bool afterPicture, ref bool inWord)
    {
        int start = i;
        char plain = PlainSigns.Of(text, ref i);
        if (plain == PlainSigns.Other)
        {
            afterPicture = true;
            return Signals.Moved;
        }
        if (plain == PlainSigns.None)
        {
            // Joiners and variants that belong to a picture disguise nothing.
            bool joins = afterPicture && start > 0 && !char.IsLetterOrDigit(text[start - 1]) && (i + 1 >= text.Length || !char.IsLetterOrDigit(text[i + 1]));
            return joins ? Signals.Moved : Signals.Moved | Signals.Disguised;
        }
        afterPicture = false;
        inWord = char.IsLetter(plain);
        bool same = plain == text[start] || plain is ' ' or '-' or '\'' or '.';
        return (same ? Signals.None : Signals.Disguised) | (i > start ? Signals.Moved : Signals.None);
    }

    // "(at)", "[ ät ]", "{ad}".
    private static Signals OpensAt(ReadOnlySpan<char> text, int i)
    {
        if (i + 1 < text.Length && text[i + 1] == ' ') i++;
        return i + 2 < text.Length && text[i + 1] is 'a' or 'A' or 'ä' or 'Ä' && text[i + 2] is 't' or 'T' or 'd' or 'D' ? Signals.Mail : Signals.None;
    }

    private static Signals WordAt(ReadOnlySpan<char> text, int start)
    {
        if (start + 1 == text.Length) return Signals.None;
        (int a, int b) = (Place(text[start]), Place(text[start + 1]));
        if (!Beginnings[a * Places + b]) return Signals.None;
        int end = start + 1;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        WordsBySpan.TryGetValue(text[start..end], out Signals signals);
        return signals;
    }

    // 0 to 25 the letters, the rest: a letter of no English alphabet, and any other sign.
    private static int Place(char c)
    {
        int letter = (c | 0x20) - 'a';
        if (letter is >= 0 and < 26 && c < '\u0080') return letter;
        return char.IsLetter(c) ? 30 : 31;
    }

    private static FrozenDictionary<string, Signals> ReadWords()
    {
        Dictionary<string, Signals> words = new(StringComparer.OrdinalIgnoreCase);
        Add(NameCues.Words, Signals.Name);
        Add(SpokenEmails.Words, Signals.Mail);
        Add(Handles.Networks, Signals.Account);
        Add(Handles.SiteWords, Signals.Site);
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

        void Add(IEnumerable<string> more, Signals signal)
        {
            foreach (string word in more) words[word] = words.GetValueOrDefault(word) | signal;
        }
    }

    private static bool[] ReadBeginnings()
    {
        bool[] beginnings = new bool[Places * Places];
        foreach (string word in Words.Keys) beginnings[Place(word[0]) * Places + (word.Length > 1 ? Place(word[1]) : Places - 1)] = true;
        return beginnings;
    }
}
