using System.Numerics;

namespace Heed.Guard.Sieve.Learned;

/// <summary>What the classifier sees of a text. Nothing is allocated. Whoever changes this trains again.</summary>
internal static class TextFeatures
{
    /// <summary>UTF-16 units looked at; a passage is shorter.</summary>
    public const int TextMax = 2048;

    private const int LettersMin = 3;
    private const int LettersMax = 5;

    /// <param name="reading">After <see cref="Undisguise"/>; case and accents do not matter before.</param>
    public static void Of<T>(ReadOnlySpan<char> reading, ref T features) where T : IFeatures, allows ref struct
    {
        Span<char> plain = stackalloc char[2 * TextMax + 2];
        Span<char> accented = stackalloc char[2 * TextMax + 2];
        int length = Fold(reading.Length > TextMax ? reading[..TextMax] : reading, plain, accented);
        Letters(plain[..length], ref features);
        Words(plain[..length], accented[..length], ref features);
    }

    // One space before, between and after words; digits are alike; a question mark and an exclamation mark are words.
    private static int Fold(ReadOnlySpan<char> reading, Span<char> plain, Span<char> accented)
    {
        plain[0] = accented[0] = ' ';
        int length = 1;
        foreach (char sign in reading)
        {
            char c = char.ToLowerInvariant(sign);
            if (char.IsLetter(c))
            {
                (accented[length], plain[length]) = (c, PlainLetters.Of(c));
                length++;
                continue;
            }
            if (char.IsDigit(c) || c is '?' or '!')
            {
                bool digit = c is not ('?' or '!');
                if (!digit && plain[length - 1] != ' ') accented[length] = plain[length++] = ' ';
                accented[length] = plain[length] = digit ? '0' : c;
                length++;
                if (digit) continue;
            }
            if (plain[length - 1] == ' ') continue;
            accented[length] = plain[length] = ' ';
            length++;
        }
        if (plain[length - 1] != ' ') accented[length] = plain[length++] = ' ';
        return length;
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
                if (i - start + 1 >= LettersMin) features.Add(Block.Letters, Finish(hash));
            }
        }
    }

    private static void Words<T>(scoped ReadOnlySpan<char> plain, scoped ReadOnlySpan<char> accented, ref T features) where T : IFeatures, allows ref struct
    {
        ulong cues = 0;
        uint before = 0;
        int start = 1;
        while (start < plain.Length)
        {
            int end = start + plain[start..].IndexOf(' ');
            uint word = Hash(Block.Words, plain[start..end]);
            features.Add(Block.Words, Finish(word));
            if (!plain[start..end].SequenceEqual(accented[start..end])) features.Add(Block.Words, Finish(Hash(Block.Words, accented[start..end])));
            features.Add(Block.Pairs, Finish(Next(Next(Seed(Block.Pairs), before), word)));
            cues |= Cues.Of(plain[start..end], before);
            before = word;
            start = end + 1;
        }
        for (ulong rest = cues; rest != 0; rest &= rest - 1)
        {
            uint first = (uint)BitOperations.TrailingZeroCount(rest);
            features.Add(Block.Cues, Finish(Next(Seed(Block.Cues), first)));
            for (ulong others = rest & (rest - 1); others != 0; others &= others - 1)
            {
                features.Add(Block.CuePairs, Finish(Next(Next(Seed(Block.CuePairs), first), (uint)BitOperations.TrailingZeroCount(others))));
            }
        }
    }

    /// <summary>As <see cref="Cues"/> knows words too.</summary>
    internal static uint Hash(Block block, ReadOnlySpan<char> word)
    {
        uint hash = Seed(block);
        foreach (char c in word) hash = Next(hash, c);
        return hash;
    }

    internal static uint Next(uint hash, uint value) => (hash ^ value) * 0x01000193;

    private static uint Seed(Block block) => 0x811C9DC5 + (uint)block * 0x9E3779B9;

    // FNV-1a leaves the upper bits of short texts alike (finaliser of MurmurHash3).
    private static uint Finish(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }
}
