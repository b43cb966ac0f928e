namespace Heed.Guard;

/// <summary>Hosts of links, without what names a person in them.</summary>
internal static class LinkHosts
{
    // Places that give each person a host of their own.
    private static readonly string[] Shared =
    [
        "bsky.social", "tumblr.com", "blogspot.com", "wordpress.com", "github.io", "gitlab.io", "substack.com", "livejournal.com", "medium.com", "neocities.org",
        "itch.io", "carrd.co", "bandcamp.com", "deviantart.com", "newgrounds.com", "write.as", "dreamwidth.org", "over-blog.com", "jimdofree.com", "altervista.org",
    ];

    /// <param name="links">Addresses, or bare hosts; what is neither is left out.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> links)
    {
        if (links.Count == 0) return [];
        return [.. links.Select(HostOf).OfType<string>().Distinct()];
    }

    private static string? HostOf(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out Uri? uri) && !Uri.TryCreate("https://" + link, UriKind.Absolute, out uri)) return null;
        string host = uri.IdnHost.ToLowerInvariant();
        if (uri.Scheme is not ("http" or "https") || !host.Contains('.')) return null;
        return Shared.FirstOrDefault(place => host.EndsWith("." + place, StringComparison.Ordinal)) ?? host;
    }
}
