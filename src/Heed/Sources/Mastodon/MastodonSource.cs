using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Mastodon;

/// <summary>Reads a timeline of a server that speaks the Mastodon API (Mastodon, GoToSocial, Pleroma, snac and their kin), as it shows
/// it to anybody. Heard are only authors who say that their posts may be found (<see cref="MastodonConsent"/>).</summary>
public sealed partial class MastodonSource : ISource
{
    private const int PageSize = 40;

    /// <summary>Pages of a first reading: what a place shows now, not its past.</summary>
    private const int FirstPages = 5;

    /// <summary>Pages of a later reading; what is left is read the next time.</summary>
    private const int PagesAtOnce = 25;

    private readonly Source _source;
    private readonly MastodonTimeline _timeline;
    private readonly JsonApi _api;
    private readonly ActivityPubWord _word;

    /// <exception cref="SourceException">The source's address is none of a timeline.</exception>
    public MastodonSource(Source source, PoliteClient client)
    {
        _source = source;
        _timeline = MastodonTimeline.Of(source.Address);
        _api = new(client, _timeline.Root);
        _word = new(_api, _timeline.Root);
    }

    /// <summary>How far a timeline was read.</summary>
    /// <param name="Newest">Id of the newest post read; null: there was none.</param>
    /// <param name="Known">Ids of the newest page read, for servers that cannot go forward from an id.</param>
    private sealed record Position(string? Newest, IReadOnlyList<string> Known);

    /// <summary>Posts newest first.</summary>
    /// <param name="Forward">Names the page of newer posts; null: there are none, or the server cannot tell.</param>
    /// <param name="Backward">Names the page of older posts; null: there are none.</param>
    private sealed record Page(IReadOnlyList<JsonElement> Statuses, string? Forward, string? Backward)
    {
        public string? Newest => Ids is [var newest, ..] ? newest : null;

        public IReadOnlyList<string> Ids => [.. Statuses.Select(status => status.Text("id")).OfType<string>()];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        MastodonServer server = await MastodonServer.AskAsync(_api, _timeline.Root, cancel);
        if (server.Refusal(_timeline) is { } refusal) throw new SourceException(Health.Refused, refusal) { IsByRules = true };
        Position position = Parse(cursor);
        // A search cannot be gone through forward.
        string? after = _timeline.Feed.Length > 0 ? position.Newest : null;
        Page page = await PageAsync(after is null ? null : ("min_id", after), cancel);
        IAsyncEnumerable<Delivery> reading = after is not null && page.Forward is not null ? ForwardAsync(page, server, cancel) : BackwardAsync(page, position, server, cancel);
        await foreach (Delivery delivery in reading) yield return delivery;
    }

