using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>A clause that stands at places in a text: what NEAR, SENTENCE and ATLEAST take.</summary>
internal abstract class Spot : Clause
{
    /// <summary>All its places, in order of their first word.</summary>
    public abstract List<Place> Find(TextView text);

    public override bool Holds(PostView post, Scope scope)
    {
        foreach (TextView text in post.Texts(scope))
        {
            if (StandsIn(text)) return true;
        }
        return false;
    }

    /// <summary>Whether it has any place in a text.</summary>
    protected virtual bool StandsIn(TextView text) => Find(text).Count > 0;

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        if (!wanted) return;
        foreach (TextView text in post.Texts(scope)) explanation.Add(text, Find(text));
    }
}

/// <summary>One word.</summary>
internal sealed class WordSpot(WordTest test) : Spot
{
    public WordTest Test => test;

    public override List<Place> Find(TextView text) => test.Find(text).ConvertAll(position => text.PlaceOfWords(position, position));
}

/// <summary>Words in a row; none at all stand nowhere.</summary>
internal sealed class PhraseSpot(List<WordTest> tests) : Spot
{
    public List<WordTest> Tests => tests;

    public override List<Place> Find(TextView text)
    {
        List<Place> places = [];
        if (tests.Count == 0) return places;
        foreach (int first in tests[0].Find(text))
        {
            int next = 1;
            while (next < tests.Count && first + next < text.Words.Count && tests[next].Fits(text, first + next)) next++;
            if (next == tests.Count) places.Add(text.PlaceOfWords(first, first + next - 1));
        }
        return places;
    }
}

/// <summary>Any of several.</summary>
internal sealed class AnySpot(List<Spot> spots) : Spot
{
    public List<Spot> Spots => spots;

    public override List<Place> Find(TextView text) =>
        [.. spots.SelectMany(spot => spot.Find(text)).OrderBy(place => place.First).ThenBy(place => place.Start)];

    public override bool Holds(PostView post, Scope scope) => spots.Exists(spot => spot.Holds(post, scope));
}

/// <summary>A text exactly as written.</summary>
internal sealed class LiteralSpot : Spot
{
    private readonly int _first;
    private readonly int _last;

    public LiteralSpot(string text)
    {
        Text = NormalText.Of(text, compatible: false).ToString();
        if (Text.Length == 0) return;
        _first = Scalars.At(Text, 0, out _);
        _last = Scalars.Before(Text, Text.Length);
    }

    /// <summary>In NFC.</summary>
    public string Text { get; }

    public override List<Place> Find(TextView text)
    {
        List<Place> places = [];
        string composed = text.Composed.Text;
        for (int at = NextIn(composed, 0); at >= 0; at = NextIn(composed, at + 1))
        {
            (int start, int stop) = (text.Composed.SourceStart(at), text.Composed.SourceEnd(at + Text.Length));
            if (text.IsText(start, stop)) places.Add(text.PlaceOf(start, stop));
        }
        return places;
    }

    /// <summary>Where in a text in NFC it stands next; -1: nowhere. Addresses and redaction marks count here.</summary>
    public int NextIn(ReadOnlySpan<char> composed, int from)
    {
        if (Text.Length == 0) return -1;
        for (int at = from; at <= composed.Length - Text.Length; at++)
        {
            int found = composed[at..].IndexOf(Text, StringComparison.Ordinal);
            if (found < 0) return -1;
            at += found;
            int end = at + Text.Length;
            if (IsEdge(Scalars.Before(composed, at), _first) && (end == composed.Length || IsEdge(Scalars.At(composed, end, out _), _last))) return at;
        }
        return -1;
    }

    /// <summary>No letter or digit, and no repetition of the sign it stands next to; -1: the text ends there.</summary>
    private static bool IsEdge(int neighbour, int own) => neighbour < 0 || (!CharClass.IsPartOfWord(neighbour) && neighbour != own);
}
