namespace Heed.Match;

/// <summary>What a query can see of one post.</summary>
public sealed record PostFields
{
    /// <summary>Plain text; null when the post has no title. Title and text are two texts: no phrase runs across.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    /// <summary>BCP 47, as <c>en</c> or <c>en-GB</c>; null: unknown, matched by no value.</summary>
    public string? Lang { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the source; null: unknown.</summary>
    public string? Country { get; init; }

    /// <summary><c>feed</c>, <c>file</c>, <c>mail</c>, <c>bluesky</c>, …</summary>
    public string? Network { get; init; }

    /// <summary>The source's id.</summary>
    public string? Source { get; init; }

    /// <summary>The post's own address; its host is what <c>site:</c> sees.</summary>
    public string? Url { get; init; }

    /// <summary>Addresses (or bare hosts) linked to, besides those that stand in the text.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary><c>post</c>, <c>reply</c>, <c>article</c>, <c>review</c> or <c>message</c>; null: unknown.</summary>
    public string? Kind { get; init; }

    /// <summary>Labels given by the network, without a leading sign.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>1 to 5; null: not rated.</summary>
    public double? Rating { get; init; }

    /// <summary>Likes, shares and replies together; null: unknown.</summary>
    public long? Engagement { get; init; }

    /// <summary>When it was written, says the source (UTC); null: it does not say.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>What is attached: <c>image</c>.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];
}
