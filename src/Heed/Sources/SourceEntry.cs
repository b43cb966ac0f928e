namespace Heed.Sources;

/// <summary>A source with its way so far, as the book of sources holds it.</summary>
/// <param name="ProposedBy">Who wrote it down: an e-mail, or <c>console:ROLE</c>.</param>
/// <param name="ApprovedBy">Null until approved.</param>
/// <param name="EndedWhy">Null while it has not ended.</param>
public sealed record SourceEntry(
    Source Source,
    Standing Standing,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    DateTimeOffset? EndedAt,
    string? EndedWhy)
{
    /// <summary>The list it was proposed with, and is approved with; null: it stands alone.</summary>
    public string? List { get; init; }
}

/// <summary>What became of a change to a source or a topic.</summary>
public enum Outcome
{
    Done,

    /// <summary>There is no such thing.</summary>
    Unknown,

    /// <summary>The id is taken.</summary>
    Taken,

    /// <summary>Not possible where it stands now: it is live, or has ended.</summary>
    NotNow,

    /// <summary>Something an approval needs is missing: <see cref="SourceBook.MissingFor"/> says what.</summary>
    Incomplete,
}
