using System.Text.RegularExpressions;

namespace Heed.Sources.Mastodon;

/// <summary>Which timeline of which server a source reads, from an address as the server's own pages have it.</summary>
/// <param name="Path">Of the API, with <c>?</c> and its fixed parameters.</param>
/// <param name="Feed">What the server calls it where it says who may read it: <c>live_feeds</c>, <c>hashtag_feeds</c>; empty: search.</param>
/// <param name="Local">Only what was written on this server.</param>
/// <param name="Words">For people: what is read.</param>
internal sealed partial record MastodonTimeline(Uri Root, string Path, string Feed, bool Local, string Words)
{
    public const string Choices =
        "Give https://SERVER/public/local for what is written on that server, https://SERVER/public for all it knows, https://SERVER/tags/NAME for a hashtag, or https://SERVER/search?q=WORDS.";

    /// <exception cref="SourceException">It is the address of nothing that is read; the message says which are.</exception>
    public static MastodonTimeline Of(string text)
    {
        if (WebAddress.Of(text) is not { } address) throw Wrong("This is no web address.");
        Uri root = new(address.GetLeftPart(UriPartial.Authority));
        string path = address.AbsolutePath.TrimEnd('/');
        switch (path)
        {
            case "" or "/about" or "/explore" or "/public/local":
                return new(root, "/api/v1/timelines/public?local=true", "live_feeds", true, "the local timeline");
            case "/public":
                return new(root, "/api/v1/timelines/public?local=false", "live_feeds", false, "the federated timeline");
            case "/public/remote":
                return new(root, "/api/v1/timelines/public?remote=true", "live_feeds", false, "the timeline of other servers");
            case "/search" when Query().Match(address.Query) is { Success: true } query:
                string words = Uri.UnescapeDataString(query.Groups[1].Value.Replace('+', ' '));
                return new(root, $"/api/v2/search?type=statuses&resolve=false&q={Uri.EscapeDataString(words)}", "", false, $"a search for {words}");
        }
        if (TagPath().Match(path) is { Success: true } tag)
        {
            string name = Uri.UnescapeDataString(tag.Groups[1].Value);
            return new(root, $"/api/v1/timelines/tag/{Uri.EscapeDataString(name)}?local=false", "hashtag_feeds", false, $"the hashtag #{name}");
        }
        throw Wrong(path.StartsWith("/@", StringComparison.Ordinal) || path.StartsWith("/users/", StringComparison.Ordinal)
            ? "This is one person's page; Heed listens to subjects, not to people."
            : "This address of a Mastodon server is no timeline.");
    }

    private static SourceException Wrong(string what) => new(Health.Broken, $"{what} {Choices}");

    [GeneratedRegex("^/tags?/([^/]{1,200})$", RegexOptions.CultureInvariant)]
    private static partial Regex TagPath();

    [GeneratedRegex("[?&]q=([^&]{1,500})", RegexOptions.CultureInvariant)]
    private static partial Regex Query();
}
