using System.Globalization;

namespace Heed.Bench.Workload;

/// <summary>A query's text under its id.</summary>
internal sealed record QueryText(string Id, string Text);

/// <summary>Makes queries as analysts save them: of a hundred, 62 of the form <c>(A OR B OR "p q") AND (C OR D) NOT E</c>, 10 NEAR, 10 phrases,
/// 9 prefixes, 9 single words. The n-th query depends on the seed and n alone, so that a smaller set is the beginning of a larger one.</summary>
internal sealed class QueryMaker(int seed, Vocabulary vocabulary, Sites sites)
{
    public const int HostileQueries = 50;

    // How frequent the words of queries are is chosen so that about 0.4, 4 and 40 of 1,000, 10,000 and 100,000 queries match a short post.
    private const int SubjectsFrom = 32, ContextsFrom = 6, ContextsTo = 6_000, SinglesFrom = 400, PhrasesFrom = 60, PrefixesFrom = 300, NearFrom = 60;
    private const int FrequentSites = 40, ShortestPrefix = 5;

    public List<QueryText> Make(int count)
    {
        List<QueryText> queries = new(count);
        for (int i = 0; i < count; i++)
        {
            Dice dice = Dice.Of(seed, Streams.Queries, i);
            queries.Add(new("q" + i.ToString("000000", CultureInfo.InvariantCulture), Text(ref dice)));
        }
        return queries;
    }

    /// <summary>Fifty queries that most posts match or that begin with the fewest letters allowed.</summary>
    public List<QueryText> Hostile()
    {
        string[] words = vocabulary.Words;
        List<string> texts = ["con*", "the OR and", "pre*", "des*"];
        for (int i = 0; texts.Count < 20; i++) texts.Add($"{words[i]} OR {words[i + 1]} OR {words[i + 2]}");
        for (int i = 0; texts.Count < 30; i++) texts.Add($"{words[i]} NEAR/50 {words[i + 1]}");
        for (int i = 0; texts.Count < 40; i++) texts.Add(words[1_000 + i][..3] + "*");
        for (int i = 0; texts.Count < HostileQueries; i++) texts.Add($"({words[i]} OR lang:en) NOT {words[5_000 + i]}");
        return [.. texts.Select((text, i) => new QueryText("hostile" + i.ToString("00", CultureInfo.InvariantCulture), text))];
    }

    private string Text(ref Dice dice)
    {
        switch (dice.Between(0, 99))
        {
            case < 62: return Groups(ref dice);
            case < 72:
                string[] near = vocabulary.Phrase(ref dice, NearFrom);
                return $"({near[0]} OR {vocabulary.Word(ref dice, SubjectsFrom)}) NEAR/{dice.Between(1, 8)} ({near[1]} OR {vocabulary.Word(ref dice, SubjectsFrom)})";
            case < 82: return Quoted(vocabulary.Phrase(ref dice, PhrasesFrom));
            case < 91: return Prefix(ref dice);
            default: return vocabulary.Word(ref dice, SinglesFrom);
        }
    }

    private string Groups(ref Dice dice)
    {
        HashSet<string> subjects = [];
        int count = dice.Percent(3) ? dice.Between(15, 40) : 2;
        while (subjects.Count < count) subjects.Add(vocabulary.Word(ref dice, SubjectsFrom));
        HashSet<string> contexts = [];
        while (contexts.Count < 2) contexts.Add(vocabulary.Word(ref dice, ContextsFrom, ContextsTo));
        string text = $"({string.Join(" OR ", subjects)} OR {Quoted(vocabulary.Phrase(ref dice, PhrasesFrom))}) AND ({string.Join(" OR ", contexts)}) NOT {vocabulary.Word(ref dice, ContextsFrom)}";
        if (dice.Percent(25)) text += $" AND lang:{Sites.Language(ref dice)}";
        if (dice.Percent(10)) text += $" AND site:{sites.Host(ref dice, FrequentSites)}";
        if (dice.Percent(10)) text += $" AND kind:{Sites.Kind(ref dice)}";
        return text;
    }

    private string Prefix(ref Dice dice)
    {
        string word;
        do word = vocabulary.Word(ref dice, PrefixesFrom);
        while (word.Length <= ShortestPrefix);
        return word[..dice.Between(ShortestPrefix, word.Length - 1)] + "*";
    }

    private static string Quoted(string[] words) => $"\"{string.Join(' ', words)}\"";
}
