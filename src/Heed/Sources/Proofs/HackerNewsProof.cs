using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Json;

namespace Heed.Sources.Proofs;

/// <summary>Asks the official API for what a user says of themselves (<c>about</c>), or the item named.</summary>
internal sealed partial class HackerNewsProof(ProofReader reader, Uri api) : IProof
{
    /// <inheritdoc/>
    public async Task<Proof> LookAsync(NamedAccount account, Sign sign, Uri? post, CancellationToken cancel)
    {
        if (await AskAsync($"user/{Uri.EscapeDataString(account.Name)}", cancel) is not { } user || user.Text("id") != account.Name)
            return new Proof.NotYet(["Hacker News knows no user of this name; capital and small letters count."]);
        if (sign.StandsInHtml(user.Text("about")) || (post is not null && await ItemAsync(account, post, cancel) is { } item && (sign.StandsInHtml(item.Text("text")) || sign.StandsIn(item.Text("title")))))
            return new Proof.Given([new(account.Server, [account.Name], [], SaysAuthor: true)]);
        return new Proof.NotYet(["“about” in the profile", .. post is null ? Array.Empty<string>() : ["the comment or story whose address you gave, if it is by this user"]]);
    }

    /// <inheritdoc/>
    public async Task<bool> WroteAsync(NamedAccount account, IReadOnlyList<KnownAs> known, Uri post, CancellationToken cancel) => await ItemAsync(account, post, cancel) is not null;

    /// <returns>Null: none, or by somebody else.</returns>
    private async Task<JsonElement?> ItemAsync(NamedAccount account, Uri post, CancellationToken cancel) =>
        post is { IsAbsoluteUri: true } && post.IdnHost == account.Server && Item().Match(post.PathAndQuery) is { Success: true } named
        && await AskAsync($"item/{named.Groups[1].Value}", cancel) is { } item && item.Text("by") == account.Name && !item.Says("dead") && !item.Says("deleted")
            ? item
            : null;

    private Task<JsonElement?> AskAsync(string what, CancellationToken cancel) => reader.JsonAsync(new Uri(api, $"/v0/{what}.json"), cancel);

    [GeneratedRegex(@"^/item\?id=([0-9]{1,15})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
