using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.HackerNews;

/// <summary>Reads Hacker News: all of it item by item (Firebase API), or a list or search by date (Algolia).</summary>
public sealed partial class HackerNewsSource : ISource
{
    public const string Choices =
        "Give https://news.ycombinator.com for everything, /newest, /newcomments, /ask or /show for a list, or https://hn.algolia.com/?q=WORDS for a search (with &type=story or &type=comment for one kind).";

    /// <summary>What is read, what not, by whose rules.</summary>
    public static readonly IReadOnlyList<string> Terms =
    [
        "Reads stories and comments by the official API, or a list or search by Algolia's: both are open to anybody.",
        "Not heard: what was deleted or is dead, and what nobody signed. No page of one person is read.",
        "Its rules: https://news.ycombinator.com/newsguidelines.html and https://www.ycombinator.com/legal/. Algolia allows 10,000 requests an hour.",
    ];

    private const string Site = "news.ycombinator.com";
    private const string SearchHost = "hn.algolia.com";

    /// <summary>Items of a first walk: what is there now, not the past.</summary>
    private const int FirstItems = 100;

    /// <summary>Items of a later walk, one request each; what is left is read the next time.</summary>
    private const int ItemsAtOnce = 300;

    private const int ItemsAReach = 50;

    /// <summary>Changed items looked at for deletions.</summary>
    private const int UpdatesAtOnce = 50;

    /// <summary>The newest items may not be there yet although they have a number.</summary>
    private const int StillComing = 20;

    private const int HitsAPage = 100;
    private const int FirstPages = 2;
    private const int PagesAtOnce = 10;

    /// <summary>Seconds: the search index learns of some items later than of others.</summary>
    private const long Overlap = 600;

    private readonly Source _source;
    private readonly string? _search;
    private readonly JsonApi _items;
    private readonly JsonApi _index;

    /// <exception cref="SourceException">The source's address is none of what is read there.</exception>
    public HackerNewsSource(Source source, PoliteClient client)
        : this(source, client, new("https://hacker-news.firebaseio.com"), new($"https://{SearchHost}"))
    {
    }

    internal HackerNewsSource(Source source, PoliteClient client, Uri items, Uri index)
    {
        _source = source;
        _search = SearchOf(source.Address);
        _items = new(client, items);
        _index = new(client, index);
    }

    /// <summary>How far a list or search was read.</summary>
    /// <param name="Newest">When the newest item read was written, in seconds since 1970.</param>
    /// <param name="Known">Ids of what was read of the overlap before it.</param>
    private sealed record Position(long Newest, IReadOnlyList<string> Known);

