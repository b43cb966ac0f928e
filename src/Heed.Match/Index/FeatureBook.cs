using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Numbers for whatever queries ask of posts and a post either has or has not, given in the order of asking.</summary>
/// <param name="measured">How often posts had features, as far as was measured.</param>
internal sealed class FeatureBook(Rates measured)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, int), int> _pairs = [];

    /// <summary>By number: what is kept of each.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>Words, emoji and values of fields, which are looked up.</summary>
    public List<(WordKey Key, string Bare, int Feature)> Words { get; } = [];

    public IReadOnlyDictionary<(int First, int Second), int> Pairs => _pairs;

    /// <summary>By the word's feature: tests of words with that bare form.</summary>
    public Dictionary<int, List<WordRule>> RulesOfWords { get; } = [];

    /// <summary>By the beginning of a bare form, of three units or more.</summary>
    public Dictionary<string, List<WordRule>> RulesOfBeginnings { get; } = new(StringComparer.Ordinal);

    /// <summary>Tests of words spelt nearly so.</summary>
    public List<WordRule> RulesOfSpellings { get; } = [];

    /// <summary>Tests of every word.</summary>
    public List<WordRule> RulesOfAll { get; } = [];

    /// <summary>A bit for each <see cref="FieldKind"/> that is asked for.</summary>
    public uint Fields { get; private set; }

    public bool HasPieces { get; private set; }

    public bool HasTitles { get; private set; }

    /// <param name="IsExtra">A word may have it besides its bare form.</param>
    /// <param name="Sign">The same for the same thing in every book.</param>
    /// <param name="Rate">How large a part of all posts has it: measured, else guessed.</param>
    public readonly record struct Entry(bool IsExtra, ulong Sign, double Rate);

    /// <returns>The feature of the words that pass a test; -1: none do.</returns>
    public int Of(WordTest test)
    {
        switch (test)
        {
            case NoTest:
                return -1;
            case TermTest { IsPlain: true } term:
                return Word(term.Bare);
            case EmojiTest { IsPlain: true } emoji:
                return Emoji(emoji.Bare);
        }
        if (_numbers.TryGetValue(test.Key, out int known)) return known;
        int feature;
        switch (test)
        {
            case TermTest term:
                feature = AddRule(Word(term.Bare), test, 0.3);
                break;
            case EmojiTest emoji:
                feature = AddRule(Emoji(emoji.Bare), test, 0.3);
                break;
            case PatternTest { IsExact: true } pattern when pattern.Prefix.Length > 0:
                feature = AddRule(Word(pattern.Prefix), test, 0.1);
                break;
            case PatternTest { Prefix.Length: >= LeastBeginning } pattern:
                feature = Number(test.Key, isExtra: true, Rates.GuessOfWord(pattern.Prefix.Length) * 2);
                if (!RulesOfBeginnings.TryGetValue(pattern.Prefix, out List<WordRule>? rules)) RulesOfBeginnings[pattern.Prefix] = rules = [];
                rules.Add(new(feature, test, pattern.IsBeginning && !pattern.IsHashtag));
                break;
            default:
                feature = Number(test.Key, isExtra: true, 0.005);
                (test is FuzzyTest { Edits: <= 2, Letters: >= 4 and <= 24 } near && near.Bare.Length == near.Letters ? RulesOfSpellings : RulesOfAll).Add(new(feature, test, false));
                break;
        }
        return feature;
    }

    /// <summary>Shorter beginnings are tests of every word.</summary>
    public const int LeastBeginning = 3;

    public int Word(string bare) => LookedUp(bare, WordKey.Of(bare), bare, Rates.GuessOfWord(bare.Length));

    private int Emoji(string bare) => LookedUp("emoji " + bare, WordKey.OfEmoji(bare), bare, 0.01);

    /// <summary>A value in the form it is compared in.</summary>
    public int Field(FieldKind kind, string value)
    {
        Fields |= 1u << (int)kind;
        string key = (char)kind + value;
        double guess = kind switch
        {
            FieldKind.Tag or FieldKind.Link => 0.001,
            FieldKind.Site => 0.002,
            FieldKind.Source => 0.01,
            FieldKind.Country => 0.2,
            _ => 0.3,
        };
        return LookedUp(key, WordKey.Of(key), key, guess);
    }

    /// <summary>A whole run of letters and digits in a literal.</summary>
    public int Piece(string piece)
    {
        HasPieces = true;
        string bare = Accents.Strip(Folding.Fold(piece));
        if (bare.Length == 0) return -1;
        string key = "piece " + bare;
        if (_numbers.TryGetValue(key, out int known)) return known;
        int word = Word(bare);
        int feature = Number(key, isExtra: true, Entries[word].Rate);
        Rules(word).Add(new(feature, null, false));
        return feature;
    }

    /// <summary>Words in a row: each beginning of the row is a feature as well.</summary>
    public int Row(IReadOnlyList<int> words)
    {
        int feature = words[0];
        for (int i = 1; i < words.Count; i++) feature = Pair(feature, words[i], 0.02 * Math.Min(Entries[feature].Rate, Entries[words[i]].Rate));
        return feature;
    }

    /// <summary>The same, found in the title.</summary>
    public int InTitle(int feature)
    {
        HasTitles = true;
        return Pair(PairTable.InTitle, feature, 0.1 * Entries[feature].Rate);
    }

    private int Pair(int first, int second, double guess)
    {
        if (_pairs.TryGetValue((first, second), out int feature)) return feature;
        ulong sign = Rates.Mix(first == PairTable.InTitle ? 1 : Entries[first].Sign, Entries[second].Sign);
        _pairs[(first, second)] = feature = Add(isExtra: true, sign, guess);
        return feature;
    }

    private int AddRule(int word, WordTest test, double part)
    {
        int feature = Number(test.Key, isExtra: true, part * Entries[word].Rate);
        Rules(word).Add(new(feature, test, false));
        return feature;
    }

    private List<WordRule> Rules(int word)
    {
        if (!RulesOfWords.TryGetValue(word, out List<WordRule>? rules)) RulesOfWords[word] = rules = [];
        return rules;
    }

    private int LookedUp(string key, WordKey wordKey, string bare, double guess)
    {
        string kept = "word " + key;
        if (_numbers.TryGetValue(kept, out int known)) return known;
        int feature = Number(kept, isExtra: false, guess);
        Words.Add((wordKey, bare, feature));
        return feature;
    }

    private int Number(string key, bool isExtra, double guess)
    {
        if (!_numbers.TryGetValue(key, out int feature)) _numbers[key] = feature = Add(isExtra, Rates.SignOf(key), guess);
        return feature;
    }

    private int Add(bool isExtra, ulong sign, double guess)
    {
        if (Entries.Count == PairTable.InTitle) throw new InvalidOperationException("The queries ask for more than 16 million different things.");
        Entries.Add(new(isExtra, sign, measured.Of(sign, guess)));
        return Entries.Count - 1;
    }
}
