namespace Heed.Sources;

/// <summary>What kind of place a source reads, and so which connector does.</summary>
public enum SourceKind
{
    /// <summary>RSS, Atom or JSON Feed at a URL.</summary>
    Feed,

    /// <summary>A file of JSON lines.</summary>
    Jsonl,

    /// <summary>A CSV file, with a mapping of its columns.</summary>
    Csv,

    /// <summary>A maildir folder.</summary>
    Maildir,

    /// <summary>An XLSX workbook, with a mapping of the columns of one sheet.</summary>
    Xlsx,

    /// <summary>An mbox file.</summary>
    Mbox,

    /// <summary>A folder of a mailbox, by IMAP.</summary>
    Imap,

    /// <summary>A timeline of a server that speaks the Mastodon API.</summary>
    Mastodon,

    /// <summary>Hacker News: all of it, a list, or a search.</summary>
    HackerNews,

    /// <summary>A Discourse forum, or one category, tag or search of it.</summary>
    Discourse,

    /// <summary>Bluesky, by one of its streams or by search.</summary>
    Bluesky,

    /// <summary>A form that Heed serves: people write to it and nothing is read.</summary>
    Form,
}

/// <summary>Where a source or topic stands on its way.</summary>
public enum Standing
{
    /// <summary>Written down; nobody has approved it; it is not read.</summary>
    Proposed,

    /// <summary>Approved by the steward and read.</summary>
    Live,

    /// <summary>Taken off by a person, or ended by the place itself (410). Its line stays on the public page.</summary>
    Ended,
}

/// <summary>One place Heed reads, as it stands on the public page.</summary>
/// <param name="Id">Short, of lower-case letters, digits and hyphens: the value of <c>source:</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Address">A URL, or a path of a file or folder.</param>
/// <param name="Lane">On what footing people speak there.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null: not one country's.</param>
/// <param name="Purpose">Why it is read: a sentence for the public page.</param>
/// <param name="Origin">Of a file: where it comes from and the right to hold it; empty for a place that is read.</param>
/// <param name="Whose">Whose people speak there.</param>
/// <param name="Mapping">CSV and XLSX: column name by field name (<c>text</c>, <c>id</c>, <c>author</c>, <c>published</c>, …), of XLSX also the <c>sheet</c>; Bluesky: the addresses of its
/// services by name; a mailbox: the <c>mark</c> its mails get; else empty.</param>
/// <param name="KeepDays">Days a mention is kept after <see cref="Post.Seen"/>; 1 to 365.</param>
/// <param name="Every">How often it is read.</param>
public sealed record Source(
    string Id,
    SourceKind Kind,
    string Name,
    string Address,
    Lane Lane,
    string? Country,
    string Purpose,
    string Origin,
    string Whose,
    IReadOnlyDictionary<string, string> Mapping,
    int KeepDays,
    TimeSpan Every)
{
    /// <summary>Whose people speak there, of four answers; null: proposed before the question was asked, and cannot be approved.</summary>
    public Speakers? Speakers { get; init; }

    /// <summary>Of <see cref="Lane.Workers"/>: the written agreement with the workers' representatives, its parties, its day and where it can be read; else empty.</summary>
    public string Agreement { get; init; } = "";

    /// <summary>Of <see cref="Lane.Addressed"/>: whom people can write to with messages that are not taken here; the steward's to set. Else empty.</summary>
    public string Referral { get; init; } = "";

    /// <summary>It is read over the network; else it is a file or folder on this machine, or a form.</summary>
    public bool IsNetwork => Kind is not (SourceKind.Jsonl or SourceKind.Csv or SourceKind.Xlsx or SourceKind.Mbox or SourceKind.Maildir or SourceKind.Form);

    /// <summary>Its posts can be looked up again where they came from. Of a mailbox only what is in it now is asked, by its connector.</summary>
    public bool HasOrigin => IsNetwork && Kind is not SourceKind.Imap;

    /// <summary>People write to it; there is nothing to read.</summary>
    public bool IsIntake => Kind is SourceKind.Form;

    /// <summary>Where the form of a source stands on the installation's own server.</summary>
    public static string FormAddress(string id) => $"/tell/{id}";

    /// <summary>The value of <c>network:</c>.</summary>
    public string Network => Kind switch
    {
        SourceKind.Feed => "feed",
        SourceKind.Maildir or SourceKind.Mbox or SourceKind.Imap => "mail",
        SourceKind.Form => "form",
        SourceKind.Mastodon => "mastodon",
        SourceKind.HackerNews => "hackernews",
        SourceKind.Discourse => "discourse",
        SourceKind.Bluesky => "bluesky",
        _ => "file",
    };

    /// <summary>Followed all the time, not read now and then: <see cref="Every"/> does not count.</summary>
    public bool IsFollowed => Kind is SourceKind.Imap || (Kind is SourceKind.Bluesky && Address.StartsWith("ws", StringComparison.OrdinalIgnoreCase));
}

