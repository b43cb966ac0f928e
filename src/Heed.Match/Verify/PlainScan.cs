namespace Heed.Match.Verify;

/// <summary>Evaluates every query on every post, without an index: slow, and the oracle the index is tested against.</summary>
public sealed class PlainScan : IMatcher
{
    /// <exception cref="ArgumentException">Two queries have one id, or topic references go round in a circle.</exception>
    public PlainScan(IEnumerable<NamedQuery> queries) => throw new NotImplementedException();

    public MatchResult Match(PostFields post) => throw new NotImplementedException();

    public IReadOnlyList<MatchSpan> Explain(string id, PostFields post) => throw new NotImplementedException();
}
