using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Rules of words spelt nearly so. Two words within one edit (two) become the same by leaving out at most one unit (two) of each, so
/// each rule stands under what is left of its word.</summary>
internal sealed class Spellings
{
    private readonly Dictionary<ulong, WordRule[]> _rules;
    private readonly int _least, _most, _edits;

    public Spellings(IEnumerable<WordRule> rules)
    {
        All = [.. rules];
        (_least, _most) = (int.MaxValue, 0);
        Dictionary<ulong, HashSet<WordRule>> byRest = [];
        foreach (WordRule rule in All)
        {
            FuzzyTest test = (FuzzyTest)rule.Test!;
            string word = test.Bare;
            _least = Math.Min(_least, word.Length - test.Edits);
            _most = Math.Max(_most, word.Length + test.Edits);
            _edits = Math.Max(_edits, test.Edits);
            Rests(word, test.Edits, rest =>
            {
                if (!byRest.TryGetValue(rest, out HashSet<WordRule>? those)) byRest[rest] = those = [];
                those.Add(rule);
            });
        }
        _rules = byRest.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray());
    }

    public long Bytes => _rules.Sum(entry => 80L + 24 * entry.Value.Length);

    /// <summary>For words with letters of two units, which do not come apart so.</summary>
    public WordRule[] All { get; }

    public int Edits => _edits;

    public bool MayFind(int length) => length >= _least && length <= _most;

    public WordRule[] Of(ulong rest) => _rules.GetValueOrDefault(rest, []);

    public static ulong Next(ulong hash, char unit) => (hash ^ unit) * 1099511628211;

    public const ulong Seed = 14695981039346656037;

    /// <summary>The hash of a word without two of its units; -1: none.</summary>
    public static ulong Rest(ReadOnlySpan<char> word, int without, int andWithout)
    {
        ulong hash = Seed;
        for (int i = 0; i < word.Length; i++)
        {
            if (i != without && i != andWithout) hash = Next(hash, word[i]);
        }
        return hash;
    }

    private static void Rests(string word, int edits, Action<ulong> each)
    {
        each(Rest(word, -1, -1));
        for (int i = 0; i < word.Length; i++)
        {
            each(Rest(word, i, -1));
            for (int j = i + 1; j < word.Length && edits > 1; j++) each(Rest(word, i, j));
        }
    }
}
