using System.Text.Json;
using Heed.Sources.Json;

namespace Heed.Sources.Mastodon;

/// <summary>What the ActivityPub objects of posts and authors say: the word that servers pass on to each other. Asked of servers whose
/// Mastodon API cannot be believed: one calls unlisted posts public and every author <c>indexable</c>, whoever it is.</summary>
/// <param name="root">Only objects of this server are looked up; others would mean reading other servers, too.</param>
internal sealed class ActivityPubWord(JsonApi api, Uri root)
{
    private const string MediaType = "application/activity+json";
    private const int AuthorLimit = 1_000;
    private static readonly string[] Everybody = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"];

    private readonly Dictionary<string, bool> _authors = [];

    /// <summary>The post is addressed to everybody (unlisted ones name everybody in <c>cc</c> only), and its author wants to be found.</summary>
    /// <exception cref="SourceException">The server did not answer, or asked for a pause; an answer that does not say yes is a no.</exception>
    public async Task<bool> AllowsAsync(string? post, CancellationToken cancel)
    {
        try
        {
            return post is not null && await ReadAsync(post, cancel) is { } note && await AllowsAsync(note, cancel);
        }
        catch (SourceException no) when (no.RetryAfter is null && (no.Health is not Health.Broken || no.Status is not null || no.InnerException is JsonException))
        {
            // One object that always fails must not keep a whole timeline from being read; what is not known is no yes.
            return false;
        }
    }

    /// <summary>How a post stands; its text is not given again.</summary>
    /// <exception cref="SourceException">It is gone, or the server did not answer.</exception>
    public async Task<Recheck> RecheckAsync(string post, CancellationToken cancel)
    {
        if (await ReadAsync(post, cancel) is not { } note || !await AllowsAsync(note, cancel)) return new(post, RecheckState.Gone, null);
        return new(post, note.Says("updated") ? RecheckState.Changed : RecheckState.Still, null);
    }

    private async Task<bool> AllowsAsync(JsonElement note, CancellationToken cancel)
    {
        if (note.Text("type") is "Tombstone" || !note.Texts("to").Append(note.Text("to")).Intersect(Everybody).Any()) return false;
        if (note.Text("attributedTo") is not { } author) return false;
        if (_authors.TryGetValue(author, out bool known)) return known;
        bool allows = await ReadAsync(author, cancel) is { } actor && MastodonConsent.AllowsActor(actor);
        if (_authors.Count < AuthorLimit) _authors.Add(author, allows);
        return allows;
    }

    /// <returns>Null: it is not of this server.</returns>
    private async Task<JsonElement?> ReadAsync(string id, CancellationToken cancel) =>
        WebAddress.Of(id) is { } address && address.Authority == root.Authority ? (await api.GetAsync(address.PathAndQuery, cancel, MediaType)).Body : null;
}
