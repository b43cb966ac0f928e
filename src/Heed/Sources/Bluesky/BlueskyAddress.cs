using System.Text.RegularExpressions;

namespace Heed.Sources.Bluesky;

/// <summary>How a Bluesky source is read.</summary>
public enum BlueskyWay
{
    /// <summary>Jetstream: JSON, followed all the time.</summary>
    Jetstream,

    /// <summary>A relay's or server's firehose: CBOR, followed all the time.</summary>
    Repos,

    /// <summary>The network's own search, asked now and then by an account opened for it.</summary>
    Search,
}

/// <summary>The address of a Bluesky source: it says by itself how the source is read.</summary>
/// <param name="Address">Of a stream, with its path; of a search, the page where people make the same one.</param>
/// <param name="Words">What a search asks for; null: it is none.</param>
public sealed partial record BlueskyAddress(BlueskyWay Way, Uri Address, string? Words)
{
    private const string ReposPath = "/xrpc/com.atproto.sync.subscribeRepos", JetstreamPath = "/subscribe";

    private static readonly string Choices =
        $"Give a Jetstream (wss://HOST{JetstreamPath}), a relay or server (wss://HOST{ReposPath}), or a search (https://{AtUri.Place}/search?q=WORDS).";

    /// <summary>Whether an address that somebody typed is one of Bluesky's.</summary>
    public static bool Looks(string typed) => Uri.TryCreate(typed, UriKind.Absolute, out Uri? address) && (address.Scheme is "wss" or "ws" || IsOnSite(address));

    /// <summary>The whole address of a stream of which somebody typed the host: <c>wss://jetstream.example</c>, <c>wss://relay.example</c>.</summary>
    public static string Complete(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out Uri? address) && address.Scheme is "wss" or "ws" && address.PathAndQuery is "/"
            ? new Uri(address, address.Host.Contains("jetstream", StringComparison.OrdinalIgnoreCase) ? JetstreamPath : ReposPath).ToString()
            : typed;

    /// <summary>What somebody who proposes such a source should know: terms, limits, consent; one sentence each.</summary>
    public static IReadOnlyList<string> TermsOf(string address) =>
    [
        "Kept are posts that a topic asks for, of accounts whose profile is shown, is open to people who are not signed in, and does not ask machines to stay away: unknown is not yes, so figures here are small.",
        "About one new author a second can be asked about; a topic that wants more loses the first posts of some.",
        "Deletions and closed accounts are carried out as they are told.",
        "The network's terms: https://bsky.social/about/support/tos",
        .. Parse(Complete(address), out _) is { Way: BlueskyWay.Search } ? (string[])["The search asks by an account opened for this installation: give its app password with heed source secret ID."] : [],
    ];

    /// <param name="problem">What is wrong and what to do; empty: nothing.</param>
    public static BlueskyAddress? Parse(string text, out string problem)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? address)) problem = $"\"{text}\" is no address. {Choices}";
        else if (address.UserInfo.Length > 0) problem = "An address with a user name or password is somebody's own access: Heed reads what is shown to anybody.";
        else if (address.Scheme is "wss" or "ws") return Stream(address, out problem);
        else if (IsOnSite(address)) return Search(address, out problem);
        else problem = $"\"{text}\" is no address of Bluesky. {Choices}";
        return null;
    }

    private static BlueskyAddress? Stream(Uri address, out string problem)
    {
        problem = address.AbsolutePath is not (JetstreamPath or ReposPath) ? $"There is no stream of Bluesky at {address.AbsolutePath}. {Choices}"
            : address.Query.Length > 0 ? "Leave out everything from the question mark on: Heed chooses collections and position itself, and follows subjects, not accounts."
            : "";
        return problem.Length > 0 ? null : new(address.AbsolutePath is JetstreamPath ? BlueskyWay.Jetstream : BlueskyWay.Repos, address, null);
    }

    private static BlueskyAddress? Search(Uri address, out string problem)
    {
        string? words = address.AbsolutePath is "/search" && address.Query.TrimStart('?').Split('&') is [['q', '=', .. { Length: > 0 } query]]
            ? Uri.UnescapeDataString(query.Replace('+', ' ')).Trim()
            : null;
        problem = address.AbsolutePath.StartsWith("/profile/", StringComparison.Ordinal) ? $"This is one person's page; Heed listens to subjects, not to people. {Choices}"
            : string.IsNullOrEmpty(words) ? $"A search has words and nothing else in its address. {Choices}"
            : words.Length > 300 ? "A search has 300 characters at most."
            : Person().IsMatch(words) ? "This search asks for one account (from:, to:, mentions:, @name, did:). Heed listens to subjects, not to people: leave that out."
            : "";
        return problem.Length > 0 ? null : new(BlueskyWay.Search, address, words);
    }

    private static bool IsOnSite(Uri address) => address is { Scheme: "https" or "http", Host: AtUri.Place };

    [GeneratedRegex(@"(^|[\s(""-])(from|to|mentions|author):|@\w|\bdid:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Person();
}
