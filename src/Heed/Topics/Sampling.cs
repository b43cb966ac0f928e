using Heed.Match;
using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Topics;

/// <summary>What a query finds in one text typed to try it on.</summary>
/// <param name="Parsed">The query with everything there is to say about it.</param>
/// <param name="Matches">False too when the query has an error.</param>
/// <param name="Spans">The places that make it match.</param>
public sealed record Sampled(ParsedQuery Parsed, bool Matches, IReadOnlyList<MatchSpan> Spans);

/// <summary>Tries a query on a text that somebody types beside it. Nothing is read or kept.</summary>
public sealed class Sampling(TopicBook topics, QueryCheck check)
{
    /// <summary>UTF-16 units of a sample at most; the rest is left out.</summary>
    public const int LongestSample = 2_000;

    public Sampled Try(string query, string sample, bool pressOnly)
    {
        ParsedQuery parsed = check.Parse(query, QueryUse.Topic, pressOnly);
        if (parsed.Tree is not { } tree || sample.Length == 0) return new(parsed, false, []);
        PostFields post = new() { Text = sample.Length > LongestSample ? sample[..LongestSample] : sample };
        try
        {
            PreparedQuery prepared = new(tree, TreeOf);
            return prepared.Holds(post) ? new(parsed, true, prepared.Explain(post)) : new(parsed, false, []);
        }
        catch (ArgumentException)
        {
            return new(parsed, false, []); // topic: leads nowhere, or round in a circle: saving says so, with its place
        }
    }

    private Node? TreeOf(string id) =>
        topics.Find(id) is { } entry ? check.Parse(entry.Topic.Query, QueryUse.Topic, entry.Topic.PressOnly).Tree : null;
}
