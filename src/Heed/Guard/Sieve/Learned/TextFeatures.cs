using System.Numerics;

namespace Heed.Guard.Sieve.Learned;

/// <summary>What the classifier sees of a text. Nothing is allocated. Whoever changes this trains again.</summary>
internal static class TextFeatures
{
    /// <summary>UTF-16 units looked at; a passage is shorter.</summary>
    public const int TextMax = 2048;

    private const int LettersMin = 2;
    private const int LettersMax = 5;
    private const int StemLetters = 5;
    private const uint StemOnly = 1;
    private const char SentenceEnd = '.';

    // Below it stand all letters of the six languages; each sign's lower case, and what that is without accents, ' ' for a gap.
    private const int TableSize = 0x250;

    private static readonly char[] LowerOf = [.. Enumerable.Range(0, TableSize).Select(c => Lower((char)c))];
    private static readonly char[] PlainOf = [.. LowerOf.Select(PlainLetters.Of)];

    /// <param name="reading">After <see cref="Undisguise"/>; case and accents do not matter before.</param>
    public static void Of<T>(ReadOnlySpan<char> reading, ref T features) where T : IFeatures, allows ref struct
    {
        if (reading.Length > TextMax) reading = reading[..TextMax];
        Span<char> plain = stackalloc char[2 * reading.Length + 2];
        Span<char> accented = stackalloc char[2 * reading.Length + 2];
        int length = Fold(reading, plain, accented);
        Letters(plain[..length], ref features);
        Words(plain[..length], accented[..length], ref features);
    }

    // One space before, between and after words; digits are alike; a question mark and an exclamation mark are words. Where a sentence ends, the
    // space of the accented text is a full stop.
    private static int Fold(ReadOnlySpan<char> reading, Span<char> plain, Span<char> accented)
    {
        plain[0] = accented[0] = ' ';
        int length = 1;
        foreach (char sign in reading)
        {
            char lower = sign < TableSize ? LowerOf[sign] : Lower(sign);
            bool gap = lower == ' ';
            bool mark = lower is '?' or '!';
            if ((gap || mark) && plain[length - 1] != ' ') accented[length] = plain[length++] = ' ';
            if (gap)
            {
                if (sign is '.' or ';' or '\n' or '…') accented[length - 1] = SentenceEnd;
                continue;
            }
            (accented[length], plain[length]) = (lower, lower < TableSize ? PlainOf[lower] : lower);
            length++;
            if (!mark) continue;
            plain[length] = ' ';
            accented[length++] = SentenceEnd;
        }
        if (plain[length - 1] != ' ') accented[length] = plain[length++] = ' ';
        accented[length - 1] = SentenceEnd;
        return length;
    }

    private static char Lower(char sign)
    {
        if (char.IsDigit(sign)) return '0';
        return char.IsLetter(sign) ? char.ToLowerInvariant(sign) : sign is '?' or '!' ? sign : ' ';
    }

    private static void Letters<T>(scoped ReadOnlySpan<char> text, ref T features) where T : IFeatures, allows ref struct
    {
        for (int start = 0; start < text.Length - 1; start++)
        {
            uint hash = Seed(Block.Letters);
            int end = Math.Min(start + LettersMax, text.Length);
            for (int i = start; i < end; i++)
            {
                hash = Next(hash, text[i]);
                if (i - start + 1 >= LettersMin) features.Add(Block.Letters, hash);
            }
        }
    }

    private static void Words<T>(scoped ReadOnlySpan<char> plain, scoped ReadOnlySpan<char> accented, ref T features) where T : IFeatures, allows ref struct
    {
        (uint before, uint stemBefore, uint stemTwoBefore, uint stemThreeBefore) = (0, 0, 0, 0);
        Span<uint> stems = stackalloc uint[plain.Length / 2];
        int stemCount = 0;
        Person person = Person.None;
        int start = 1;
        while (start < plain.Length)
        {
            int end = start + plain[start..].IndexOf(' ');
            uint word = Hash(Block.Words, plain[start..end]);
            uint stem = Hash(Block.Words, plain[start..Math.Min(end, start + StemLetters)]);
            features.Add(Block.Words, word);
            features.Add(Block.Words, Next(stem, StemOnly));
            if (!plain[start..end].SequenceEqual(accented[start..end])) features.Add(Block.Words, Hash(Block.Words, accented[start..end]));
            features.Add(Block.Pairs, Pair(before, word, apart: 1));
            features.Add(Block.Pairs, Pair(stemTwoBefore, stem, apart: 2));
            features.Add(Block.Pairs, Pair(stemThreeBefore, stem, apart: 2));
            (before, stemBefore, stemTwoBefore, stemThreeBefore) = (word, stem, stemBefore, stemTwoBefore);
            stems[stemCount++] = stem;
            Person one = Persons.Of(plain[start..end], word);
            if (one > person) person = one;
            if (accented[end] == SentenceEnd)
            {
                foreach (uint each in stems[..stemCount]) features.Add(Block.Persons, Next(Next(Seed(Block.Persons), each), (uint)person));
                (stemCount, person) = (0, Person.None);
            }
            start = end + 1;
        }
    }

    /// <returns>0 to <paramref name="buckets"/> - 1.</returns>
    public static int BucketOf(uint feature, int buckets) => (int)(((ulong)feature * (uint)buckets) >> 32);

    /// <summary>A word's, without accents.</summary>
    public static uint HashOf(ReadOnlySpan<char> word) => Hash(Block.Words, word);

    private static uint Pair(uint first, uint second, uint apart) => Next(Next(Next(Seed(Block.Pairs), first), second), apart);

    private static uint Hash(Block block, ReadOnlySpan<char> word)
    {
        uint hash = Seed(block);
        foreach (char c in word) hash = Next(hash, c);
        return hash;
    }

    // The upper bits are the ones that are used: a product moves what differs up there.
    private static uint Next(uint hash, uint value) => (BitOperations.RotateLeft(hash, 5) ^ value) * 0x9E3779B1;

    private static uint Seed(Block block) => 0x811C9DC5 + (uint)block * 0x2545F491;
}
