using System.Text.Json;
using Heed.Sources.Json;
using Heed.Sources.Mastodon;

namespace Heed.Sources.Proofs;

/// <summary>Asks the account's own server, as the fediverse does: by WebFinger who it is, then by the Mastodon API, and where the server
/// has none for everybody, by the ActivityPub objects of actor and post.</summary>
internal sealed class MastodonProof(ProofReader reader) : IProof
{
    private const string ActivityPub = "application/activity+json";
    private const int Newest = 20;

    /// <summary>An account as its server names it.</summary>
    /// <param name="Domain">Behind the @, as the server itself writes it.</param>
    /// <param name="Id">Of its ActivityPub actor.</param>
    private sealed record Actor(string Name, string Domain, Uri Id);

    /// <summary>What is shown of an account.</summary>
    /// <param name="Id">By which the API finds its posts; null: the server has no API for everybody.</param>
    /// <param name="Page">Its page for people; null: not said.</param>
    private sealed record Profile(string? Id, Uri? Page, IReadOnlyList<string?> Texts);

    /// <inheritdoc/>
    public async Task<Proof> LookAsync(NamedAccount account, Sign sign, Uri? post, CancellationToken cancel)
    {
        Actor? actor = await FindAsync(account.Name, account.Server, cancel);
        if (actor is not null && !actor.Domain.Equals(account.Server, StringComparison.OrdinalIgnoreCase))
        {
            // A server may only speak for another domain where that domain says the same.
            Actor? there = IsHost(actor.Domain) && reader.MayAsk(reader.RootOf(actor.Domain)) ? await FindAsync(actor.Name, actor.Domain, cancel) : null;
            actor = there is not null && there.Id == actor.Id ? there : actor with { Domain = account.Server };
        }
        if (actor is null || await ProfileAsync(actor, cancel) is not { } profile) return new Proof.NotYet([$"{account.Server} shows nobody an account of this name."]);
        bool stands = profile.Texts.Any(sign.StandsInHtml)
            || (post is null ? await NewestAsync(actor, profile, cancel) : await PostAsync(actor, post, cancel)).Any(sign.StandsInHtml);
        if (stands) return new Proof.Given(KnownAs(account, actor, profile, await SaysAuthorAsync(actor, cancel)));
        return new Proof.NotYet(
        [
            "the text and the fields of the profile",
            post is not null ? "the post whose address you gave, if it is by this account and shown to everybody"
                : profile.Id is not null ? $"the newest {Newest} posts that everybody may read" : "no posts: this server does not list them for everybody, so give the address of one",
        ]);
    }

    /// <inheritdoc/>
    public Task<bool> WroteAsync(NamedAccount account, IReadOnlyList<KnownAs> known, Uri post, CancellationToken cancel) =>
        Task.FromResult(known.Any(one => one.Holds(post)));

