namespace Heed.Match.Verify;

/// <summary>Two things in the same sentence, each wholly within it.</summary>
internal sealed class SentenceClause(Spot left, Spot right) : Clause
{
    public Spot Left => left;

    public Spot Right => right;

    public override bool Holds(PostView post, Scope scope)
    {
        foreach (TextView text in post.Texts(scope))
        {
            if (Common(text, left.Find(text), right.Find(text)).Count > 0) return true;
        }
        return false;
    }

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        if (!wanted) return;
        foreach (TextView text in post.Texts(scope))
        {
            List<Place> lefts = left.Find(text), rights = right.Find(text);
            HashSet<int> common = Common(text, lefts, rights);
            explanation.Add(text, lefts.FindAll(place => common.Contains(text.SentenceOf(place))));
            explanation.Add(text, rights.FindAll(place => common.Contains(text.SentenceOf(place))));
        }
    }

    /// <summary>The sentences that have both.</summary>
    private static HashSet<int> Common(TextView text, List<Place> lefts, List<Place> rights)
    {
        if (lefts.Count == 0 || rights.Count == 0) return [];
        HashSet<int> common = [.. lefts.Select(place => text.SentenceOf(place))];
        common.IntersectWith(rights.Select(place => text.SentenceOf(place)));
        common.Remove(-1);
        return common;
    }
}
