using Heed.Sources;

namespace Heed.Topics;

/// <summary>One version of a topic with its way so far.</summary>
/// <param name="Version">Counts from 1; a change of a live topic is a new version that waits for approval.</param>
/// <param name="ApprovedBy">Null until approved.</param>
/// <param name="EndedAt">When it was taken off, or a newer version took its place.</param>
/// <param name="Trials">How often it was tried as a draft.</param>
public sealed record TopicEntry(
    Topic Topic,
    int Version,
    Standing Standing,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    DateTimeOffset? EndedAt,
    int Trials);
