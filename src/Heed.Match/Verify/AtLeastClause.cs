namespace Heed.Match.Verify;

/// <summary>Something that starts at so many distinct places of title and text together.</summary>
internal sealed class AtLeastClause(int count, Spot operand) : Clause
{
    public Spot Operand => operand;

    public int Count => count;

    public override bool Holds(PostView post, Scope scope)
    {
        int found = 0;
        foreach (TextView text in post.Texts(scope)) found += operand.Find(text).DistinctBy(place => place.Start).Count();
        return found >= count;
    }

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation) =>
        operand.Explain(post, scope, wanted, explanation);
}
