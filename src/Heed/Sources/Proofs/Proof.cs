namespace Heed.Sources.Proofs;

/// <summary>How an account's posts are known in Heed's places, learnt from the network while the account was proven.</summary>
/// <param name="Place">As <see cref="RawPost.Place"/>.</param>
/// <param name="Names">As <see cref="RawPost.Author"/> may name it there; empty: everything of the place is the person's.</param>
/// <param name="Pages">Addresses with a slash at the end, below which only posts of this account stand; empty: the place's addresses do not tell.</param>
/// <param name="SaysAuthor">Asked for a post again, the place says who wrote it.</param>
public sealed record KnownAs(string Place, IReadOnlyList<string> Names, IReadOnlyList<Uri> Pages, bool SaysAuthor)
{
    /// <summary>The address says that the post is this account's.</summary>
    internal bool Holds(Uri address) => Pages.Any(page => page.AbsolutePath.EndsWith('/') && page.IsBaseOf(address));

    public override string ToString() => nameof(KnownAs); // a record's own would name the account
}

/// <summary>What a look for a sign gave.</summary>
public abstract record Proof
{
    /// <summary>The sign stands where only this account can write.</summary>
    /// <param name="As">One or more.</param>
    public sealed record Given(IReadOnlyList<KnownAs> As) : Proof;

    /// <summary>It does not stand there, or does not yet.</summary>
    /// <param name="Looked">What was looked at, for people; one or more.</param>
    public sealed record NotYet(IReadOnlyList<string> Looked) : Proof;

    /// <summary>The place refuses to be read or did not answer.</summary>
    /// <param name="Why">A sentence.</param>
    public sealed record OutOfReach(string Why) : Proof;
}
