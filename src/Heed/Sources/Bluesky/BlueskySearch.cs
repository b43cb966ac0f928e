using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Heed.Sources.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>Asks the network's search (<c>app.bsky.feed.searchPosts</c>) by a session of the installation's own, newest first, back to where
/// it was read before.</summary>
internal sealed class BlueskySearch(Source source, string words, BlueskySession session, BlueskyPosts posts, BlueskyConsents consents) : ISource
{
    private const int PageSize = 100, PageLimit = 10;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        DateTimeOffset? before = Moment(cursor), newest = before;
        string? page = null;
        for (int pages = 1; pages <= PageLimit; pages++)
        {
            JsonElement found = await AskAsync(page, cancel);
            bool reached = false;
            foreach (JsonElement view in found.List("posts").Take(PageSize))
            {
                cancel.ThrowIfCancellationRequested();
                DateTimeOffset? indexed = Moment(view.Text("indexedAt"));
                if (newest is null || indexed > newest) newest = indexed;
                if (before is not null && indexed <= before) reached = true;
                else if (ToRaw(view, indexed) is { } raw) yield return new Delivery.Entry(raw);
            }
            page = found.Text("cursor");
            // The first reading takes one page: a topic does not look back.
            if (page is null || reached || before is null) break;
            if (pages == PageLimit) yield return new Delivery.Problem("More was found than is read in one go; the oldest of it is left out. Read more often, or search for less.");
        }
        if (consents.TakeTrouble() is { } trouble) yield return new Delivery.Problem(trouble);
        yield return new Delivery.Reached(newest?.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => posts.RecheckAsync(ids, cancel);

    private RawPost? ToRaw(JsonElement view, DateTimeOffset? indexed) =>
        AtUri.Parse(view.Text("uri")) is { Collection: AtUri.Posts } uri && view.Field("record") is { } record && !Labels.OfPostView(view).Any(Labels.SayNo)
        && PostRecord.ToRaw(source, uri, record, indexed, consents) is { } raw
            ? raw with { Engagement = ((string[])["likeCount", "repostCount", "replyCount", "quoteCount"]).Sum(count => view.Whole(count) is > 0 and < int.MaxValue and var many ? many : 0) }
            : null;

    private async Task<JsonElement> AskAsync(string? page, CancellationToken cancel)
    {
        string path = $"/xrpc/app.bsky.feed.searchPosts?q={Uri.EscapeDataString(words)}&sort=latest&limit={PageSize}{(page is null ? "" : $"&cursor={Uri.EscapeDataString(page)}")}";
        Answer answer = await session.AskAsync(path, cancel);
        return answer.Status is 200 && BlueskyJson.Parse(answer.Bytes) is { } found
            ? found
            : throw new SourceException(Health.Broken, $"The server did not answer the search as Bluesky does ({answer.Status}).");
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset moment) ? moment : null;
}
