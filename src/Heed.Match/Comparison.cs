using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Match;

/// <summary>A post under the name a comparison reports it with.</summary>
public sealed record NamedPost(string Id, PostFields Fields);

/// <summary>What a change of a query does to what it finds.</summary>
/// <param name="Gained">Ids of posts that the new query alone matches, in the order given.</param>
/// <param name="Lost">Ids of posts that the old one alone matched, in the order given.</param>
/// <param name="Kept">How many both match.</param>
/// <param name="Seen">How many were looked at.</param>
public sealed record Compared(IReadOnlyList<string> Gained, IReadOnlyList<string> Lost, int Kept, int Seen);

/// <summary>Compares two versions of a query over posts.</summary>
public static class Comparison
{
    /// <param name="query">The new tree.</param>
    /// <param name="version">The tree it would replace.</param>
    /// <param name="posts">Read once, one at a time.</param>
    /// <param name="topics">The tree of the topic of that id, for <c>topic:</c>; null where there is none.</param>
    /// <exception cref="ArgumentException">A reference leads nowhere or round in a circle.</exception>
    public static Compared Compare(Node query, Node version, IEnumerable<NamedPost> posts, Func<string, Node?> topics)
    {
        ArgumentNullException.ThrowIfNull(posts);
        PreparedQuery after = new(query, topics), before = new(version, topics);
        List<string> gained = [], lost = [];
        int kept = 0, seen = 0;
        foreach (NamedPost post in posts)
        {
            seen++;
            switch (after.Holds(post.Fields), before.Holds(post.Fields))
            {
                case (true, false): gained.Add(post.Id); break;
                case (false, true): lost.Add(post.Id); break;
                case (true, true): kept++; break;
            }
        }

        return new Compared(gained, lost, kept, seen);
    }
}