    /// <summary>The address is one of Hacker News or of its search.</summary>
    internal static bool IsAt(Uri address) => address.IdnHost is Site or SearchHost;

    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> ReadAsync(string? cursor, CancellationToken cancel) =>
        _search is null ? WalkAsync(cursor, cancel) : SearchAsync(_search, cursor, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.EachAsync(ids, async (id, cancel) =>
    {
        RawPost? now = OfItem(await ItemAsync(id, cancel));
        return new(id, now is null ? RecheckState.Gone : RecheckState.Still, now);
    }, cancel);

    /// <summary>From the last item read to the newest.</summary>
    private async IAsyncEnumerable<Delivery> WalkAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        if ((await _items.GetAsync("/v0/maxitem.json", cancel)).Body is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt64(out long newest))
            throw new SourceException(Health.Broken, "Hacker News did not say which item is its newest.");
        long done = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out long stopped) && stopped <= newest ? stopped : Math.Max(0, newest - FirstItems);
        await foreach (string gone in WithdrawnAsync(done, cancel)) yield return new Delivery.Withdrawn(Site, gone);
        long last = Math.Min(newest, done + ItemsAtOnce);
        while (done < last)
        {
            cancel.ThrowIfCancellationRequested();
            JsonElement item = await ItemAsync(Id(done + 1), cancel);
            if (item.ValueKind is JsonValueKind.Null && newest - done <= StillComing) break;
            if (OfItem(item) is { } post) yield return new Delivery.Entry(post);
            if (++done % ItemsAReach == 0 && done < last) yield return new Delivery.Reached(Id(done));
        }
        if (newest > last) yield return new Delivery.Problem($"More was written than one reading takes ({ItemsAtOnce} items); the next reading goes on from there. Read it more often, or read a search instead.");
        yield return new Delivery.Reached(Id(done));
    }

    /// <summary>Of the items that changed lately, those that were taken off.</summary>
    private async IAsyncEnumerable<string> WithdrawnAsync(long upTo, [EnumeratorCancellation] CancellationToken cancel)
    {
        JsonElement changed = (await _items.GetAsync("/v0/updates.json", cancel)).Body;
        foreach (JsonElement number in changed.List("items").Take(UpdatesAtOnce))
        {
            if (number.ValueKind is not JsonValueKind.Number || !number.TryGetInt64(out long id) || id > upTo) continue;
            if (IsGone(await ItemAsync(Id(id), cancel))) yield return Id(id);
        }
    }

    /// <summary>From the newest back to what is known; what is reached counts only at the end.</summary>
    private async IAsyncEnumerable<Delivery> SearchAsync(string search, string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        Position before = Parse(cursor);
        HashSet<string> known = [.. before.Known];
        List<(long Written, string Id)> read = [];
        long until = long.MaxValue;
        int pages = before.Newest > 0 ? PagesAtOnce : FirstPages;
        for (int page = 0; page < pages; page++)
        {
            string window = $"created_at_i>={Math.Max(0, before.Newest - Overlap)}" + (until < long.MaxValue ? $",created_at_i<={until}" : "");
            JsonElement answer = (await _index.GetAsync($"/api/v1/search_by_date?{search}&hitsPerPage={HitsAPage}&numericFilters={Uri.EscapeDataString(window)}", cancel)).Body;
            if (answer.Field("hits") is not { ValueKind: JsonValueKind.Array }) throw new SourceException(Health.Broken, "The answer of the search is no list of hits.");
            List<JsonElement> hits = [.. answer.List("hits").Take(HitsAPage)];
            bool more = false;
            foreach (JsonElement hit in hits)
            {
                cancel.ThrowIfCancellationRequested();
                if (hit.Text("objectID") is not { } id || hit.Whole("created_at_i") is not { } written) continue;
                until = Math.Min(until, written);
                if (read.Any(one => one.Id == id)) continue;
                more = true;
                read.Add((written, id));
                if (!known.Contains(id) && OfHit(hit, id, written) is { } post) yield return new Delivery.Entry(post);
            }
            if (!more || hits.Count < HitsAPage) break;
            if (page == pages - 1 && before.Newest > 0)
                yield return new Delivery.Problem($"More than {PagesAtOnce * HitsAPage} items were written since the last reading, and a search is read from the newest back: the older ones were not read. Read it more often.");
        }
        long newest = Math.Max(before.Newest, read.Select(one => one.Written).DefaultIfEmpty().Max());
        yield return new Delivery.Reached(JsonSerializer.Serialize(new Position(newest, [.. read.Where(one => one.Written >= newest - Overlap).Select(one => one.Id).Order(StringComparer.Ordinal)])));
    }

    private async Task<JsonElement> ItemAsync(string id, CancellationToken cancel) => (await _items.GetAsync($"/v0/item/{Uri.EscapeDataString(id)}.json", cancel)).Body;

    private static bool IsGone(JsonElement item) => item.ValueKind is JsonValueKind.Null || item.Says("deleted") || item.Says("dead");

    /// <returns>Null: deleted, dead, or nothing a person wrote.</returns>
    private RawPost? OfItem(JsonElement item)
    {
        string? type = item.Text("type");
        if (IsGone(item) || item.Text("id") is not { } id || type is not ("story" or "comment" or "poll" or "job")) return null;
        return Make(
            id, type is "comment", item.Text("by"), item.Text("title"), item.Text("text"), item.Text("url"), item.Whole("time"),
            (item.Whole("score") ?? 0) + (item.Whole("descendants") ?? 0));
    }

    private RawPost? OfHit(JsonElement hit, string id, long written)
    {
        bool isComment = hit.Texts("_tags").Contains("comment");
        return Make(
            id, isComment, hit.Text("author"), isComment ? null : hit.Text("title"), hit.Text(isComment ? "comment_text" : "story_text"), isComment ? null : hit.Text("url"), written,
            (hit.Whole("points") ?? 0) + (hit.Whole("num_comments") ?? 0));
    }

    /// <returns>Null: nobody's, or without words.</returns>
    private RawPost? Make(string id, bool isComment, string? author, string? title, string? html, string? link, long? written, long engagement) =>
        author is null || (title is null && html is null) ? null : new()
        {
            Source = _source.Id,
            Place = Site,
            Network = _source.Network,
            Lane = _source.Lane,
            Country = _source.Country,
            NativeId = id,
            Author = author,
            Title = title is null ? null : System.Net.WebUtility.HtmlEncode(title),
            Text = html ?? "",
            IsHtml = true,
            Url = new($"https://{Site}/item?id={Uri.EscapeDataString(id)}"),
            Kind = isComment ? PostKind.Reply : PostKind.Post,
            Links = [.. Href().Matches(html ?? "").Select(match => System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).Prepend(link).OfType<string>()
                .Where(address => WebAddress.Of(address) is not null).Distinct().Take(100)],
            Engagement = isComment ? null : engagement,
            Written = written is > 0 and < 32_503_680_000 ? DateTimeOffset.FromUnixTimeSeconds(written.Value) : null,
        };

    /// <returns>Parameters of the search; null: everything, item by item.</returns>
    private static string? SearchOf(string text)
    {
        if (WebAddress.Of(text) is not { } address || !IsAt(address)) throw new SourceException(Health.Broken, $"This is no address of Hacker News. {Choices}");
        string? tags = address.AbsolutePath.TrimEnd('/') switch
        {
            "" or "/news" => null,
            "/newest" => "story",
            "/newcomments" => "comment",
            "/ask" => "ask_hn",
            "/show" => "show_hn",
            var other => throw new SourceException(Health.Broken, $"{(other is "/user" or "/threads" or "/submitted" ? "This is one person's page; Heed listens to subjects, not to people." : "This address of Hacker News is no list.")} {Choices}"),
        };
        string? words = Parameter(address, "q") ?? Parameter(address, "query");
        if (Parameter(address, "type") is { } type && (type is "story" or "comment")) tags = type;
        if (words is null && tags is null) return address.IdnHost is Site ? null : throw new SourceException(Health.Broken, $"This search has no words. {Choices}");
        return $"tags={tags ?? Uri.EscapeDataString("(story,comment)")}" + (words is null ? "" : $"&query={Uri.EscapeDataString(words)}");
    }

    private static string? Parameter(Uri address, string name) => address.Query.TrimStart('?').Split('&')
        .Select(pair => pair.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0] == name && pair[1].Length is > 0 and <= 500)
        .Select(pair => Uri.UnescapeDataString(pair[1].Replace('+', ' '))).FirstOrDefault();

    private static string Id(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static Position Parse(string? cursor)
    {
        try
        {
            return (cursor is null ? null : JsonSerializer.Deserialize<Position>(cursor)) is { Known: not null } position ? position : new(0, []);
        }
        catch (JsonException)
        {
            // Not ours, or of another time: reading from the start does no harm.
            return new(0, []);
        }
    }

    [GeneratedRegex("<a\\s[^>]*?href=\"([^\"]+)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Href();
}
