using System.Text.RegularExpressions;

namespace Heed.Sources.Bluesky;

/// <summary>A record's address in the AT Protocol: whose it is, of which collection, under which key.</summary>
/// <param name="Did">The account's lasting id (<c>did:plc:…</c>, <c>did:web:…</c>), never a handle.</param>
/// <param name="Collection">An NSID, as <c>app.bsky.feed.post</c>.</param>
internal readonly partial record struct AtUri(string Did, string Collection, string Key)
{
    public const string Posts = "app.bsky.feed.post";
    public const string Profiles = "app.bsky.actor.profile";

    /// <summary>What somebody wants their public data used for (proposal 0008 of Bluesky, 2025).</summary>
    public const string Intents = "org.user-intents.declaration";

    /// <summary>The place of all AT Protocol posts, whatever server or relay they are read from.</summary>
    public const string Place = "bsky.app";

    /// <returns>Null: a part is not as the AT Protocol's syntax wants it.</returns>
    public static AtUri? Of(string? did, string? collection, string? key) =>
        IsDid(did) && collection is { Length: > 0 and <= 317 } && key is not null && KeySyntax().IsMatch(key) ? new(did!, collection, key) : null;

    /// <param name="path"><c>COLLECTION/KEY</c></param>
    public static AtUri? Of(string? did, string? path) => path?.Split('/') is [var collection, var key] ? Of(did, collection, key) : null;

    /// <param name="text"><c>at://DID/COLLECTION/KEY</c></param>
    public static AtUri? Parse(string? text) => text?.Split('/') is ["at:", "", var did, var collection, var key] ? Of(did, collection, key) : null;

    /// <summary>From <see cref="Page"/>, back.</summary>
    public static AtUri? OfPage(Uri page) =>
        page is { IsAbsoluteUri: true, Host: Place } && page.AbsolutePath.Split('/') is ["", "profile", var did, "post", var key] ? Of(Uri.UnescapeDataString(did), Posts, key) : null;

    public static bool IsDid(string? text) => text is { Length: <= 2_048 } && DidSyntax().IsMatch(text);

    /// <summary>Where people open a post.</summary>
    public Uri Page => new($"https://{Place}/profile/{Did}/post/{Key}");

    public override string ToString() => $"at://{Did}/{Collection}/{Key}";

    [GeneratedRegex(@"^did:[a-z]+:[a-zA-Z0-9._:%-]*[a-zA-Z0-9._-]\z", RegexOptions.CultureInvariant)]
    private static partial Regex DidSyntax();

    [GeneratedRegex(@"^(?!\.{1,2}\z)[a-zA-Z0-9_~.:-]{1,512}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeySyntax();
}
