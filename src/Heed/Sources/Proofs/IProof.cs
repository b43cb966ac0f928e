namespace Heed.Sources.Proofs;

/// <summary>A port: what one network shows to anybody of an account, to prove whose it is. Authors are compared in memory and forgotten.</summary>
internal interface IProof
{
    /// <summary>Looks whether the sign stands in a post or the profile of exactly this account.</summary>
    /// <param name="post">Where the person says they posted it; null: they do not say.</param>
    /// <param name="cancel">Stops between two readings.</param>
    /// <exception cref="SourceException">The place refused or did not answer.</exception>
    Task<Proof> LookAsync(NamedAccount account, Sign sign, Uri? post, CancellationToken cancel);

    /// <summary>Whether a post is by this account; false too when its place does not say.</summary>
    /// <param name="known">What proved the account.</param>
    /// <inheritdoc cref="LookAsync"/>
    Task<bool> WroteAsync(NamedAccount account, IReadOnlyList<KnownAs> known, Uri post, CancellationToken cancel);
}
