namespace Heed;

/// <summary>One post as Heed is allowed to keep it: redacted, without its author. Only the guard makes one, and of
/// <see cref="Lane.Workers"/> none can be made.</summary>
public sealed record Post : Admitted, IFindable
{
    internal Post() { }

    public required OriginTag Tag { get; init; }

    /// <summary>Id of the source that delivered it.</summary>
    public required string Source { get; init; }

    /// <summary>See <see cref="RawPost.Place"/>.</summary>
    public required string Place { get; init; }

    public required string Network { get; init; }

    /// <exception cref="ArgumentException">Of the lane whose text is never kept: what is said there is a <see cref="WorkerSpeech"/>.</exception>
    public required Lane Lane
    {
        get;
        init => field = value is Lane.Workers ? throw new ArgumentException("Text of the lane workers is never kept.", nameof(value)) : value;
    }

    public PostKind Kind { get; init; }

    /// <summary>Plain redacted text, at most 500 UTF-16 units; null: none.</summary>
    public string? Title { get; init; }

    /// <summary>Plain redacted text, no markup, at most 10,000 UTF-16 units.</summary>
    public required string Text { get; init; }

    /// <summary>BCP 47 of what Intake found; null: none of the languages it knows.</summary>
    public string? Language { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the source; null: unknown.</summary>
    public string? Country { get; init; }

    /// <summary>Where the original can be opened. Stored sealed under the key of its month; for <see cref="Lane.Press"/> shown,
    /// else opened by a recorded act. Null: nowhere.</summary>
    public Uri? Url { get; init; }

    /// <summary>See <see cref="RawPost.Again"/>; sealed with <see cref="Url"/>. Null: it cannot be looked up again.</summary>
    public string? Again { get; init; }

    /// <summary>Host of the original; null: what it has is no site (<c>mailto:</c>, <c>urn:</c>), or it has none.</summary>
    public string? Site => Url is { IsAbsoluteUri: true, Host.Length: > 0 } ? Url.Host : null;

    /// <summary>Hosts linked to, no paths.</summary>
    public IReadOnlyList<string> LinkHosts { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Media { get; init; } = [];

    public double? Rating { get; init; }

    public long? Engagement { get; init; }

    /// <summary>When the source says it was written (UTC); null: it does not say.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary>When Heed first read it (UTC): decides period and retention.</summary>
    public required DateTimeOffset Seen { get; init; }

    public required Voices Voices { get; init; }

    /// <summary>See <see cref="RawPost.ReplyTo"/>; stored sealed, never shown. Null: none was given.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>See <see cref="RawPost.MayQuote"/>.</summary>
    public bool MayQuote { get; init; }
}
