namespace Heed.Sources.Bluesky;

/// <summary>How a Bluesky source is read.</summary>
public enum BlueskyWay
{
    /// <summary>Jetstream: JSON, followed all the time.</summary>
    Jetstream,

    /// <summary>A relay's or server's firehose: CBOR, followed all the time.</summary>
    Repos,

    /// <summary>The network's own search, asked now and then.</summary>
    Search,
}

/// <summary>The address of a Bluesky source: it says by itself how the source is read.</summary>
/// <param name="Address">With its path; of a search with its query.</param>
public sealed record BlueskyAddress(BlueskyWay Way, Uri Address)
{
    private const string ReposPath = "/xrpc/com.atproto.sync.subscribeRepos", JetstreamPath = "/subscribe", SearchPath = "/xrpc/app.bsky.feed.searchPosts";

    /// <summary>What a search may ask for: subjects. <c>author</c> and <c>mentions</c> would follow a person.</summary>
    private static readonly string[] SearchFields = ["q", "lang", "tag", "domain", "url"];

    /// <summary>Whether an address that somebody typed is one of Bluesky's.</summary>
    public static bool Looks(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out Uri? address)
        && (address.Scheme is "wss" or "ws" || (address.Scheme is "https" or "http" && (address.AbsolutePath is SearchPath || address is { Host: "bsky.app", AbsolutePath: "/search" })));

    /// <summary>The whole address of what somebody typed: <c>wss://jetstream.example</c>, <c>wss://relay.example</c>,
    /// <c>https://bsky.app/search?q=tram</c>.</summary>
    public static string Complete(string typed)
    {
        if (!Uri.TryCreate(typed, UriKind.Absolute, out Uri? address)) return typed;
        if (address is { Host: "bsky.app", AbsolutePath: "/search" }) return $"{BlueskyServices.DefaultAppView}{SearchPath}{address.Query}";
        return address.Scheme is "wss" or "ws" && address.PathAndQuery is "/"
            ? new Uri(address, address.Host.Contains("jetstream", StringComparison.OrdinalIgnoreCase) ? JetstreamPath : ReposPath).ToString()
            : typed;
    }

    /// <returns>Null, with what is wrong and what to do.</returns>
    public static BlueskyAddress? Parse(string text, out string problem)
    {
        problem = $"\"{text}\" is no address of Bluesky: give a Jetstream (wss://HOST{JetstreamPath}), a relay or server (wss://HOST{ReposPath}), or a search (https://bsky.app/search?q=WORDS).";
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address)) return null;
        if (address.UserInfo.Length > 0)
        {
            problem = "An address with a user name or password is somebody's own access: Heed reads what is shown to anybody.";
            return null;
        }
        switch (address.Scheme, address.AbsolutePath)
        {
            case ("wss" or "ws", JetstreamPath or ReposPath) when address.Query.Length > 0:
                problem = "Leave out everything from the question mark on: Heed chooses collections and position itself, and follows subjects, not accounts.";
                return null;
            case ("wss" or "ws", JetstreamPath):
                return new(BlueskyWay.Jetstream, address);
            case ("wss" or "ws", ReposPath):
                return new(BlueskyWay.Repos, address);
            case ("https" or "http", SearchPath):
                List<string> fields = [.. address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')[0])];
                if (fields.FirstOrDefault(field => !SearchFields.Contains(field)) is { } other)
                {
                    problem = $"A search by \"{other}\" is not made: use {string.Join(", ", SearchFields)}. Heed follows subjects, not accounts.";
                    return null;
                }
                if (fields.Contains("q")) return new(BlueskyWay.Search, address);
                problem = "Say what to search for (?q=WORDS).";
                return null;
            default:
                return null;
        }
    }

    /// <summary>What a search asks for; null: it is none.</summary>
    public string? Words => Way is not BlueskyWay.Search ? null : Uri.UnescapeDataString(
        Address.Query.TrimStart('?').Split('&').First(part => part.StartsWith("q=", StringComparison.Ordinal))[2..].Replace('+', ' '));
}
