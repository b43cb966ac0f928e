namespace Heed.Match.Verify;

/// <summary>All of some words, each at a word of its own, in any order, with at most so many other words inside the span. It has a place for
/// each span that can be filled from its first word to its last.</summary>
internal sealed class LoosePhraseSpot(List<WordTest> tests, int slop) : Spot
{
    public List<WordTest> Tests => tests;

    public int Slop => slop;

    public override List<Place> Find(TextView text) => [.. Places(text)];

    protected override bool StandsIn(TextView text) => Places(text).Any();

    private IEnumerable<Place> Places(TextView text)
    {
        List<int>[] found = new List<int>[tests.Count];
        for (int test = 0; test < tests.Count; test++)
        {
            found[test] = tests[test].Find(text);
            if (found[test].Count == 0) yield break;
        }
        int[] positions = [.. found.SelectMany(those => those).Distinct().Order()];
        for (int start = 0; start < positions.Length; start++)
        {
            for (int end = start + tests.Count - 1; end < positions.Length; end++)
            {
                (int first, int last) = (positions[start], positions[end]);
                if (last - first >= tests.Count + slop) break;
                List<int>[] within = Array.ConvertAll(found, those => Between(those, first, last));
                if (new Seating(within).Solve(first, last) is { } words) yield return At(text, words);
            }
        }
    }

    /// <summary>Finds words for two places, at least one of a loose phrase, so that they have none in common.</summary>
    /// <returns>Null: they cannot but share one.</returns>
    public static (Place, Place)? Separate(TextView text, in Place left, in Place right)
    {
        List<int>[] forLeft = Candidates(text, left, except: right), forRight = Candidates(text, right, except: left);
        if (new Seating([.. forLeft, .. forRight]).Solve(left.First, left.Last, right.First, right.Last) is not { } words) return null;
        return (Moved(text, left, words[..forLeft.Length]), Moved(text, right, words[forLeft.Length..]));
    }

    /// <summary>For each word of a place, the positions it may have: for a loose phrase those within its span that fit. The two ends of
    /// the other place are that place's own.</summary>
    private static List<int>[] Candidates(TextView text, Place place, Place except)
    {
        int[] positions = [.. Enumerable.Range(place.First, place.Last - place.First + 1)];
        List<int> free = [.. positions.Where(position => position != except.First && position != except.Last)];
        return place.Phrase is { } phrase
            ? [.. phrase.Tests.Select(test => free.FindAll(position => test.Fits(text, position)))]
            : [.. positions.Select(position => free.FindAll(one => one == position))];
    }

    private static Place Moved(TextView text, Place place, int[] words) => place.Phrase is { } phrase ? phrase.At(text, words) : place;

    private Place At(TextView text, int[] words)
    {
        int[] ordered = [.. words.Order()];
        Place place = text.PlaceOfWords(ordered[0], ordered[^1]) with { Phrase = this };
        return ordered[^1] - ordered[0] == ordered.Length - 1 ? place : place with { Scattered = ordered };
    }

    private static List<int> Between(List<int> positions, int first, int last)
    {
        int from = positions.BinarySearch(first);
        if (from < 0) from = ~from;
        int to = from;
        while (to < positions.Count && positions[to] <= last) to++;
        return positions.GetRange(from, to - from);
    }
}
