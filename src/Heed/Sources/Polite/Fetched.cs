namespace Heed.Sources.Polite;

/// <summary>How a reading that went well ended; one that did not is a <see cref="SourceException"/>.</summary>
/// <param name="MovedTo">The place says that the address is now this one, for good (301, 308); null: it has not moved.</param>
public abstract record Fetched(Uri? MovedTo)
{
    /// <summary>How long the place says that this stays as it is (<c>Cache-Control: max-age</c>); null: it does not say.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>The place gave what is there now.</summary>
    /// <param name="Bytes">Unpacked.</param>
    /// <param name="ContentType">The header as it came; null: none.</param>
    /// <param name="FinalUrl">After all redirects: what relative addresses are relative to.</param>
    public sealed record Ok(byte[] Bytes, string? ContentType, Validators Validators, Uri FinalUrl, Uri? MovedTo) : Fetched(MovedTo)
    {
        /// <summary>The Link header (RFC 8288) as it came, several joined by commas; null: none.</summary>
        public string? Link { get; init; }
    }

    /// <summary>Nothing has changed since the reading that gave the validators sent (304).</summary>
    public sealed record NotModified(Uri? MovedTo) : Fetched(MovedTo);
}

/// <summary>What a place gave to ask next time whether anything has changed. Both as they came; null: not given.</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static readonly Validators None = new(null, null);
}
