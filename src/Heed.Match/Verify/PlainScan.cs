namespace Heed.Match.Verify;

/// <summary>Evaluates every query on every post, without an index: slow, and the oracle the index is tested against.</summary>
/// <param name="queries">Those that cannot be evaluated (a reference that leads nowhere) are reported with every post.</param>
/// <exception cref="ArgumentException">Two queries have one id, or topic references go round in a circle.</exception>
public sealed class PlainScan(IEnumerable<NamedQuery> queries) : IMatcher
{
    private readonly QuerySet _queries = new(queries);

    public MatchResult Match(PostFields post)
    {
        ArgumentNullException.ThrowIfNull(post);
        return _queries.Ask(Enumerable.Range(0, _queries.Ids.Length), new PostView(post, known: null));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no query of that id.</exception>
    public IReadOnlyList<MatchSpan> Explain(string id, PostFields post) => _queries.Explain(id, post);
}
