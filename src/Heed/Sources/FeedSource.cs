using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Feeds;
using Heed.Sources.Polite;

namespace Heed.Sources;

/// <summary>Reads an RSS, Atom or JSON feed at a URL.</summary>
public sealed partial class FeedSource(Source source, PoliteClient client) : ISource
{
    private const int LinkLimit = 100;

    private readonly Uri _address = WebAddress.Of(source.Address)
        ?? throw new SourceException(Health.Broken, "The address of this source is no http or https address.");

    /// <summary>What the place gave with the last reading, to ask next time whether anything is new.</summary>
    /// <param name="Hash">Of the bytes read (SHA-256, base64): for places that give neither of the others.</param>
    /// <param name="RhythmSeconds">How often the feed says that it changes; null: it does not say.</param>
    private sealed record Position(string? ETag, string? LastModified, string? Hash, long? RhythmSeconds = null);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        Position before = Parse(cursor);
        Fetched fetched = await client.GetAsync(_address, new(before.ETag, before.LastModified), cancel);
        if (fetched.MovedTo is { } moved) yield return new Delivery.Moved(moved);
        if (fetched is Fetched.Ok ok)
        {
            Position now = new(ok.Validators.ETag, ok.Validators.LastModified, Convert.ToBase64String(SHA256.HashData(ok.Bytes)), before.RhythmSeconds);
            if (now.Hash != before.Hash)
            {
                Feed feed = FeedParser.Parse(ok.Bytes, ok.ContentType, ok.FinalUrl);
                if (feed.Kind is "unknown") throw NoFeed(feed, ok);
                now = now with { RhythmSeconds = (long?)feed.Rhythm?.TotalSeconds };
                foreach (Delivery delivery in Deliveries(feed))
                {
                    cancel.ThrowIfCancellationRequested();
                    yield return delivery;
                }
            }
            before = now;
        }
        if (LongerOf(fetched.FreshFor, before.RhythmSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null) is { } asked) yield return new Delivery.Again(asked);
        yield return new Delivery.Reached(JsonSerializer.Serialize(before));
    }

    /// <inheritdoc/>
    /// <remarks>An entry that vanished from its feed is not deleted; one whose own page answers 404 or 410 is. The page is not read for its
    /// text: an entry is what its feed said.</remarks>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.EachAsync(ids, async (id, cancel) =>
    {
        if (WebAddress.Of(id) is not { } link) return new(id, RecheckState.Unknown, null);
        await client.GetAsync(link, Validators.None, cancel);
        return new(id, RecheckState.Still, null);
    }, cancel);

    private static TimeSpan? LongerOf(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    private IEnumerable<Delivery> Deliveries(Feed feed)
    {
        foreach (string problem in feed.Problems) yield return new Delivery.Problem(problem);
        foreach (string id in feed.Withdrawn) yield return new Delivery.Withdrawn(Place, NativeId(id));
        foreach (FeedEntry entry in feed.Entries.DistinctBy(entry => entry.Id)) yield return new Delivery.Entry(ToRaw(entry));
    }

    private string Place => _address.IsDefaultPort ? _address.IdnHost : $"{_address.IdnHost}:{_address.Port}";

    /// <summary>An address or URI is an id of the whole place; anything else (<c>17</c>) only within its feed.</summary>
    private string NativeId(string id) => Uri.IsWellFormedUriString(id, UriKind.Absolute) ? id : $"{_address.PathAndQuery}#{id}";

    private RawPost ToRaw(FeedEntry entry) => new()
    {
        Source = source.Id,
        Place = Place,
        Network = source.Network,
        Lane = source.Lane,
        Country = source.Country,
        NativeId = NativeId(entry.Id),
        Again = WebAddress.Of(entry.Url)?.AbsoluteUri ?? "",
        Author = entry.Author,
        Title = entry.Title,
        Text = entry.Text ?? "",
        Url = WebAddress.Of(entry.Url),
        Kind = entry.IsReply ? PostKind.Reply : source.Lane is Lane.Press ? PostKind.Article : PostKind.Post,
        Links = Links(entry.Html),
        Tags = entry.Tags,
        Media = entry.HasImage ? ["image"] : [],
        Rating = entry.Rating,
        Written = entry.Published ?? entry.Updated,
    };

    /// <summary>Targets of links; the markup is the sanitiser's, so there is one way to write them.</summary>
    private static List<string> Links(string? html) => html is null
        ? []
        : Href().Matches(html).Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct().Take(LinkLimit).ToList();

    private static SourceException NoFeed(Feed feed, Fetched.Ok answer)
    {
        string? hint = FeedLink.NamedIn(answer.Bytes, answer.ContentType, answer.FinalUrl);
        string what = feed.Problems.Count > 0 ? feed.Problems[^1] : "This is no feed.";
        return new(Health.Broken, hint is null ? what : $"{what} It names this one: {hint}");
    }

    private static Position Parse(string? cursor)
    {
        try
        {
            return cursor is null ? new(null, null, null) : JsonSerializer.Deserialize<Position>(cursor) ?? new(null, null, null);
        }
        catch (JsonException)
        {
            // Not ours, or of another time: reading from the start does no harm.
            return new(null, null, null);
        }
    }

    [GeneratedRegex("<a [^>]*?href=\"([^\"]+)\"")]
    private static partial Regex Href();
}