    /// <summary>What is read, what not, by whose rules: sentences for people.</summary>
    /// <exception cref="SourceException">The server does not let it be read; or cannot be asked.</exception>
    internal async Task<IReadOnlyList<string>> TermsAsync(CancellationToken cancel)
    {
        MastodonServer server = await MastodonServer.AskAsync(_api, _timeline.Root, cancel);
        if (server.Refusal(_timeline) is { } refusal) throw new SourceException(Health.Refused, refusal) { IsByRules = true };
        return
        [
            $"Reads {_timeline.Words} of {server.Domain} ({server.Software}).",
            "Heard are only authors whose profile says that their posts may be found (discoverable and indexable). Most say nothing, and nothing is no: figures there are small.",
            "Not heard: unlisted, followers-only and direct posts, shares, locked, limited, suspended or moved accounts, and who writes #nobot or its kin into the profile or a post.",
            .. server.Believed ? Array.Empty<string>() : ["This software is not known to pass on what its authors chose: each post and author is looked up as ActivityPub object, and posts of other servers are not heard."],
            .. server.Rules.Select(rule => $"A rule of the server: {rule}"),
            $"Its terms: {new Uri(_timeline.Root, "/about")} and {new Uri(_timeline.Root, "/terms-of-service")}.",
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        MastodonServer server;
        try
        {
            server = await MastodonServer.AskAsync(_api, _timeline.Root, cancel);
        }
        catch (SourceException)
        {
            return await Recheck.NoneAsync(ids);
        }
        // A server that closes may open again: its posts are hidden and in the end erased as those of one that is silent.
        if (server.Refusal(_timeline) is not null) return await Recheck.NoneAsync(ids);
        return await Recheck.EachAsync(ids, async (id, cancel) =>
        {
            if (WebAddress.Of(id) is not null) return await _word.RecheckAsync(id, cancel);
            JsonElement status = (await _api.GetAsync($"/api/v1/statuses/{Uri.EscapeDataString(id)}", cancel)).Body;
            return await MayBeHeardAsync(status, server, cancel) && ToRaw(status, server) is { } now
                ? new(id, status.Text("edited_at") is null ? RecheckState.Still : RecheckState.Changed, now)
                : new(id, RecheckState.Gone, null);
        }, cancel);
    }

    /// <summary>From the last post read on to the newest, without a gap: after each page the reading may break off.</summary>
    private async IAsyncEnumerable<Delivery> ForwardAsync(Page page, MastodonServer server, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (int pages = 1; ; pages++)
        {
            foreach (JsonElement status in page.Statuses.Reverse())
                if (await DeliverAsync(status, server, cancel) is { } delivery) yield return delivery;
            if (pages == PagesAtOnce) yield return TooMany();
            yield return new Delivery.Reached(JsonSerializer.Serialize(new Position(page.Forward ?? page.Newest, page.Ids)));
            if (pages == PagesAtOnce || page.Forward is not { } next) yield break;
            page = await PageAsync(("min_id", next), cancel);
            if (page.Statuses.Count == 0) yield break;
        }
    }

    /// <summary>From the newest post back to one that is known: for a first reading, and for servers that cannot go forward. What has
    /// been reached counts only at the end: a reading that breaks off begins anew.</summary>
    private async IAsyncEnumerable<Delivery> BackwardAsync(Page page, Position position, MastodonServer server, [EnumeratorCancellation] CancellationToken cancel)
    {
        IReadOnlyList<string> ids = page.Ids;
        HashSet<string> known = [.. position.Known], read = [];
        bool first = position.Newest is null, met = false;
        for (int pages = 1; ; pages++)
        {
            foreach (JsonElement status in page.Statuses)
            {
                string? id = status.Text("id");
                if (met |= id is not null && known.Contains(id)) break;
                // A post that came meanwhile moves the others on by one.
                if (id is not null && !read.Add(id)) continue;
                if (await DeliverAsync(status, server, cancel) is { } delivery) yield return delivery;
            }
            if (met || page.Backward is not { } next) break;
            if (pages == (first ? FirstPages : PagesAtOnce))
            {
                if (!first) yield return new Delivery.Problem($"More than {PagesAtOnce * PageSize} posts were written since the last reading, and this server can only be read backward: the older ones were not read. Read it more often.");
                break;
            }
            page = await PageAsync(("max_id", next), cancel);
            if (page.Backward == next) break;
        }
        yield return new Delivery.Reached(JsonSerializer.Serialize(ids.Count == 0 ? position : new Position(ids[0], ids)));
    }

    private async Task<Page> PageAsync((string Name, string Id)? from, CancellationToken cancel)
    {
        string path = $"{_timeline.Path}&limit={PageSize}" + (from is { } at ? $"&{at.Name}={Uri.EscapeDataString(at.Id)}" : "");
        JsonAnswer answer;
        try
        {
            answer = await _api.GetAsync(path, cancel);
        }
        catch (SourceException closed) when (closed.Status is 401 or 403 or 422)
        {
            string instead = _timeline.Feed.Length > 0 ? "Heed does not read it by another way." : "Follow a hashtag instead: https://SERVER/tags/NAME.";
            throw new SourceException(Health.Refused, $"The server shows {_timeline.Words} to its members only ({closed.Status}). {instead}", closed.RetryAfter, closed) { Status = closed.Status };
        }
        JsonElement list = _timeline.Feed.Length > 0 ? answer.Body : answer.Body.Field("statuses") ?? default;
        if (list.ValueKind is not JsonValueKind.Array) throw new SourceException(Health.Broken, "The server's answer is no timeline.");
        List<JsonElement> statuses = [.. list.EnumerateArray().Take(PageSize * 2)];
        string? last = statuses.Count > 0 ? statuses[^1].Text("id") : null;
        return new(
            statuses,
            answer.LinkValue("prev", "min_id"),
            // A server that sends links says with them that there is no more; one that does not is asked until it has no more.
            answer.Link is null ? last : answer.LinkValue("next", "max_id"));
    }

    /// <returns>Null: it may not be heard.</returns>
    private async Task<Delivery?> DeliverAsync(JsonElement status, MastodonServer server, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (status.Text("id") is null) return new Delivery.Problem("An entry of the timeline is no post.");
        return await MayBeHeardAsync(status, server, cancel) && ToRaw(status, server) is { } raw ? new Delivery.Entry(raw) : null;
    }

    private async Task<bool> MayBeHeardAsync(JsonElement status, MastodonServer server, CancellationToken cancel) =>
        !status.Says("reblog") && MastodonConsent.Allows(status) && (server.Believed || await _word.AllowsAsync(status.Text("uri"), cancel));

    /// <returns>Null: it has no id or no author.</returns>
    private RawPost? ToRaw(JsonElement status, MastodonServer server)
    {
        if (status.Text("id") is not { } id || status.Field("account")?.Text("acct") is not { } account) return null;
        string[] name = account.Split('@', 2);
        string html = status.Text("content") ?? "";
        return new()
        {
            Source = _source.Id,
            // Of the author, so that a post seen on several servers is one, and its author one voice.
            Place = name.Length == 2 ? name[1].ToLowerInvariant() : server.Domain,
            Network = _source.Network,
            Lane = _source.Lane,
            Country = _source.Country,
            NativeId = status.Text("uri") ?? id,
            // A server that is not believed is asked for the post by its ActivityPub id.
            Again = server.Believed ? id : status.Text("uri"),
            Author = name[0],
            // What stands before a post as a warning is the first thing its readers read.
            Title = status.Text("spoiler_text") is { } warning ? WebUtility.HtmlEncode(warning) : null,
            Text = WithMore(html, status),
            IsHtml = true,
            Url = WebAddress.Of(status.Text("url") ?? status.Text("uri")),
            Language = status.Text("language"),
            Kind = status.Says("in_reply_to_id") ? PostKind.Reply : PostKind.Post,
            Links = [.. LinksIn(html).Concat(status.Field("card")?.Text("url") is { } card ? [card] : []).Distinct().Take(100)],
            Tags = [.. status.List("tags").Select(tag => tag.Text("name")).OfType<string>().Take(100)],
            Media = [.. status.List("media_attachments").Select(media => media.Text("type")).OfType<string>().Distinct().Take(10)],
            Engagement = (long)((status.Number("reblogs_count") ?? 0) + (status.Number("favourites_count") ?? 0) + (status.Number("replies_count") ?? 0)),
            Written = status.Text("created_at") is { } written ? LooseDate.Read(written) : null,
        };
    }

    /// <summary>The text with the choices of its poll and what it says of its pictures, a paragraph each.</summary>
    private static string WithMore(string html, JsonElement status)
    {
        StringBuilder all = new(html);
        IEnumerable<string?> choices = status.Field("poll") is { } poll ? poll.List("options").Select(option => option.Text("title")) : [];
        foreach (string more in choices.Concat(status.List("media_attachments").Select(media => media.Text("description"))).OfType<string>().Take(40))
            all.Append("<p>").Append(WebUtility.HtmlEncode(more)).Append("</p>");
        return all.ToString();
    }

    /// <summary>Addresses a post links to; those of people and hashtags are no links of the text.</summary>
    private static IEnumerable<string> LinksIn(string html) => Anchor().Matches(html)
        .Where(anchor => !MentionClass().IsMatch(anchor.Value))
        .Select(anchor => WebUtility.HtmlDecode(Href().Match(anchor.Value).Groups[1].Value))
        .Where(address => WebAddress.Of(address) is not null);

    private static Delivery.Problem TooMany() => new($"More was written than one reading takes ({PagesAtOnce * PageSize} posts); the next reading goes on from there.");

    private static Position Parse(string? cursor)
    {
        try
        {
            return (cursor is null ? null : JsonSerializer.Deserialize<Position>(cursor)) is { Known: not null } position ? position : new(null, []);
        }
        catch (JsonException)
        {
            // Not ours, or of another time: reading from the start does no harm.
            return new(null, []);
        }
    }

    [GeneratedRegex("<a\\s[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();

    [GeneratedRegex("class\\s*=\\s*[\"'][^\"']*\\b(mention|hashtag)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MentionClass();

    [GeneratedRegex("href\\s*=\\s*[\"']([^\"']+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Href();
}
