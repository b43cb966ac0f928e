namespace Heed.Match.Verify;

/// <summary>Gives each of some tests a word of its own that fits it: bipartite matching by augmenting paths.</summary>
/// <param name="wordsFor">For each test the positions of the words it may have.</param>
internal sealed class Seating(List<int>[] wordsFor)
{
    private const int None = -1;
    private readonly int[] _wordOf = [.. wordsFor.Select(_ => None)];
    private readonly Dictionary<int, int> _testOf = [];

    /// <summary>The position each test has got; null: they cannot all have one, or not with all of the words that must be in it.</summary>
    /// <param name="required">Positions of words that must be given to a test.</param>
    public int[]? Solve(params ReadOnlySpan<int> required)
    {
        // What is seated once stays seated while the others move, so the required words come first.
        foreach (int word in required)
        {
            if (!_testOf.ContainsKey(word) && !Seat(word, new bool[_wordOf.Length])) return null;
        }
        for (int test = 0; test < _wordOf.Length; test++)
        {
            if (_wordOf[test] == None && !Fill(test, [])) return null;
        }
        return _wordOf;
    }

    private bool Seat(int word, bool[] tried)
    {
        for (int test = 0; test < _wordOf.Length; test++)
        {
            if (tried[test] || !wordsFor[test].Contains(word)) continue;
            tried[test] = true;
            if (_wordOf[test] != None && !Seat(_wordOf[test], tried)) continue;
            Give(test, word);
            return true;
        }
        return false;
    }

    private bool Fill(int test, HashSet<int> tried)
    {
        foreach (int word in wordsFor[test])
        {
            if (!tried.Add(word)) continue;
            if (_testOf.TryGetValue(word, out int other) && !Fill(other, tried)) continue;
            Give(test, word);
            return true;
        }
        return false;
    }

    private void Give(int test, int word) => (_wordOf[test], _testOf[word]) = (word, test);
}
