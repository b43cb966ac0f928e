namespace Heed.Match.Index;

/// <summary>Reverse search: an index over queries picks the few that could match a post, then each is verified.</summary>
public sealed class TopicIndex : IMatcher
{
    /// <exception cref="ArgumentException">Two queries have one id, or topic references go round in a circle.</exception>
    public TopicIndex(IEnumerable<NamedQuery> queries) => throw new NotImplementedException();

    public MatchResult Match(PostFields post) => throw new NotImplementedException();

    public IReadOnlyList<MatchSpan> Explain(string id, PostFields post) => throw new NotImplementedException();
}
