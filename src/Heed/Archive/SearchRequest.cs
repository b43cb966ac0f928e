using Heed.Match;

namespace Heed.Archive;

/// <summary>What part of the archive is asked for, newest first.</summary>
public sealed record SearchRequest
{
    /// <summary>The largest <see cref="Limit"/>.</summary>
    public const int LargestLimit = 500;

    /// <summary>Mentions of one page, 1 to 500.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>The <see cref="SearchPage.Next"/> of the page before; null: from the newest on.</summary>
    public string? After { get; init; }

    /// <summary>Only what this topic matched.</summary>
    public string? Topic { get; init; }

    /// <summary>Only what this source delivered.</summary>
    public string? Source { get; init; }

    public Lane? Lane { get; init; }

    /// <summary>Only what was first seen before this moment (UTC).</summary>
    public DateTimeOffset? SeenBefore { get; init; }

    /// <summary><c>open</c> (no state mark) or the value of the state mark; null: everything but what was removed.</summary>
    public string? State { get; init; }

    /// <summary>The queries that <c>topic:</c> may name, under their topics' ids.</summary>
    public IReadOnlyList<NamedQuery> Queries { get; init; } = [];
}

/// <summary>One page of mentions.</summary>
/// <param name="Mentions">Newest first. May be fewer than asked for, even none, where more were looked at than one call may.</param>
/// <param name="Next">Goes into <see cref="SearchRequest.After"/>; null: nothing older is left.</param>
public sealed record SearchPage(IReadOnlyList<Mention> Mentions, string? Next);
