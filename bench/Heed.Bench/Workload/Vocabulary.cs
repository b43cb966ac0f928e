namespace Heed.Bench.Workload;

/// <summary>Made-up words, frequent ones first and short, and the phrases that stand in posts again and again. The first few are English, so
/// that <c>the OR and</c> means here what it means in a town.</summary>
internal sealed class Vocabulary
{
    public const int WordCount = 130_000;
    public const int PhraseCount = 40_000;

    /// <summary>Words more frequent than this stand in no phrase.</summary>
    private const int PhrasesFrom = 20;

    private static readonly string[] English =
    [
        "the", "and", "to", "of", "a", "in", "is", "it", "for", "that", "on", "was", "with", "you", "this", "but", "be", "at", "not", "have",
        "are", "so", "my", "they", "just", "we", "as", "from", "all", "me", "out", "no", "if", "what", "by", "an", "can", "there", "about",
        "one", "like", "when", "up", "had", "will", "more", "has", "or", "their", "get",
    ];

    private static readonly string[] Onsets =
    [
        "b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "b", "c", "d", "g", "k", "l", "m", "n", "p", "r", "s", "t", "y",
        "br", "ch", "cl", "cr", "dr", "fl", "fr", "gr", "pl", "pr", "qu", "sh", "sl", "sp", "st", "tr", "th", "con", "des", "pre", "in", "un",
    ];

    private static readonly string[] Vowels = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "a", "e", "y", "ai", "ea", "ou", "io"];
    private static readonly string[] Endings = ["", "", "", "n", "r", "s", "t", "l", "ng", "nt", "st", "rd", "ck", "m"];

    private readonly Zipf _words = new(WordCount), _phrases = new(PhraseCount);

    public Vocabulary(int seed)
    {
        Words = MakeWords(seed);
        Phrases = MakePhrases(seed);
    }

    /// <summary>Lower case, ASCII, each once; most frequent first.</summary>
    public string[] Words { get; }

    /// <summary>Two or three words each; most frequent first.</summary>
    public string[][] Phrases { get; }

    /// <summary>A word as often as it stands in posts.</summary>
    public string Word(ref Dice dice) => Words[_words.Rank(ref dice)];

    /// <summary>A word of the ranks from <paramref name="from"/> up to <paramref name="to"/>, the frequent ones more often.</summary>
    public string Word(ref Dice dice, int from, int to = WordCount) => Words[_words.Rank(ref dice, from, to)];

    public string[] Phrase(ref Dice dice, int from = 0) => Phrases[_phrases.Rank(ref dice, from, PhraseCount)];

    private static string[] MakeWords(int seed)
    {
        HashSet<string> known = [.. English];
        List<string> words = [.. English];
        Dice dice = Dice.Of(seed, Streams.Words, 0);
        while (words.Count < WordCount)
        {
            // Rarer words are longer.
            int syllables = 1 + (words.Count > 800 ? dice.Between(0, 1) : 0) + (words.Count > 6_000 ? dice.Between(0, 1) : 0) + (words.Count > 60_000 ? dice.Between(0, 1) : 0);
            string word = "";
            for (int i = 0; i < syllables; i++) word += dice.Pick(Onsets) + dice.Pick(Vowels);
            word += dice.Pick(Endings);
            if (word.Length > 2 && known.Add(word)) words.Add(word);
        }
        return [.. words];
    }

    private string[][] MakePhrases(int seed)
    {
        Dice dice = Dice.Of(seed, Streams.Phrases, 0);
        string[][] phrases = new string[PhraseCount][];
        for (int i = 0; i < PhraseCount; i++)
        {
            phrases[i] = new string[dice.Percent(30) ? 3 : 2];
            for (int word = 0; word < phrases[i].Length; word++) phrases[i][word] = Word(ref dice, PhrasesFrom);
        }
        return phrases;
    }
}
