namespace Heed.Match.Verify;

/// <summary>All of some words, each at a word of its own, in any order, with at most so many other words inside the span. Its places are,
/// for each word one can start at, the shortest span from there.</summary>
internal sealed class LoosePhraseSpot(List<WordTest> tests, int slop) : Spot
{
    public List<WordTest> Tests => tests;

    public override List<Place> Find(TextView text)
    {
        List<Place> places = [];
        if (tests.Count == 0) return places;
        // Which of the tests each word fits, for the words that fit any.
        SortedDictionary<int, List<int>> fits = [];
        for (int test = 0; test < tests.Count; test++)
        {
            List<int> found = tests[test].Find(text);
            if (found.Count == 0) return places;
            foreach (int position in found)
            {
                if (!fits.TryGetValue(position, out List<int>? those)) fits[position] = those = [];
                those.Add(test);
            }
        }
        int[] positions = [.. fits.Keys];
        for (int start = 0; start < positions.Length; start++)
        {
            if (ShortestFrom(positions, start, fits) is not { } words) continue;
            Place place = text.PlaceOfWords(words[0], words[^1]) with { Phrase = this };
            places.Add(words[^1] - words[0] == words.Length - 1 ? place : place with { Scattered = words });
        }
        return places;
    }

    /// <summary>Gives the words from one on, one after the other, to tests they fit, moving earlier ones to other tests where that makes
    /// room (augmenting paths); what once has a test keeps one, so the first word stays in.</summary>
    private int[]? ShortestFrom(int[] positions, int start, SortedDictionary<int, List<int>> fits)
    {
        int[] wordOf = new int[tests.Count];
        Array.Fill(wordOf, -1);
        int given = 0;
        for (int i = start; i < positions.Length && positions[i] - positions[start] < tests.Count + slop; i++)
        {
            if (!Give(positions[i], new bool[tests.Count])) continue;
            if (++given < tests.Count) continue;
            Array.Sort(wordOf);
            return wordOf;
        }
        return null;

        bool Give(int word, bool[] tried)
        {
            foreach (int test in fits[word])
            {
                if (wordOf[test] >= 0) continue;
                wordOf[test] = word;
                return true;
            }
            foreach (int test in fits[word])
            {
                if (tried[test]) continue;
                tried[test] = true;
                if (!Give(wordOf[test], tried)) continue;
                wordOf[test] = word;
                return true;
            }
            return false;
        }
    }
}
