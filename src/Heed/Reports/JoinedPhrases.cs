namespace Heed.Reports;

/// <summary>Keeps phrases apart that a reader could join: where one ends as another begins, both may be of one post, and together they would give
/// more words in a row than are ever shown of one person.</summary>
/// <remarks>Looked at are the words of the phrases alone, never the posts: what is held back says nothing of whether anybody wrote the whole.</remarks>
internal sealed class JoinedPhrases
{
    /// <summary>Words in a row that no chain of phrases may reach.</summary>
    public const int TooMany = PhraseCutter.MostWords + 1;

    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly List<string[]> _words = [];

    /// <summary>Adds a phrase unless a chain of it and others would spell <see cref="TooMany"/> words or more.</summary>
    public bool TryAdd(string phrase)
    {
        if (_shown.Contains(phrase)) return true;
        string[] added = phrase.Split(' ');
        if (Joins(added)) return false;
        Add(phrase);
        return true;
    }

    /// <summary>Adds what is shown already, wherever it is.</summary>
    public void Add(string phrase)
    {
        if (_shown.Add(phrase)) _words.Add(phrase.Split(' '));
    }

    /// <summary>Follows every chain, of which only the last words and whether it is long enough matter.</summary>
    private bool Joins(string[] added)
    {
        List<string[]> all = [.. _words, added];
        HashSet<(string Tail, bool Used)> seen = [];
        Stack<(string[] Tail, int Length, bool Used)> chains = [];
        foreach (string[] phrase in all) chains.Push((phrase, phrase.Length, phrase == added));
        while (chains.TryPop(out (string[] Tail, int Length, bool Used) chain))
        {
            foreach (string[] next in all)
            {
                for (int both = 1; both < next.Length && both <= chain.Tail.Length; both++)
                {
                    if (!chain.Tail.AsSpan(chain.Tail.Length - both).SequenceEqual(next.AsSpan(0, both))) continue;
                    int length = Math.Min(TooMany, chain.Length + next.Length - both);
                    bool used = chain.Used || next == added;
                    if (used && length == TooMany) return true;
                    string[] tail = [.. chain.Tail.Concat(next.Skip(both)).TakeLast(PhraseCutter.MostWords)];
                    if (seen.Add(($"{length} {string.Join(' ', tail)}", used))) chains.Push((tail, length, used));
                }
            }
        }
        return false;
    }
}
