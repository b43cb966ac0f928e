using Heed.Match.Language;

namespace Heed.Match;

/// <summary>One of the two texts of a post.</summary>
public enum TextPart
{
    Title,
    Text,
}

/// <summary>A place in a post that made a query match.</summary>
/// <param name="Start">Zero-based UTF-16 offset in that text as given.</param>
/// <param name="Length">UTF-16 units.</param>
public readonly record struct MatchSpan(TextPart Part, int Start, int Length);

/// <summary>A query under the name its matches are reported with.</summary>
public sealed record NamedQuery(string Id, Node Tree);

/// <summary>Which queries match one post, and those whose evaluation failed.</summary>
/// <param name="Topics">Ids in ordinal order.</param>
/// <param name="Errors">By id: a query that failed never stops the rest.</param>
public sealed record MatchResult(IReadOnlyList<string> Topics, IReadOnlyDictionary<string, Exception> Errors)
{
    /// <summary>The title or the text is longer than <see cref="Text.Words.MaxLength"/>: what follows was not looked at.</summary>
    public bool WasCut { get; init; }
}

/// <summary>Finds the queries that match a post. Thread-safe: many posts may be matched at once.</summary>
public interface IMatcher
{
    MatchResult Match(PostFields post);

    /// <summary>The spans that make the query of <paramref name="id"/> match, in order; empty when it does not match
    /// or matches by fields alone.</summary>
    IReadOnlyList<MatchSpan> Explain(string id, PostFields post);
}
