using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>Asks the network's search (<c>app.bsky.feed.searchPosts</c>), newest first, back to where it was read before.</summary>
internal sealed class BlueskySearch(Source source, Uri address, PoliteClient client, BlueskyConsents consents) : ISource
{
    private const int PageSize = 100, PageLimit = 10;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        DateTimeOffset? before = Moment(cursor), newest = before;
        string? page = null;
        for (int pages = 0; pages < PageLimit; pages++)
        {
            JsonElement found = await AskAsync(page, cancel);
            bool reached = false;
            foreach (JsonElement view in found.List("posts", PageSize))
            {
                cancel.ThrowIfCancellationRequested();
                DateTimeOffset? indexed = Moment(view.Text("indexedAt"));
                if (indexed > newest || newest is null) newest = indexed;
                reached |= before is not null && indexed <= before;
                if (before is not null && indexed <= before) continue;
                if (ToRaw(view, indexed) is { } raw) yield return new Delivery.Entry(raw);
            }
            page = found.Text("cursor");
            // The first reading takes one page: a topic does not look back.
            if (page is null || reached || before is null) break;
            if (pages == PageLimit - 1) yield return new Delivery.Problem("More was found than is read in one go; the oldest of it is left out. Read more often, or search for less.");
        }
        if (consents.TakeTrouble() is { } trouble) yield return new Delivery.Problem(trouble);
        yield return new Delivery.Reached(newest?.ToString("O", CultureInfo.InvariantCulture));
    }

    private RawPost? ToRaw(JsonElement view, DateTimeOffset? indexed) =>
        AtUri.Parse(view.Text("uri")) is { Collection: AtUri.Posts } uri && view.Part("record") is { } record && view.Part("author") is { } author
        && !Labels.OfView(view).Concat(Labels.OfView(author)).Any(Labels.SayNo)
        && PostRecord.ToRaw(source, uri, record, indexed, consents) is { } raw
            ? raw with { Engagement = (view.Long("likeCount") ?? 0) + (view.Long("repostCount") ?? 0) + (view.Long("replyCount") ?? 0) + (view.Long("quoteCount") ?? 0) }
            : null;

    private async Task<JsonElement> AskAsync(string? page, CancellationToken cancel)
    {
        Uri at = new UriBuilder(address) { Query = $"{address.Query.TrimStart('?')}&sort=latest&limit={PageSize}{(page is null ? "" : $"&cursor={Uri.EscapeDataString(page)}")}" }.Uri;
        Answer answer = await client.CallAsync(new(at), cancel);
        if (answer.Status is 401) throw new SourceException(Health.Refused, "The server searches only for those who are signed in (401).");
        try
        {
            if (answer.Status is 200) return JsonDocument.Parse(answer.Bytes).RootElement;
        }
        catch (JsonException)
        {
            // Told below.
        }
        throw new SourceException(Health.Broken, $"The server did not answer the search as Bluesky does ({answer.Status}).");
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment) ? moment : null;
}
