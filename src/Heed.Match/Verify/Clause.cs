namespace Heed.Match.Verify;

/// <summary>A part of a query, made ready once to be asked of many posts. Immutable.</summary>
internal abstract class Clause
{
    public abstract bool Holds(PostView post, Scope scope);

    /// <summary>Adds the spans that make it hold, or that make it fail when <paramref name="wanted"/> is false: under a NOT it is a
    /// second NOT that has something to show. Called only where the answer is as wanted.</summary>
    public abstract void Explain(PostView post, Scope scope, bool wanted, Explanation explanation);
}
