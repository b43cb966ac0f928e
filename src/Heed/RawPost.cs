namespace Heed;

/// <summary>What a source delivered, author and all. Lives in memory, left of the guard only; is never logged or stored.</summary>
public sealed record RawPost
{
    /// <summary>Id of the source that delivered it.</summary>
    public required string Source { get; init; }

    /// <summary>The network's server or site, however many sources read it: a host (<c>forum.example</c>) or, where there is
    /// none, <c>file:ID</c> or <c>mail:ID</c> of the source.</summary>
    public required string Place { get; init; }

    /// <summary><c>feed</c>, <c>file</c>, <c>mail</c>, …: the values of <c>network:</c>.</summary>
    public required string Network { get; init; }

    public required Lane Lane { get; init; }

    /// <summary>The post's id within its place, as the place gives it.</summary>
    public required string NativeId { get; init; }

    /// <summary>What <see cref="Sources.ISource.RecheckAsync"/> finds the post by; null: <see cref="NativeId"/>; empty: it cannot be
    /// looked up again.</summary>
    public string? Again { get; init; }

    /// <summary>The account or name as the place gives it; null: it does not say.</summary>
    public string? Author { get; init; }

    /// <summary>May hold markup until Intake has read it.</summary>
    public string? Title { get; init; }

    /// <summary>HTML when <see cref="IsHtml"/>, else plain text. Intake turns it into plain text.</summary>
    public required string Text { get; init; }

    public bool IsHtml { get; init; }

    /// <summary>Where the original can be opened; null: nowhere.</summary>
    public Uri? Url { get; init; }

    /// <summary>BCP 47; null until Intake has looked (<c>und</c> then means: none of the languages it knows).</summary>
    public string? Language { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the source; null: unknown.</summary>
    public string? Country { get; init; }

    public PostKind Kind { get; init; }

    /// <summary>Addresses linked to.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];

    /// <summary>Labels given by the network.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What is attached: <c>image</c>.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    /// <summary>1 to 5; null: not rated.</summary>
    public double? Rating { get; init; }

    /// <summary>Likes, shares and replies together; null: unknown.</summary>
    public long? Engagement { get; init; }

    /// <summary>When the source says it was written (UTC); null: it does not say.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary>When Heed first read it (UTC). Set by Intake.</summary>
    public DateTimeOffset Seen { get; init; }

    /// <summary>Whom to ask for the author's settings before the post is kept; null: the source has looked at them.</summary>
    public IConsents? Consents { get; init; }

    /// <summary>How whoever sent it to an intake is told what became of it; null: it was not sent to one, or nobody is to be told.</summary>
    public ISender? Sender { get; init; }

    /// <summary>Where its sender wants the answer, as given; null: nowhere. For nothing but an answer.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Its sender said yes to being quoted word for word.</summary>
    public bool MayQuote { get; init; }

    /// <summary>Set by Intake from <see cref="Place"/> and <see cref="NativeId"/>.</summary>
    public OriginTag Tag { get; init; }
}
