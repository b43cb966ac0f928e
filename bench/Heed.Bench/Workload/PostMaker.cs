using System.Globalization;
using System.Text;
using Heed.Match;

namespace Heed.Bench.Workload;

/// <summary>What posts a run is made of.</summary>
public enum TextKind
{
    /// <summary>14 words and 86 bytes in the mean, ASCII words and signs between them.</summary>
    Short,

    /// <summary>As <see cref="Short"/>; 15 in a hundred have an apostrophe, an accent, a hashtag, an emoji or an address.</summary>
    Mixed,

    /// <summary>1 to 5 KB, ASCII.</summary>
    Long,
}

/// <summary>Makes posts. A post depends on seed, kind and number alone.</summary>
internal sealed class PostMaker(int seed, Vocabulary vocabulary, Sites sites)
{
    // Signs come on top: 3 in a hundred.
    private const int ShortestLong = 1_000, LongestLong = 4_850;
    private const double SlotsWithPhrase = 6, PostsOutOfTheOrdinary = 15;
    private static readonly string[] Emoji = ["👍", "👍🏽", "❤️", "😂", "🚋", "🇵🇱"];

    public PostFields[] Make(TextKind kind, int count)
    {
        PostFields[] posts = new PostFields[count];
        for (int i = 0; i < count; i++) posts[i] = Post(kind, i);
        return posts;
    }

    private PostFields Post(TextKind kind, int number)
    {
        Dice dice = Dice.Of(seed, kind switch { TextKind.Short => Streams.Short, TextKind.Mixed => Streams.Mixed, _ => Streams.Long }, number);
        List<string> words = kind is TextKind.Long ? Words(ref dice, int.MaxValue, dice.Between(ShortestLong, LongestLong)) : Words(ref dice, ShortLength(ref dice), int.MaxValue);
        if (kind is TextKind.Mixed && dice.Percent(PostsOutOfTheOrdinary)) MakeExtraordinary(ref dice, words);
        return new PostFields
        {
            Text = Text(ref dice, words),
            Lang = Sites.Language(ref dice),
            Kind = Sites.Kind(ref dice),
            Url = $"https://{sites.Host(ref dice)}/{number.ToString(CultureInfo.InvariantCulture)}",
        };
    }

    // Three dice make a hill with its middle at 14 and some long ones.
    private static int ShortLength(ref Dice dice) => dice.Between(1, 6) + dice.Between(1, 8) + dice.Between(0, 12);

    private List<string> Words(ref Dice dice, int words, int length)
    {
        List<string> made = [];
        int written = 0;
        while (made.Count < words && written < length)
        {
            string[] next = dice.Percent(SlotsWithPhrase) && made.Count + 3 <= words ? vocabulary.Phrase(ref dice) : [vocabulary.Word(ref dice)];
            made.AddRange(next);
            written += next.Sum(word => word.Length + 1);
        }
        return made;
    }

    private void MakeExtraordinary(ref Dice dice, List<string> words)
    {
        int at = dice.Between(0, words.Count - 1);
        words[at] = dice.Between(0, 4) switch
        {
            0 => words[at] + (dice.Percent(50) ? "'s" : "’s"),
            1 => Accented(words[at]),
            2 => "#" + words[at],
            3 => words[at] + " " + dice.Pick(Emoji),
            _ => $"{words[at]} https://{sites.Host(ref dice)}/{words[at]}",
        };
    }

    private static string Accented(string word)
    {
        int at = word.AsSpan().IndexOfAny("aeou");
        return at < 0 ? word + "é" : word[..at] + "áéóü"["aeou".IndexOf(word[at])] + word[(at + 1)..];
    }

    private static string Text(ref Dice dice, List<string> words)
    {
        StringBuilder text = new();
        bool begins = true;
        for (int i = 0; i < words.Count; i++)
        {
            if (i > 0) text.Append(' ');
            int start = text.Length;
            text.Append(words[i]);
            if (begins) text[start] = char.ToUpperInvariant(text[start]);
            begins = dice.Percent(8);
            if (begins) text.Append(dice.Percent(80) ? '.' : '!');
            else if (dice.Percent(5)) text.Append(',');
        }
        return text.ToString();
    }
}
