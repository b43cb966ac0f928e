using System.Buffers;
using System.Text;

namespace Heed.Guard.Sieve;

/// <summary>Undoes the ways in which people spell words so that machines do not see them: invisible signs, letters of other scripts
/// that look alike, digits for letters, letters set apart or repeated, words run together behind a #.</summary>
internal static class Undisguise
{
    // Letters that look like a Latin one: Cyrillic, Greek and Armenian, from Unicode's confusables.
    private const string Lookalikes =
        "аaеeоoрpсcуyхxкkмmтtнhвbіiїiјjѕsԁdԛqԝwһhӏlАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaεeιiκkνvοoρpτtυuχxηnωwσoɡgɩiոnսuհhօoᴀaᴇeɪiᴋkɴnᴏoʀrᴛtᴜu";

    private static readonly Dictionary<char, char> LatinOf = Enumerable.Range(0, Lookalikes.Length / 2)
        .ToDictionary(i => Lookalikes[2 * i], i => Lookalikes[2 * i + 1]);

    // Words worth hiding. A word with a letter blotted out is one of these; a run-together tag is cut around them.
    private static readonly string[] Core =
    [
        "strike", "strikes", "striking", "union", "unions", "unionize", "unionise", "walkout", "picket", "ballot", "solidarity",
        "huelga", "huelgas", "sindicato", "sindical", "piquete", "convenio", "streik", "streiken", "streikt", "warnstreik", "gewerkschaft", "betriebsrat", "tarifvertrag",
        "grève", "greve", "syndicat", "sciopero", "sindacato", "strajk", "związek", "zwiazek",
    ];

    // Words that hold one of them by chance.
    private static readonly string[] Harmless = ["reunion", "communion", "bunion", "striker", "strikezone", "lightningstrike", "counterstrike", "airstrike", "europeanunion", "creditunion"];

    // German writes words in one; these stand last in words that are about them.
    private static readonly string[] Heads = ["streik", "streiks", "streiken", "streikt", "gewerkschaft", "gewerkschaften", "betriebsrat", "betriebsräte"];

    private const int ShortestHead = 6;

    private const int LettersApartMin = 4;

    // The accented letters of the six languages, none of which stands for another letter.
    private static readonly SearchValues<char> PlainAccented = SearchValues.Create("àáâäãèéêëìíîïòóôöùúûüñçąćęłńśźżœÀÁÂÄÃÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜÑÇĄĆĘŁŃŚŹŻŒ");

    private static readonly SearchValues<char> GapsBetweenWords = SearchValues.Create(" \n,;:()\"!?.");

    /// <summary>The text as meant; and, where a sign can be read in two ways, as it may be meant too.</summary>
    public static IReadOnlyList<string> Readings(string text) => IsAsMeant(text) ? [text] : Undone(text);

    /// <summary>As <see cref="Readings"/>, whether or not there is anything to undo.</summary>
    internal static string[] Undone(string text)
    {
        string plain = Together(Plain(text));
        string first = Spell(plain, one: 'i', join: false), second = Spell(plain, one: 'l', join: true);
        return second == first ? [first] : [first, second];
    }

