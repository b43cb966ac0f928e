using System.Text.Json;
using Heed.Sources.Bluesky;
using Heed.Sources.Discourse;
using Heed.Sources.Feeds;
using Heed.Sources.HackerNews;
using Heed.Sources.Json;
using Heed.Sources.Mastodon;
using Heed.Sources.Polite;

namespace Heed.Sources;

/// <summary>What stands at an address that somebody wants to have read.</summary>
/// <param name="Address">To be read; where a page names its feed, the feed's.</param>
/// <param name="Terms">What may be read there, what not and why, and by whose rules: sentences for people.</param>
public sealed record FoundPlace(SourceKind Kind, string Address, IReadOnlyList<string> Terms)
{
    /// <summary>Software that speaks the Mastodon API, as <c>nodeinfo</c> names it.</summary>
    private static readonly HashSet<string> MastodonKin = new(StringComparer.OrdinalIgnoreCase)
    {
        "mastodon", "hometown", "gotosocial", "pleroma", "akkoma", "snac", "friendica", "firefish", "iceshrimp", "sharkey", "mitra", "takahe", "pixelfed",
    };

    /// <summary>Looks at the address and asks its server what it is. Reads no posts.</summary>
    /// <exception cref="SourceException">The place refuses, does not answer, or is nothing that Heed reads; the message says what to do.</exception>
    public static async Task<FoundPlace> FindAsync(string address, PoliteClient client, CancellationToken cancel)
    {
        if (BlueskyAddress.Looks(address)) return new(SourceKind.Bluesky, BlueskyAddress.Complete(address), BlueskyAddress.TermsOf(address));
        Uri at = WebAddress.Of(address) ?? throw new SourceException(Health.Broken, $"\"{address}\" is not a web address: give it with https://.");
        if (HackerNewsSource.IsAt(at)) return await OpenAsync(SourceKind.HackerNews, address, client, cancel);
        SourceException? closed = null;
        Fetched.Ok? page = null;
        try
        {
            page = await client.GetAsync(at, Validators.None, cancel) as Fetched.Ok;
        }
        catch (SourceException e) when (e.Status is not null)
        {
            // A server may have no page there, and yet a timeline of that name.
            closed = e;
        }
        if (page is not null && FeedParser.Parse(page.Bytes, page.ContentType, page.FinalUrl).Kind is not "unknown") return Feed(address);
        if (page is not null && FeedLink.GeneratorOf(page.Bytes, page.ContentType)?.StartsWith("Discourse", StringComparison.OrdinalIgnoreCase) is true)
            return await OpenAsync(SourceKind.Discourse, address, client, cancel);
        switch (await SoftwareAsync(new(client, new(at.GetLeftPart(UriPartial.Authority))), cancel))
        {
            case { } software when MastodonKin.Contains(software): return await OpenAsync(SourceKind.Mastodon, address, client, cancel);
            case "discourse": return await OpenAsync(SourceKind.Discourse, address, client, cancel);
        }
        if (page is not null && FeedLink.NamedIn(page.Bytes, page.ContentType, page.FinalUrl) is { } feed) return Feed(feed);
        throw closed ?? new SourceException(Health.Broken, "This is neither a feed nor a page that names one, and no server of a kind that Heed reads. Give the address of a feed, or say with --kind what it is.");
    }

    private static FoundPlace Feed(string address) => new(SourceKind.Feed, address, [
        "Reads the entries of this feed: what its publisher offers for reading.",
        "An entry whose own page answers 404 or 410 is erased here, too; one that only left the feed is not."]);

    private static async Task<FoundPlace> OpenAsync(SourceKind kind, string address, PoliteClient client, CancellationToken cancel)
    {
        Source source = new("found", kind, "", address, Lane.Public, null, "", "", "", new Dictionary<string, string>(), 1, TimeSpan.FromHours(1));
        IReadOnlyList<string> terms = kind switch
        {
            SourceKind.Mastodon => await new MastodonSource(source, client).TermsAsync(cancel),
            SourceKind.Discourse => await new DiscourseSource(source, client).TermsAsync(cancel),
            _ => HackerNewsSource.Terms,
        };
        return new(kind, address, terms);
    }

    /// <summary>The server's software by <c>nodeinfo</c> (FEP-f1d5), in lower case.</summary>
    /// <returns>Null: it does not say, or does not want to be asked.</returns>
    private static async Task<string?> SoftwareAsync(JsonApi api, CancellationToken cancel)
    {
        try
        {
            JsonElement known = (await api.GetAsync("/.well-known/nodeinfo", cancel)).Body;
            Uri? info = known.List("links").Where(link => link.Text("rel")?.Contains("nodeinfo.diaspora.software/ns/schema/2", StringComparison.Ordinal) is true)
                .Select(link => WebAddress.Of(link.Text("href"))).LastOrDefault(link => link is not null);
            if (info is not null) return (await api.GetAsync(info.PathAndQuery, cancel)).Body.Field("software", "name")?.Text()?.ToLowerInvariant();
        }
        catch (SourceException)
        {
            // Most servers have none; GoToSocial asks that its own is not read.
        }
        try
        {
            return (await api.GetAsync("/api/v1/instance", cancel)).Body.Says("version") ? "mastodon" : null;
        }
        catch (SourceException)
        {
            return null;
        }
    }
}
