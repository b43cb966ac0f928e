namespace Heed;

/// <summary>What an account's settings at its place say about being kept.</summary>
/// <param name="MayKeep">False too when they cannot be found out: unknown is not yes.</param>
/// <param name="AlsoKnownAs">Other names of the account at its place, by which its owner may have objected; empty: none.</param>
public sealed record Consent(bool MayKeep, IReadOnlyList<string> AlsoKnownAs)
{
    /// <summary>The settings say no, or nobody could say.</summary>
    public static readonly Consent No = new(false, []);
}

/// <summary>A port of connectors whose posts do not carry their authors' settings: asked once a topic wants a post and before it is kept.</summary>
public interface IConsents
{
    /// <summary>Posts asked for in one go.</summary>
    const int AtOnce = 25;

    /// <summary>Looks up what the settings of these accounts say; never longer than a few seconds.</summary>
    /// <param name="accounts">As <see cref="RawPost.Author"/>, at most <see cref="AtOnce"/>.</param>
    /// <param name="cancel">Ends the waiting; nothing is left half done.</param>
    /// <returns>An answer for each; <see cref="Consent.No"/> where none could be had.</returns>
    Task<IReadOnlyDictionary<string, Consent>> AskAsync(IReadOnlyCollection<string> accounts, CancellationToken cancel);
}
