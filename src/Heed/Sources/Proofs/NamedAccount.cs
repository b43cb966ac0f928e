using System.Net;
using System.Text.RegularExpressions;

namespace Heed.Sources.Proofs;

/// <summary>Networks on which somebody can prove that an account is theirs.</summary>
public enum ProofNetwork
{
    /// <summary>Mastodon and what speaks ActivityPub with it.</summary>
    Mastodon,
    Bluesky,
    HackerNews,
    Discourse,

    /// <summary>A site of one's own: a blog, a newspaper.</summary>
    Site,
}

/// <summary>An account as a person names it. In memory and in sealed links only.</summary>
/// <param name="Name">Without a leading @; of a site its author as the feed names them, empty: all of the site.</param>
/// <param name="Server">Host in small letters, with its port where that is not the usual one.</param>
public sealed partial record NamedAccount(ProofNetwork Network, string Name, string Server)
{
    /// <summary>UTF-16 units of what a person writes.</summary>
    public const int Longest = 300;

    private const string BlueskyPlace = "bsky.app", HackerNewsPlace = "news.ycombinator.com";

    /// <summary>How an account of the network is written, for people.</summary>
    public static string HowToWrite(ProofNetwork network) => network switch
    {
        ProofNetwork.Mastodon => "Write it as name@server, for example jane@social.example.",
        ProofNetwork.Bluesky => "Write the handle, for example jane.bsky.social.",
        ProofNetwork.HackerNews => "Write the user name, for example jane.",
        ProofNetwork.Discourse => "Write it as name@forum, for example jane@forum.example.",
        _ => "Write the site's address, for example blog.example; where it has several authors and you are one, Jane Doe@blog.example.",
    };

    /// <param name="mayReach"><c>host:port</c> that may be read although they are not public ones.</param>
    /// <returns>Null: it is no account of that network, and <paramref name="problem"/> says what to write.</returns>
    public static NamedAccount? Parse(ProofNetwork network, string text, IReadOnlyCollection<string> mayReach, out string problem)
    {
        problem = "";
        string plain = text.Trim().TrimStart('@');
        NamedAccount? account = plain.Length is 0 or > Longest ? null : network switch
        {
            ProofNetwork.Bluesky when BlueskyName().IsMatch(plain) => new(network, plain, BlueskyPlace),
            ProofNetwork.HackerNews when HackerNewsName().IsMatch(plain) => new(network, plain, HackerNewsPlace),
            ProofNetwork.Mastodon or ProofNetwork.Discourse when AtServer(plain, mayReach) is (var name, { } server) && PlainName().IsMatch(name) => new(network, name, server),
            ProofNetwork.Site when AtServer(plain, mayReach) is (var name, { } server) && !name.Any(char.IsControl) => new(network, name, server),
            _ => null,
        };
        if (account is null) problem = HowToWrite(network);
        else if (network is ProofNetwork.Site && account.Server is (BlueskyPlace or HackerNewsPlace))
        {
            problem = "This is a network, not a site of yours: choose it from the list and name your account there.";
            account = null;
        }
        return account;
    }

    /// <summary>As people write it.</summary>
    public override string ToString() => Network switch
    {
        ProofNetwork.Bluesky or ProofNetwork.HackerNews => Name,
        _ => Name.Length == 0 ? Server : $"{Name}@{Server}",
    };

    /// <summary>What stands before and behind the last @; a name may be missing.</summary>
    private static (string Name, string? Server) AtServer(string text, IReadOnlyCollection<string> mayReach)
    {
        int at = text.LastIndexOf('@');
        string name = at < 0 ? "" : text[..at].Trim(), server = text[(at + 1)..].Trim().ToLowerInvariant();
        foreach (string scheme in (string[])["https://", "http://"])
            if (server.StartsWith(scheme, StringComparison.Ordinal)) server = server[scheme.Length..];
        server = server.TrimEnd('/');
        if (mayReach.Contains(server, StringComparer.OrdinalIgnoreCase)) return (name, server);
        // A public place is one with a name, at the usual port: nobody may have other machines' ports tried out from here.
        bool isName = server.Length <= 253 && server.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(server) is UriHostNameType.Dns && !IPAddress.TryParse(server, out _);
        return (name, isName ? new Uri($"https://{server}").IdnHost : null);
    }

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62}\z|^did:[a-z]+:[a-z0-9._:%-]{1,250}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BlueskyName();

    [GeneratedRegex(@"^[a-z0-9_-]{2,30}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HackerNewsName();

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}_.-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
