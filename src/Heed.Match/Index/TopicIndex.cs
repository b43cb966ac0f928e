using System.Collections.Concurrent;
using System.Numerics;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Reverse search: an index over queries picks the few that could match a post, then each is verified. A plain post (ASCII words and
/// signs between them) is read and asked by numbers alone (<see cref="Matcher"/>); any other by its words.</summary>
public sealed class TopicIndex : IMatcher
{
    private readonly QuerySet _queries;
    private readonly Postings _postings;
    private readonly PlainIndex _plain;
    private readonly ConcurrentBag<Matcher> _idle = [];

    /// <param name="queries">Those that cannot be evaluated (a reference that leads nowhere) are reported with every post.</param>
    /// <exception cref="ArgumentException">Two queries have one id, or topic references go round in a circle.</exception>
    public TopicIndex(IEnumerable<NamedQuery> queries)
    {
        _queries = new(queries);
        _postings = new(_queries.Queries.Length);
        _plain = new(_queries.Queries);
        Anchors anchors = new();
        for (int place = 0; place < _queries.Queries.Length; place++)
            _postings.Add(place, anchors.Of(_queries.Queries[place].Clause, wanted: true));
    }

    public MatchResult Match(PostFields post)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (!_idle.TryTake(out Matcher? matcher)) matcher = new(_plain);
        MatchResult? result = matcher.TryMatch(post) ? _queries.ResultOf(matcher.Hits, matcher.Failed) : null;
        _idle.Add(matcher);
        if (result is not null) return result;
        PostView view = new(post, known: null);
        return _queries.Ask(Candidates(view), view);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no query of that id.</exception>
    public IReadOnlyList<MatchSpan> Explain(string id, PostFields post) => _queries.Explain(id, post);

    /// <summary>The queries that could match, ascending.</summary>
    internal IEnumerable<int> Candidates(PostView post)
    {
        ulong[] marked = _postings.For(post);
        for (int i = 0; i < marked.Length; i++)
        {
            for (ulong bits = marked[i]; bits != 0; bits &= bits - 1) yield return i * 64 + BitOperations.TrailingZeroCount(bits);
        }
    }
}
