namespace Heed.Match.Verify;

/// <summary>Two things within one text, at most so many words between them, that share no word.</summary>
/// <param name="ordered">The left one comes first; else either, or one within the other.</param>
internal sealed class NearClause(Spot left, Spot right, int distance, bool ordered) : Clause
{
    /// <summary>How often, in one text, loose phrases that share a word are tried with other words; after that they count as sharing
    /// one.</summary>
    private const int MostSeparations = 20_000;

    public Spot Left => left;

    public Spot Right => right;

    public int Distance => distance;

    public bool IsOrdered => ordered;

    public override bool Holds(PostView post, Scope scope)
    {
        foreach (TextView text in post.Texts(scope))
        {
            List<Place> lefts = left.Find(text);
            if (lefts.Count > 0 && Pairs(text, lefts, right.Find(text)).Any()) return true;
        }
        return false;
    }

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        if (!wanted) return;
        foreach (TextView text in post.Texts(scope))
        {
            List<Place> allLefts = left.Find(text), allRights = right.Find(text);
            LeastPlaces lefts = new(), rights = new();
            // Loose phrases can have very many places. Once the least of them have paired, only what holds none of those can add a span.
            Gather(LeastPlaces.Of(allLefts), LeastPlaces.Of(allRights));
            Gather(allLefts.FindAll(place => !lefts.Cover(place)), allRights);
            Gather(allLefts, allRights.FindAll(place => !rights.Cover(place)));
            foreach (Place place in lefts.All.Concat(rights.All)) explanation.Add(text, place);

            void Gather(List<Place> ones, List<Place> others)
            {
                List<(Place Left, Place Right)> pairs = [.. Pairs(text, ones, others)];
                lefts.Add(pairs.Select(pair => pair.Left));
                rights.Add(pairs.Select(pair => pair.Right));
            }
        }
    }

    /// <param name="lefts">In order of their first word, as <paramref name="rights"/>.</param>
    private IEnumerable<(Place Left, Place Right)> Pairs(TextView text, List<Place> lefts, List<Place> rights)
    {
        if (lefts.Count == 0 || rights.Count == 0) yield break;
        // Only rights within reach can pair; one that starts further left may still reach as far as the longest does.
        int longest = rights.Max(place => place.Last - place.First);
        int from = 0, separations = 0;
        foreach (Place a in lefts)
        {
            while (from < rights.Count && rights[from].First + longest + distance + 1 < a.First) from++;
            for (int i = from; i < rights.Count && rights[i].First <= a.Last + distance + 1; i++)
            {
                Place b = rights[i];
                if (a.WordsTo(b) > distance || (ordered && !a.IsBefore(b))) continue;
                if (!a.Shares(b)) yield return (a, b);
                else if ((a.Phrase ?? b.Phrase) is not null && separations++ < MostSeparations &&
                    LoosePhraseSpot.Separate(text, a, b) is { } apart) yield return apart;
            }
        }
    }
}
