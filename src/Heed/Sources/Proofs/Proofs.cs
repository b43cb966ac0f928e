using System.Diagnostics;
using Heed.Sources.Polite;

namespace Heed.Sources.Proofs;

/// <summary>Finds out whether an account is the person's who asks, by a sign they post there. Nothing of it is kept or logged.</summary>
/// <param name="mayReach"><c>host:port</c> that may be read although they are not public ones.</param>
public sealed class Proofs(PoliteClient client, IReadOnlyCollection<string> mayReach)
{
    /// <summary>Time one look may take, waiting for one's turn included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    private readonly ProofReader _reader = new(client, mayReach);

    /// <summary>Who is asked about accounts of Bluesky.</summary>
    public Uri BlueskyAppView { get; init; } = new("https://public.api.bsky.app");

    /// <summary>Who is asked about accounts of Hacker News.</summary>
    public Uri HackerNewsApi { get; init; } = new("https://hacker-news.firebaseio.com");

    /// <inheritdoc cref="IProof.LookAsync"/>
    public async Task<Proof> LookAsync(NamedAccount account, Sign sign, Uri? post, CancellationToken cancel)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await Of(account.Network).LookAsync(account, sign, post, patience.Token);
        }
        catch (SourceException silent)
        {
            return new Proof.OutOfReach(silent.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Proof.OutOfReach($"The place did not answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    /// <summary>Those of some posts that are by this account; what cannot be found out is left out.</summary>
    /// <param name="posts">At most ten.</param>
    /// <param name="known">What proved the account.</param>
    public async Task<IReadOnlyList<Uri>> OwnAsync(NamedAccount account, IReadOnlyList<KnownAs> known, IReadOnlyList<Uri> posts, CancellationToken cancel)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        List<Uri> own = [];
        foreach (Uri post in posts)
        {
            try
            {
                if (await Of(account.Network).WroteAsync(account, known, post, patience.Token)) own.Add(post);
            }
            catch (SourceException)
            {
                // Not known to be theirs.
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                break;
            }
        }
        return own;
    }

    private IProof Of(ProofNetwork network) => network switch
    {
        ProofNetwork.Mastodon => new MastodonProof(_reader),
        ProofNetwork.Bluesky => new BlueskyProof(_reader, BlueskyAppView),
        ProofNetwork.HackerNews => new HackerNewsProof(_reader, HackerNewsApi),
        ProofNetwork.Discourse => new DiscourseProof(_reader),
        ProofNetwork.Site => new SiteProof(_reader),
        var other => throw new UnreachableException($"ProofNetwork.{other}"),
    };
}
