using Heed.Sources.Proofs;

namespace Heed.App.Public;

/// <summary>How a sign is posted, network by network.</summary>
internal static class ObjectWording
{
    public static string Of(ProofNetwork network) => network switch
    {
        ProofNetwork.Mastodon => "Mastodon or other fediverse server",
        ProofNetwork.Bluesky => "Bluesky",
        ProofNetwork.HackerNews => "Hacker News",
        ProofNetwork.Discourse => "Discourse forum",
        _ => "website or blog of your own",
    };

    /// <summary>Where the sign may stand, one way a sentence.</summary>
    public static IReadOnlyList<string> Ways(ProofNetwork network, string server, string sign) => network switch
    {
        ProofNetwork.Mastodon => ["In a public or unlisted post of its own; give that post's address below if the server does not list posts for everybody.", "Or in the text of the profile, or in one of its fields."],
        ProofNetwork.Bluesky => ["In a post or reply.", "Or in the description of the profile."],
        ProofNetwork.HackerNews => ["In “about” of the profile.", "Or in a comment or story whose address you give below."],
        ProofNetwork.Discourse => ["In a post that everybody may read, whose address you give below (share, copy link).", "Or in “About me” of the profile, if the forum shows profiles to everybody; leave the address empty then."],
        _ => [
            $"As the only line of a text file at https://{server}{SiteSign.FilePath}",
            $"Or in the head of the home page: <meta name=\"{SiteSign.MetaName}\" content=\"{sign}\">",
            "No other page counts, since visitors write on many. If your site lets you do neither, write to the contact.",
        ],
    };

    /// <summary>When a post's address may be left out.</summary>
    public static string WithoutAddress(ProofNetwork network) => network is ProofNetwork.Mastodon or ProofNetwork.Bluesky
        ? "Leave it empty if the sign stands in the profile or in a new post."
        : "Leave it empty if the sign stands in the profile.";

    /// <summary>A post's address helps, or is needed.</summary>
    public static bool TakesAddress(ProofNetwork network) => network is not ProofNetwork.Site;
}
