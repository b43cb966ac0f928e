using Heed.Match;
using Heed.Match.Index;

namespace Heed.Bench.Matching;

/// <summary>The engine as the bench sees it: the only file here that names it. What the engine cannot say is null, and is printed as not
/// measured. One thread may change it while others ask.</summary>
internal sealed class Engine(IEnumerable<NamedQuery> queries)
{
    private readonly TopicIndex _index = new(queries);

    /// <summary>How a change is made, for people to read.</summary>
    public static string WayOfChanging => "by `Put` and `Remove` on the live index";

    /// <summary>Bytes of the index's own tables.</summary>
    public long? TableBytes => _index.TableBytes;

    /// <summary>Queries looked at for a post, in the mean of those asked since the index was last laid out.</summary>
    public double? CandidatesAPost => _index.Price(0).Candidates;

    /// <summary>Tests of words, phrases and fields for a post, likewise.</summary>
    public double? TestsAPost => _index.Price(0).Tests;

    /// <param name="put">New ones, or new forms of those that are there.</param>
    /// <param name="removed">Ids.</param>
    public void Change(IEnumerable<NamedQuery> put, IEnumerable<string> removed)
    {
        string[] gone = [.. removed];
        if (gone.Length > 0) _index.Remove(gone);
        NamedQuery[] come = [.. put];
        if (come.Length > 0) _index.Put(come);
    }

    /// <summary>The queries that cost most, dearest first.</summary>
    public IReadOnlyList<Price>? Dearest(int count) => [.. _index.Price(count).Dearest.Select(query => new Price(query.Id, "", query.Candidates, query.Tests))];

    /// <summary>One for each thread that asks.</summary>
    public Asker NewAsker() => new(_index.CreateMatcher());

    /// <summary>Asks an engine about posts, one thread at a time.</summary>
    internal sealed class Asker(Matcher matcher)
    {
        /// <summary>How many queries match: the call whose speed is measured.</summary>
        public int Count(PostFields post) => matcher.Match(new PostRef(post)).Length;

        /// <summary>Which queries match, for checking.</summary>
        public IReadOnlyList<string> Topics(PostFields post)
        {
            List<string> ids = [];
            foreach (int query in matcher.Match(new PostRef(post))) ids.Add(matcher.IdOf(query));
            return ids;
        }
    }
}