/// <summary>How the reading of a source goes, in words a person understands.</summary>
public enum Health
{
    /// <summary>Not read yet.</summary>
    Waiting,

    /// <summary>The last reading went well.</summary>
    Reading,

    /// <summary>The place says no: robots.txt, 401, 403, 451, a closed server. Heed does not work around it.</summary>
    Refused,

    /// <summary>It could be read once; the place's own rules have changed since and say no. Asked again now and then.</summary>
    Paused,

    /// <summary>It did not answer, or what it answered cannot be read. Tried again later.</summary>
    Broken,

    /// <summary>410: the place says it is gone for ever.</summary>
    Gone,
}

/// <summary>A reading that could not be finished, with the reason for people. What had been handed over before it counts.</summary>
/// <param name="health">What the source's state becomes.</param>
/// <param name="message">One sentence: what happened and what can be done; holds no text of a post.</param>
/// <param name="retryAfter">The place asked for this pause; null: it did not.</param>
public sealed class SourceException(Health health, string message, TimeSpan? retryAfter = null, Exception? cause = null) : Exception(message, cause)
{
    public Health Health { get; } = health;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The HTTP status that was the answer; null: there was none, or it was not the reason.</summary>
    public int? Status { get; init; }

    /// <summary>Nothing was asked, because the place asked for a pause before: what was known of the source still holds.</summary>
    public bool IsPutOff { get; init; }

    /// <summary>The place's own rules say no: robots.txt, a header, the rules of its server.</summary>
    public bool IsByRules { get; init; }

    /// <summary>The server itself is unwell (no answer, 5xx, 429), not one address of it.</summary>
    internal bool IsHostFault { get; init; }
}

/// <summary>The port of a connector: reads one place. One file each, with the contract test.</summary>
public interface ISource
{
    /// <summary>Reads what the place shows now, from where <paramref name="cursor"/> stopped. Ends with <see cref="Delivery.Reached"/>
    /// when the reading is whole; long readings may say it in between.</summary>
    /// <param name="cursor">What an earlier <see cref="Delivery.Reached"/> gave; null: from the start.</param>
    /// <param name="cancel">Stops between two deliveries; what was handed over stays good.</param>
    /// <exception cref="SourceException">The place refused, did not answer or is not what it should be.</exception>
    IAsyncEnumerable<Delivery> ReadAsync(string? cursor, CancellationToken cancel);

    /// <summary>Asks the place how posts stand that are held, by the rules that hold now. Each id is answered once, in order; what
    /// cannot be asked is <see cref="RecheckState.Unknown"/>. A place without an origin (a file, mail) answers that for all.</summary>
    /// <param name="ids">As <see cref="RawPost.Again"/> gave them.</param>
    /// <param name="cancel">Stops between two ids; nothing is changed anywhere.</param>
    Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel);
}

/// <summary>A connector that can stay with its place and hear what happens there as it happens.</summary>
public interface IFollowingSource : ISource
{
    /// <summary>Goes on until it is told to stop. Says <see cref="Delivery.Reached"/> every few seconds.</summary>
    /// <inheritdoc cref="ISource.ReadAsync"/>
    IAsyncEnumerable<Delivery> FollowAsync(string? cursor, CancellationToken cancel);
}
