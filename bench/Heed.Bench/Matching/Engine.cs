using Heed.Match;
using Heed.Match.Index;

namespace Heed.Bench.Matching;

/// <summary>The engine as the bench sees it: the only file here that names it. What the engine cannot say is null, and is printed as not
/// measured. One thread may change it while others ask.</summary>
internal sealed class Engine
{
    private readonly Dictionary<string, NamedQuery> _queries;
    private volatile TopicIndex _index;

    public Engine(IEnumerable<NamedQuery> queries)
    {
        _queries = queries.ToDictionary(query => query.Id);
        _index = new(_queries.Values);
    }

    /// <summary>How a change is made, for people to read.</summary>
    public static string WayOfChanging => "by building the index again";

    /// <summary>Bytes of the index's own tables.</summary>
    public long? TableBytes => null;

    /// <summary>Queries looked at for a post, in the mean of those asked so far.</summary>
    public double? CandidatesAPost => null;

    /// <summary>Tests of words, phrases and fields for a post, in the mean of those asked so far.</summary>
    public double? TestsAPost => null;

    /// <param name="put">New ones, or new forms of those that are there.</param>
    /// <param name="removed">Ids.</param>
    public void Change(IEnumerable<NamedQuery> put, IEnumerable<string> removed)
    {
        foreach (string id in removed) _queries.Remove(id);
        foreach (NamedQuery query in put) _queries[query.Id] = query;
        _index = new(_queries.Values);
    }

    /// <summary>The queries that cost most, dearest first.</summary>
    public IReadOnlyList<Price>? Dearest(int count) => null;

    /// <summary>One for each thread that asks.</summary>
    public Asker NewAsker() => new(this);

    /// <summary>Asks an engine about posts, one thread at a time.</summary>
    internal sealed class Asker(Engine engine)
    {
        /// <summary>How many queries match: the call whose speed is measured.</summary>
        public int Count(PostFields post) => engine._index.Match(post).Topics.Count;

        /// <summary>Which queries match, for checking.</summary>
        public IReadOnlyList<string> Topics(PostFields post) => engine._index.Match(post).Topics;
    }
}
