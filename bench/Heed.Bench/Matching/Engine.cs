using Heed.Match;
using Heed.Match.Index;

namespace Heed.Bench.Matching;

/// <summary>The engine as the bench sees it: the only file here that names its index. What an engine cannot say is null and is printed as not
/// measured. One thread may change it while others ask.</summary>
internal sealed class Engine(IReadOnlyCollection<NamedQuery> queries)
{
    private readonly TopicIndex _index = new(queries);

    /// <summary>How a change is made, for people to read.</summary>
    public static string WayOfChanging => "of the live index";

    /// <summary>Bytes of the tables that matching reads.</summary>
    public long? TableBytes => _index.TableBytes;

    /// <summary>What matching cost on the posts asked so far; null: it is not told.</summary>
    /// <param name="dearest">How many queries to list, dearest first.</param>
    public IndexPrice? Price(int dearest) => _index.Price(dearest);

    /// <param name="put">New ones, or new forms of those that are there.</param>
    /// <param name="removed">Ids.</param>
    public void Change(IReadOnlyCollection<NamedQuery> put, IReadOnlyCollection<string> removed)
    {
        if (removed.Count > 0) _index.Remove(removed);
        if (put.Count > 0) _index.Put(put);
    }

    /// <summary>One for each thread that asks.</summary>
    public Asker NewAsker() => new(_index.CreateMatcher());

    /// <summary>Asks about posts, one thread at a time.</summary>
    internal sealed class Asker(Matcher matcher)
    {
        /// <summary>How many queries match: the call whose speed is measured.</summary>
        public int Count(PostFields post) => matcher.Match(new PostRef(post)).Length;

        /// <summary>Which queries match, by id in ordinal order, for checking.</summary>
        public IReadOnlyList<string> Topics(PostFields post)
        {
            List<string> topics = [];
            foreach (int query in matcher.Match(new PostRef(post))) topics.Add(matcher.IdOf(query));
            topics.Sort(StringComparer.Ordinal);
            return topics;
        }
    }
}