    /// <summary>There is nothing to undo, seen in one go: words of plain letters, numbers, and signs that only stand at their ends.</summary>
    internal static bool IsAsMeant(string text)
    {
        int wordStart = 0, single = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            char before = i > wordStart ? text[i - 1] : ' ';
            if (char.IsAsciiLetter(c) || PlainAccented.Contains(c))
            {
                if (char.IsAsciiDigit(before) || (char.IsUpper(c) && char.IsLower(before))) return false;
                if (i - wordStart > 1 && Same(c, before) && Same(c, text[i - 2])) return false;
            }
            else if (char.IsAsciiDigit(c))
            {
                if (before != ' ' && !char.IsAsciiDigit(before)) return false;
            }
            else if (!GapsBetweenWords.Contains(c) || (c is '.' or '!' or '?' && before != ' ' && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])))
            {
                return false;
            }
            else
            {
                ReadOnlySpan<char> word = text.AsSpan(wordStart, i - wordStart);
                if (word.Length == 1 && ++single == LettersApartMin) return false;
                if (word.Length > ShortestHead && HasHead(word)) return false;
                wordStart = i + 1;
            }
        }
        return true;
    }

    private static bool HasHead(ReadOnlySpan<char> word)
    {
        foreach (string head in Heads)
        {
            if (word.EndsWith(head, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = PlainSigns.Of(text, ref i);
            // Marks set on letters (U+0300 and on) hide them; words are compared without accents all the same.
            if (c is PlainSigns.None or (>= '\u0300' and <= '\u036F')) continue;
            if (c >= 0x80 && LatinOf.TryGetValue(c, out char latin)) c = latin;
            int length = plain.Length;
            // "striiike": a letter three times or more is there once.
            if (char.IsLetter(c) && length > 1 && Same(plain[length - 1], c) && Same(plain[length - 2], c))
            {
                while (i + 1 < text.Length && Same(text[i + 1], c)) i++;
                plain.Length--;
                continue;
            }
            plain.Append(c);
        }
        return plain.ToString();
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);

    // "s t r i k e", "s.t.r.i.k.e": single letters with the same gap between them are one word.
    private static string Together(string text)
    {
        StringBuilder? joined = null;
        int done = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsSingle(text, i)) continue;
            int gapEnd = GapEnd(text, i + 1);
            ReadOnlySpan<char> gap = text.AsSpan(i + 1, gapEnd - i - 1);
            if (gap.IsEmpty) continue;
            StringBuilder word = new();
            word.Append(text[i]);
            int end = i + 1;
            while (end + gap.Length < text.Length && text.AsSpan(end).StartsWith(gap) && IsSingle(text, end + gap.Length))
            {
                word.Append(text[end + gap.Length]);
                end += gap.Length + 1;
            }
            if (word.Length >= LettersApartMin)
            {
                joined ??= new StringBuilder(text.Length);
                // The first letter may be a word of its own: "I s t r i k e".
                joined.Append(text, done, i - done).Append(word).Append(' ').Append(word, 1, word.Length - 1);
                done = end;
                i = end - 1;
            }
        }
        return joined is null ? text : joined.Append(text, done, text.Length - done).ToString();
    }

    private static bool IsSingle(string text, int i) =>
        (char.IsLetterOrDigit(text[i]) || text[i] is '$' or '@' or '!') && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]));

    private static int GapEnd(string text, int start)
    {
        int end = start;
        while (end < text.Length && end - start < 3 && text[end] is ' ' or '.' or '-' or '_' or '*' or '|' or '/' or '+' or '~' or ',' or '\n' or PlainSigns.Other) end++;
        return end;
    }

    // Word by word; "one" is what the digit 1 stands for, "join" leaves out hyphens and dots inside words.
    private static string Spell(string text, char one, bool join)
    {
        StringBuilder spelt = new(text.Length + 16);
        int i = 0;
        while (i < text.Length)
        {
            if (!IsPart(text, i))
            {
                // Apostrophes are gaps: "l'assemblée", "workers'".
                spelt.Append(text[i] == '\'' ? ' ' : text[i]);
                i++;
                continue;
            }
            int start = i;
            while (i < text.Length && IsPart(text, i)) i++;
            bool tag = start > 0 && text[start - 1] == '#';
            Append(spelt, text.AsSpan(start, i - start), one, join, tag);
        }
        return spelt.ToString();
    }

    // Signs that can stand for a letter or cut a word count as part of it only between letters or digits.
    private static bool IsPart(string text, int i)
    {
        if (char.IsLetterOrDigit(text[i])) return true;
        if (text[i] is '$' or '@' && i + 1 < text.Length && char.IsLetter(text[i + 1]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1]))) return text[i] == '$';
        if (text[i] is not ('@' or '$' or '!' or '*' or '_' or '-' or '.' or '|' or '#' or '?')) return false;
        int before = i - 1;
        while (before >= 0 && text[before] == '*') before--;
        int after = i + 1;
        while (after < text.Length && text[after] == '*') after++;
        return before >= 0 && after < text.Length && char.IsLetterOrDigit(text[before]) && char.IsLetterOrDigit(text[after]) && i - before <= 3 && after - i <= 3;
    }

    private static void Append(StringBuilder spelt, ReadOnlySpan<char> word, char one, bool join, bool tag)
    {
        Span<char> letters = word.Length <= 256 ? stackalloc char[word.Length] : new char[word.Length];
        int count = 0;
        bool read = CountLetters(word) >= 2;
        bool blotted = false;
        for (int i = 0; i < word.Length; i++)
        {
            char c = word[i];
            if (join && c is '-' or '.' or '_' or '|' && read) continue;
            blotted |= c is '*' or '#' or '?' or '_';
            letters[count++] = read ? LetterFor(c, one) : c;
        }
        ReadOnlySpan<char> result = letters[..count];
        if (blotted && CoreLike(result) is { } core) spelt.Append(core);
        else if (tag) AppendTag(spelt, result);
        else AppendCut(spelt, result);
    }

    private static int CountLetters(ReadOnlySpan<char> word)
    {
        int count = 0;
        foreach (char c in word)
        {
            if (char.IsLetter(c)) count++;
        }
        return count;
    }

    private static char LetterFor(char c, char one) => c switch
    {
        '0' => 'o',
        '1' or '!' or '|' => one,
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    };

    private static string? CoreLike(ReadOnlySpan<char> word)
    {
        foreach (string core in Core)
        {
            if (core.Length != word.Length) continue;
            bool like = true;
            for (int i = 0; i < word.Length && like; i++) like = word[i] is '*' or '#' or '?' or '_' || Same(word[i], core[i]);
            if (like) return core;
        }
        return null;
    }

    private static void AppendTag(StringBuilder spelt, ReadOnlySpan<char> tag)
    {
        string lower = tag.ToString().ToLowerInvariant();
        if (!Harmless.Any(word => lower.Contains(word, StringComparison.Ordinal)))
        {
            foreach (string core in Core)
            {
                int at = lower.IndexOf(core, StringComparison.Ordinal);
                if (at < 0 || core.Length == lower.Length) continue;
                spelt.Append(' ').Append(tag[..at]).Append(' ').Append(tag.Slice(at, core.Length)).Append(' ').Append(tag[(at + core.Length)..]).Append(' ');
                break;
            }
        }
        AppendCut(spelt, tag);
    }

    // "DriversStrike" and "Bahnstreik" are two words each.
    private static void AppendCut(StringBuilder spelt, ReadOnlySpan<char> word)
    {
        foreach (string head in Heads)
        {
            if (word.Length < head.Length + 3 || !word.EndsWith(head, StringComparison.OrdinalIgnoreCase)) continue;
            spelt.Append(word[..^head.Length]).Append(' ').Append(word[^head.Length..]);
            return;
        }
        for (int i = 0; i < word.Length; i++)
        {
            if (i > 0 && char.IsUpper(word[i]) && char.IsLower(word[i - 1])) spelt.Append(' ');
            spelt.Append(word[i]);
        }
    }
}
