using System.Text.Json;
using Heed.Sources.Bluesky;
using Heed.Sources.Json;

namespace Heed.Sources.Proofs;

/// <summary>Asks the AppView for a profile's description, the post named, or the newest posts.</summary>
internal sealed class BlueskyProof(ProofReader reader, Uri appView) : IProof
{
    private const int Newest = 30;

    /// <inheritdoc/>
    public async Task<Proof> LookAsync(NamedAccount account, Sign sign, Uri? post, CancellationToken cancel)
    {
        JsonElement? profile = await AskAsync($"app.bsky.actor.getProfile?actor={Uri.EscapeDataString(account.Name)}", cancel);
        if (profile?.Text("did") is not { } did || !AtUri.IsDid(did)) return new Proof.NotYet(["Bluesky shows nobody an account of this name."]);
        string? handle = profile.Value.Text("handle");
        if (!account.Name.Equals(did, StringComparison.Ordinal) && !account.Name.Equals(handle, StringComparison.OrdinalIgnoreCase))
            return new Proof.NotYet(["Bluesky shows nobody an account of this name."]);
        if (sign.StandsIn(profile.Value.Text("description")) || await PostsAsync(did, handle, post, cancel) is { } posts && posts.Any(one => sign.StandsIn(one)))
            return new Proof.Given([new(AtUri.Place, [did], [PagesOf(did)], SaysAuthor: false)]); // a handle may be somebody else's tomorrow
        return new Proof.NotYet(["the description in the profile", post is null ? $"the newest {Newest} posts and replies" : "the post whose address you gave, if it is by this account"]);
    }

    /// <inheritdoc/>
    public Task<bool> WroteAsync(NamedAccount account, IReadOnlyList<KnownAs> known, Uri post, CancellationToken cancel) =>
        Task.FromResult(KeyOf(post) is { } named && (known[0].Names.Contains(named.Who) || account.Name.Equals(named.Who, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Below it stand posts of this account alone.</summary>
    private static Uri PagesOf(string did) => new($"https://{AtUri.Place}/profile/{did}/");

    /// <returns>Texts of posts that this account wrote.</returns>
    private async Task<IEnumerable<string?>> PostsAsync(string did, string? handle, Uri? post, CancellationToken cancel)
    {
        if (post is null)
        {
            // The feed of an account also holds what it shares of others.
            JsonElement? feed = await AskAsync($"app.bsky.feed.getAuthorFeed?actor={Uri.EscapeDataString(did)}&filter=posts_with_replies&limit={Newest}", cancel);
            return TextsBy(did, (feed?.List("feed") ?? []).Take(Newest).Select(entry => entry.Field("post")).OfType<JsonElement>());
        }
        if (KeyOf(post) is not { } named || (named.Who != did && !named.Who.Equals(handle, StringComparison.OrdinalIgnoreCase)) || AtUri.Of(did, AtUri.Posts, named.Key) is not { } uri) return [];
        JsonElement? found = await AskAsync($"app.bsky.feed.getPosts?uris={Uri.EscapeDataString(uri.ToString())}", cancel);
        return TextsBy(did, (found?.List("posts") ?? []).Take(1));
    }

    private static IEnumerable<string?> TextsBy(string did, IEnumerable<JsonElement> views) =>
        views.Where(view => view.Field("author")?.Text("did") == did && AtUri.Parse(view.Text("uri"))?.Did == did).Select(view => view.Field("record")?.Text("text"));

    private static (string Who, string Key)? KeyOf(Uri page) =>
        page is { IsAbsoluteUri: true, Host: AtUri.Place } && page.AbsolutePath.Split('/') is ["", "profile", var who, "post", var key] ? (Uri.UnescapeDataString(who), key) : null;

    private Task<JsonElement?> AskAsync(string question, CancellationToken cancel) => reader.JsonAsync(new Uri(appView, "/xrpc/" + question), cancel);
}
