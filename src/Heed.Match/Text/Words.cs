using System.Runtime.InteropServices;

namespace Heed.Match.Text;

/// <summary>Cuts a text into words by UAX #29 with the additions of the query language (QUERY: Text).</summary>
public static class Words
{
    /// <summary>Changes whenever the same text could be cut or folded in another way: a full-text index made with another version is
    /// rebuilt.</summary>
    public const int Version = 1;

    /// <summary>UTF-16 units of a text that are looked at; what follows is in no word and matches nothing.</summary>
    public const int MaxLength = 1_000_000;

    /// <returns>In order; empty for a text of gaps only. URLs are not text and give no word.</returns>
    public static IReadOnlyList<Word> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(text, TextRun.Cut(Seen(text)));
    }

    /// <summary>The part of a text that is looked at.</summary>
    internal static ReadOnlySpan<char> Seen(ReadOnlySpan<char> text) => text[..Math.Min(text.Length, MaxLength)];

    internal static List<Word> Cut(string text, List<TextRun> runs)
    {
        List<Word> words = new(text.Length / 6);
        foreach (TextRun run in runs)
        {
            switch (run.Kind)
            {
                case RunKind.Text:
                    CutPlain(text, run, words);
                    break;
                case RunKind.Emoji:
                    string folded = EmojiSequence.Fold(text.AsSpan(run.Start, run.End - run.Start));
                    words.Add(new(run.Start, run.End - run.Start, words.Count, folded, EmojiSequence.Strip(folded), WordKind.Emoji));
                    break;
                case RunKind.Redaction:
                    words.Add(new(run.Start, run.End - run.Start, words.Count, "", "", WordKind.Redaction));
                    break;
            }
        }
        return words;
    }

    private static void CutPlain(string text, TextRun run, List<Word> words)
    {
        NormalText normal = NormalText.Of(text, run.Start, run.End, compatible: true);
        Span<int> scalars = CollectionsMarshal.AsSpan(normal.Scalars);
        scalars.Replace('’', '\'');
        List<int> boundaries = [];
        int from = 0;
        for (int at = scalars.IndexOf('#'); at >= 0;)
        {
            int end = HashtagEnd(scalars, at);
            if (end > 0)
            {
                CutBetween(normal, from, at, boundaries, words);
                Add(normal, at, end, WordKind.Hashtag, words);
                from = end;
            }
            int searched = Math.Max(at + 1, end);
            int next = scalars[searched..].IndexOf('#');
            at = next < 0 ? -1 : searched + next;
        }
        CutBetween(normal, from, scalars.Length, boundaries, words);
    }

    /// <summary>Where the hashtag at a <c>#</c> ends: it follows no word, runs over letters, digits and underscores and has a letter;
    /// 0: it is none.</summary>
    private static int HashtagEnd(ReadOnlySpan<int> scalars, int at)
    {
        if (at > 0 && (CharClass.IsPartOfWord(scalars[at - 1]) || scalars[at - 1] == '_')) return 0;
        int end = 0;
        bool letter = false;
        for (int i = at + 1; i < scalars.Length; i++)
        {
            int scalar = scalars[i];
            bool word = CharClass.IsPartOfWord(scalar) || scalar == '_';
            if (!word && scalar != '·' && !CharClass.IsIgnorable(scalar)) break;
            letter |= CharClass.IsLetter(scalar);
            if (word) end = i + 1;
        }
        return letter ? end : 0;
    }

    private static void CutBetween(NormalText normal, int from, int to, List<int> boundaries, List<Word> words)
    {
        ReadOnlySpan<int> scalars = CollectionsMarshal.AsSpan(normal.Scalars);
        boundaries.Clear();
        WordBreaks.Find(scalars[from..to], boundaries);
        for (int i = 1; i < boundaries.Count; i++)
        {
            (int start, int end) = (from + boundaries[i - 1], from + boundaries[i]);
            foreach (int scalar in scalars[start..end])
            {
                if (!CharClass.IsLetterOrDigit(scalar)) continue;
                Add(normal, start, end, WordKind.Plain, words);
                break;
            }
        }
    }

    private static void Add(NormalText normal, int from, int to, WordKind kind, List<Word> words)
    {
        int start = int.MaxValue, end = 0;
        for (int i = from; i < to; i++)
        {
            start = Math.Min(start, normal.Start(i));
            end = Math.Max(end, normal.End(i));
        }
        int sign = kind is WordKind.Hashtag ? 1 : 0;
        string folded = Folding.Fold(CollectionsMarshal.AsSpan(normal.Scalars)[(from + sign)..to]);
        if (folded.Length == 0) return;
        words.Add(new(start, end - start, words.Count, folded, Accents.Strip(folded), kind));
    }
}
