using System.Reflection;

namespace Heed.Guard.Sieve.Learned;

/// <summary>Words of the six languages grouped by what they mean, as the file beside it lists them. A meaning is no verdict: "vote", "we",
/// "wage", "bowling" each say little, and what they say together is learnt.</summary>
internal static class Cues
{
    private const int MeaningsMax = 64;

    private static readonly Dictionary<uint, ulong> Whole = [];
    private static readonly Dictionary<uint, ulong> Stems = [];
    private static readonly Dictionary<uint, ulong> Pairs = [];

    static Cues()
    {
        using StreamReader reader = new(Assembly.GetExecutingAssembly().GetManifestResourceStream("Heed.Guard.Sieve.Learned.cues.txt")
            ?? throw new InvalidDataException("The cues are missing."));
        int meaning = -1;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.EndsWith(':')) meaning++;
            else foreach (string word in PlainLetters.Of(line).Split(' ', StringSplitOptions.RemoveEmptyEntries)) Add(word, 1UL << meaning);
        }
        if (meaning >= MeaningsMax) throw new InvalidDataException($"There are more than {MeaningsMax} meanings.");
    }

    /// <summary>One bit a meaning.</summary>
    /// <param name="before">The hash of the word before; 0: none.</param>
    public static ulong Of(ReadOnlySpan<char> word, uint before)
    {
        uint hash = TextFeatures.Hash(Block.Words, default);
        ulong found = 0;
        for (int i = 0; i < word.Length; i++)
        {
            hash = TextFeatures.Next(hash, word[i]);
            if (i >= 1 && Stems.TryGetValue(hash, out ulong stem)) found |= stem;
        }
        if (Whole.TryGetValue(hash, out ulong whole)) found |= whole;
        if (Pairs.TryGetValue(TextFeatures.Next(before, hash), out ulong pair)) found |= pair;
        return found;
    }

    private static void Add(string word, ulong meaning)
    {
        if (word.Split('_') is [var first, var second]) Merge(Pairs, TextFeatures.Next(Hash(first), Hash(second)), meaning);
        else if (word[^1] == '*') Merge(Stems, Hash(word[..^1]), meaning);
        else Merge(Whole, Hash(word), meaning);
    }

    private static uint Hash(string word) => TextFeatures.Hash(Block.Words, word);

    private static void Merge(Dictionary<uint, ulong> cues, uint hash, ulong meaning) =>
        cues[hash] = cues.GetValueOrDefault(hash) | meaning;
}
