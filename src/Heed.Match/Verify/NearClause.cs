namespace Heed.Match.Verify;

/// <summary>Two things within one text, at most so many words between them, that share no word.</summary>
/// <param name="ordered">The left one comes first; else either, or one within the other.</param>
internal sealed class NearClause(Spot left, Spot right, int distance, bool ordered) : Clause
{
    public Spot Left => left;

    public Spot Right => right;

    public override bool Holds(PostView post, Scope scope)
    {
        foreach (TextView text in post.Texts(scope))
        {
            if (Pairs(text).Any()) return true;
        }
        return false;
    }

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        if (!wanted) return;
        foreach (TextView text in post.Texts(scope))
        {
            HashSet<Place> lefts = [], rights = [];
            foreach ((Place a, Place b) in Pairs(text))
            {
                lefts.Add(a);
                rights.Add(b);
            }
            explanation.Add(text, lefts);
            explanation.Add(text, rights);
        }
    }

    private IEnumerable<(Place Left, Place Right)> Pairs(TextView text)
    {
        List<Place> lefts = left.Find(text);
        if (lefts.Count == 0) yield break;
        List<Place> rights = right.Find(text);
        if (rights.Count == 0) yield break;
        // Only rights within reach can pair; one that starts further left may still reach as far as the longest does.
        int longest = rights.Max(place => place.Last - place.First);
        int from = 0;
        foreach (Place a in lefts)
        {
            while (from < rights.Count && rights[from].First + longest + distance + 1 < a.First) from++;
            for (int i = from; i < rights.Count && rights[i].First <= a.Last + distance + 1; i++)
            {
                Place b = rights[i];
                if (a.WordsTo(b) > distance || (ordered && !a.IsBefore(b))) continue;
                if (!a.Shares(b)) yield return (a, b);
                else if ((a.Phrase ?? b.Phrase) is not null && LoosePhraseSpot.Separate(text, a, b) is { } apart) yield return apart;
            }
        }
    }
}