    private static IReadOnlyList<KnownAs> KnownAs(NamedAccount account, Actor actor, Profile profile, bool saysAuthor)
    {
        // An address that ends with the account's name, at the server that speaks for it: below it stands nobody else's.
        Uri[] pages = [.. ((Uri?[])[actor.Id, profile.Page]).OfType<Uri>()
            .Where(page => page.Authority == actor.Id.Authority && page.Segments[^1].Trim('/').TrimStart('@').Equals(actor.Name, StringComparison.OrdinalIgnoreCase))
            .Select(page => new Uri(page.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")).Distinct()];
        return [.. ((string[])[actor.Domain, account.Server]).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(place => new KnownAs(place, [actor.Name], pages, saysAuthor))];
    }

    private async Task<bool> SaysAuthorAsync(Actor actor, CancellationToken cancel) =>
        await reader.JsonAsync(new Uri(actor.Id, "/api/v1/instance"), cancel) is { } said && said.Text("version") is { } software && MastodonServer.IsTrusted(software);

    private async Task<Actor?> FindAsync(string name, string server, CancellationToken cancel)
    {
        Uri question = new(reader.RootOf(server), $"/.well-known/webfinger?resource={Uri.EscapeDataString($"acct:{name}@{server}")}");
        if (await reader.JsonAsync(question, cancel, "application/jrd+json, application/json", mayMove: true) is not { } found) return null;
        string? id = found.List("links").Take(50).Where(link => link.Text("rel") is "self" && IsActivityPub(link.Text("type"))).Select(link => link.Text("href")).FirstOrDefault();
        if (WebAddress.Of(id) is not { } actor || !reader.MayAsk(actor)) return null;
        if (found.Text("subject")?.Split(':', 2) is not ["acct", var subject] || subject.LastIndexOf('@') is not (> 0 and var at)) return null;
        string says = subject[..at], domain = subject[(at + 1)..].ToLowerInvariant();
        // Another name than asked for is another account.
        if (!says.Equals(name, StringComparison.OrdinalIgnoreCase)) return null;
        return new(says, domain, actor);
    }

    private static bool IsHost(string text) => Uri.TryCreate($"https://{text}/", UriKind.Absolute, out Uri? root) && root.Authority == text && root.UserInfo.Length == 0;

    private static bool IsActivityPub(string? type) => type is not null && (type.StartsWith(ActivityPub, StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase));

    /// <returns>Null: the server shows no such account.</returns>
    private async Task<Profile?> ProfileAsync(Actor actor, CancellationToken cancel)
    {
        if (await reader.JsonAsync(new Uri(actor.Id, $"/api/v1/accounts/lookup?acct={Uri.EscapeDataString(actor.Name)}"), cancel) is { } account && IsLocal(actor, account))
        {
            return new(account.Text("id"), WebAddress.Of(account.Text("url")),
                [account.Text("note"), account.Text("display_name"), .. account.List("fields").Take(20).Select(field => field.Text("value"))]);
        }
        if (await reader.JsonAsync(actor.Id, cancel, ActivityPub) is not { } shown || shown.Text("id") != actor.Id.OriginalString) return null;
        if (!actor.Name.Equals(shown.Text("preferredUsername"), StringComparison.OrdinalIgnoreCase)) return null;
        return new(null, WebAddress.Of(shown.Text("url")),
            [shown.Text("summary"), shown.Text("name"), .. shown.List("attachment").Take(20).Select(field => field.Text("value"))]);
    }

    private async Task<IEnumerable<string?>> NewestAsync(Actor actor, Profile profile, CancellationToken cancel)
    {
        if (profile.Id is not { } id) return [];
        JsonElement? statuses = await reader.JsonAsync(new Uri(actor.Id, $"/api/v1/accounts/{Uri.EscapeDataString(id)}/statuses?limit={Newest}&exclude_reblogs=true"), cancel);
        return statuses is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(Newest).SelectMany(status => Texts(actor, status)) : [];
    }

    /// <returns>What a post of this account says; nothing when it is not there or somebody else's.</returns>
    private async Task<IEnumerable<string?>> PostAsync(Actor actor, Uri post, CancellationToken cancel)
    {
        if (!reader.MayAsk(post) || post.Authority != actor.Id.Authority) return [];
        string id = post.Segments[^1].Trim('/');
        if (await reader.JsonAsync(new Uri(actor.Id, $"/api/v1/statuses/{id}"), cancel) is { } status && IsLocal(actor, status.Field("account") ?? default)) return Texts(actor, status);
        return await reader.JsonAsync(post, cancel, ActivityPub) is { } note && note.Text("attributedTo") == actor.Id.OriginalString && note.Text("type") is not "Tombstone"
            ? [note.Text("content"), note.Text("summary")]
            : [];
    }

    private static IEnumerable<string?> Texts(Actor actor, JsonElement status) =>
        status.Field("account") is { } author && IsLocal(actor, author) && !status.Says("reblog") ? [status.Text("content"), status.Text("spoiler_text")] : [];

    /// <summary>An account of another server has its domain behind the name.</summary>
    private static bool IsLocal(Actor actor, JsonElement account) => actor.Name.Equals(account.Text("acct"), StringComparison.OrdinalIgnoreCase);
}
