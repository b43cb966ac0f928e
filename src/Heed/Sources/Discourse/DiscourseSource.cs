using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Discourse;

/// <summary>Reads a Discourse forum, or one category, tag or search of it, as it shows it to anybody.</summary>
public sealed partial class DiscourseSource : ISource
{
    public const string Choices =
        "Give https://FORUM for all of it, https://FORUM/c/NAME/NUMBER for a category, https://FORUM/tag/NAME for a tag, or https://FORUM/search?q=WORDS.";

    /// <summary>Post ids that one page of <c>/posts.json</c> covers.</summary>
    private const int Window = 50;

    /// <summary>Pages of a first reading: what is there now, not the past.</summary>
    private const int FirstPages = 5;

    /// <summary>Windows of a later reading; what is left is read the next time.</summary>
    private const int WindowsAtOnce = 20;

    private const int TagPages = 5;
    private const int SearchPages = 5;
    private const int Regular = 1;

    private readonly Source _source;
    private readonly Uri _root;
    private readonly JsonApi _api;
    private readonly long? _category;
    private readonly string? _tag;
    private readonly string? _search;

    /// <exception cref="SourceException">The source's address is none of what is read of a forum.</exception>
    public DiscourseSource(Source source, PoliteClient client)
    {
        _source = source;
        Uri address = WebAddress.Of(source.Address) ?? throw new SourceException(Health.Broken, $"This is no web address. {Choices}");
        System.Text.RegularExpressions.Match part = Part().Match(address.PathAndQuery);
        if (!part.Success)
            throw new SourceException(Health.Broken, $"{(address.AbsolutePath.StartsWith("/u/", StringComparison.Ordinal) ? "This is one person's page; Heed listens to subjects, not to people." : "This address of a forum is no list of posts.")} {Choices}");
        _category = part.Groups["category"] is { Success: true } category ? long.Parse(category.Value, CultureInfo.InvariantCulture) : null;
        _tag = part.Groups["tag"] is { Success: true } tag ? tag.Value : null;
        _search = part.Groups["words"] is { Success: true } words ? Uri.UnescapeDataString(words.Value.Replace('+', ' ')) : null;
        _root = new(address.GetLeftPart(UriPartial.Authority));
        _api = new(client, _root);
    }

    private string Place => _root.IsDefaultPort ? _root.IdnHost : $"{_root.IdnHost}:{_root.Port}";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        HashSet<long> open = await OpenCategoriesAsync(cancel);
        long? done = long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out long stopped) ? stopped : null;
        if (_search is { } words)
        {
            await foreach (Delivery delivery in SearchAsync(words, open, done ?? 0, cancel)) yield return delivery;
            yield break;
        }
        HashSet<long>? topics = _tag is null ? null : await TaggedAsync(_tag, cancel);
        IReadOnlyList<JsonElement> page = await PostsAsync(null, cancel);
        long newest = page.Count == 0 ? done ?? 0 : page.Max(Id);
        if (done is not { } last || last > newest)
        {
            for (int pages = 1; page.Count > 0; pages++)
            {
                foreach (Delivery delivery in Heard(page, open, topics, 0, cancel)) yield return delivery;
                long lowest = page.Min(Id);
                if (pages == FirstPages || lowest <= 1) break;
                page = [.. (await PostsAsync(lowest - 1, cancel)).Where(post => Id(post) < lowest)];
            }
            yield return new Delivery.Reached(Text(newest));
            yield break;
        }
        // Post ids only grow: going up by windows of them leaves no gap, and after each the reading may break off.
        for (int windows = 1; last < newest; windows++)
        {
            long end = last + Window;
            IReadOnlyList<JsonElement> next = end >= newest ? page : await PostsAsync(end, cancel);
            foreach (Delivery delivery in Heard(next, open, topics, last, cancel)) yield return delivery;
            last = Math.Min(end, newest);
            if (windows == WindowsAtOnce && last < newest)
            {
                yield return new Delivery.Problem($"More was written than one reading takes ({WindowsAtOnce * Window} posts); the next reading goes on from there.");
                break;
            }
            if (last < newest) yield return new Delivery.Reached(Text(last));
        }
        yield return new Delivery.Reached(Text(last));
    }

    /// <summary>What is read, what not, by whose rules: sentences for people.</summary>
    /// <exception cref="SourceException">The forum does not let it be read, or cannot be asked.</exception>
    internal async Task<IReadOnlyList<string>> TermsAsync(CancellationToken cancel)
    {
        HashSet<long> open = await OpenCategoriesAsync(cancel);
        return
        [
            $"Reads posts of {Place} in {(open.Count == 1 ? "one category" : $"{open.Count} categories")} that everybody may read.",
            "Not heard: restricted categories, messages, whispers and notices of staff, and what was hidden or deleted. Quotes of others are left out.",
            .. _search is null ? Array.Empty<string>() : ["Most forums ask in robots.txt that their search is not read by machines. If this one does, follow a category or a tag instead."],
            $"Its terms: {new Uri(_root, "/tos")} and {new Uri(_root, "/faq")}.",
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        try
        {
            await OpenCategoriesAsync(cancel);
        }
        catch (SourceException)
        {
            return await Recheck.NoneAsync(ids);
        }
        return await Recheck.EachAsync(ids, async (id, cancel) =>
        {
            try
            {
                JsonElement post = (await _api.GetAsync($"/posts/{Uri.EscapeDataString(id)}.json", cancel)).Body;
                return !MayBeHeard(post) ? new(id, RecheckState.Gone, null)
                    : new(id, post.Whole("version") > 1 ? RecheckState.Changed : RecheckState.Still, ToRaw(post));
            }
            catch (SourceException closed) when (closed.Status is 401 or 403)
            {
                // The forum is open, and this post is not any more: its topic was moved where not everybody may read.
                return new(id, RecheckState.Gone, null);
            }
        }, cancel);
    }

    /// <summary>Categories that everybody may read. What is not among them is not heard.</summary>
    private async Task<HashSet<long>> OpenCategoriesAsync(CancellationToken cancel)
    {
        JsonElement site = (await _api.GetAsync("/site.json", cancel)).Body;
        if (site.Flag("login_required") is true)
            throw new SourceException(Health.Refused, "This forum shows what is written there to its members only. Heed does not read it by another way.");
        if (site.Field("categories") is not { ValueKind: JsonValueKind.Array })
        {
            throw site.Field("periods") is not null
                ? new SourceException(Health.Refused, "This forum shows what is written there to its members only. Heed does not read it by another way.")
                : new SourceException(Health.Broken, "This server does not answer as a Discourse forum does.");
        }
        List<JsonElement> categories = [.. site.List("categories").Where(category => category.Flag("read_restricted") is false && category.Whole("id") is not null)];
        HashSet<long> open = [.. categories.Select(Id)];
        if (_category is not { } wanted) return open;
        if (!open.Contains(wanted)) throw new SourceException(Health.Refused, "This forum does not show this category to everybody.");
        return [wanted, .. categories.Where(category => category.Whole("parent_category_id") == wanted).Select(Id)];
    }

    /// <summary>Topics of a tag that were written to lately.</summary>
    private async Task<HashSet<long>> TaggedAsync(string tag, CancellationToken cancel)
    {
        HashSet<long> topics = [];
        for (int page = 0; page < TagPages; page++)
        {
            JsonElement list = (await _api.GetAsync($"/tag/{tag}.json?page={page}", cancel)).Body.Field("topic_list") ?? default;
            if (list.ValueKind is not JsonValueKind.Object) throw new SourceException(Health.Broken, "This server does not answer as a Discourse forum does.");
            topics.UnionWith(list.List("topics").Select(topic => topic.Whole("id")).OfType<long>());
            if (!list.Says("more_topics_url")) break;
        }
        return topics;
    }

    /// <param name="upTo">The highest id wanted; null: the newest there is.</param>
    /// <returns>Newest first; each has an id.</returns>
    private async Task<IReadOnlyList<JsonElement>> PostsAsync(long? upTo, CancellationToken cancel)
    {
        JsonElement answer = (await _api.GetAsync(upTo is null ? "/posts.json" : $"/posts.json?before={Text(upTo.Value)}", cancel)).Body;
        if (answer.Field("latest_posts") is not { ValueKind: JsonValueKind.Array }) throw new SourceException(Health.Broken, "This server does not answer as a Discourse forum does.");
        return [.. answer.List("latest_posts").Where(post => post.Whole("id") is not null).Take(Window * 4)];
    }

    private IEnumerable<Delivery> Heard(IEnumerable<JsonElement> posts, HashSet<long> open, HashSet<long>? topics, long after, CancellationToken cancel)
    {
        foreach (JsonElement post in posts.Where(post => Id(post) > after).DistinctBy(Id).OrderBy(Id))
        {
            cancel.ThrowIfCancellationRequested();
            if (post.Whole("category_id") is not { } category || !open.Contains(category)) continue;
            if (topics is not null && !(post.Whole("topic_id") is { } topic && topics.Contains(topic))) continue;
            if (MayBeHeard(post) && ToRaw(post) is { } raw) yield return new Delivery.Entry(raw);
        }
    }

    /// <summary>A search gives beginnings only: each post found is read by itself.</summary>
    private async IAsyncEnumerable<Delivery> SearchAsync(string words, HashSet<long> open, long after, [EnumeratorCancellation] CancellationToken cancel)
    {
        long newest = after;
        HashSet<long> read = [];
        for (int page = 1; ; page++)
        {
            JsonElement answer = (await _api.GetAsync($"/search.json?q={Uri.EscapeDataString($"{words} order:latest")}&page={page}", cancel)).Body;
            if (answer.ValueKind is not JsonValueKind.Object) throw new SourceException(Health.Broken, "This server does not answer as a Discourse forum does.");
            Dictionary<long, long?> categories = answer.List("topics").Where(topic => topic.Whole("id") is not null)
                .DistinctBy(Id).ToDictionary(Id, topic => topic.Whole("category_id"));
            List<JsonElement> found = [.. answer.List("posts").Where(post => post.Whole("id") is { } id && id > after && !read.Contains(id))];
            foreach (JsonElement post in found)
            {
                cancel.ThrowIfCancellationRequested();
                newest = Math.Max(newest, Id(post));
                if (!read.Add(Id(post)) || post.Whole("topic_id") is not { } topic || categories.GetValueOrDefault(topic) is not { } category || !open.Contains(category)) continue;
                JsonElement whole = (await _api.GetAsync($"/posts/{Text(Id(post))}.json", cancel)).Body;
                if (MayBeHeard(whole) && ToRaw(whole) is { } raw) yield return new Delivery.Entry(raw);
            }
            if (found.Count == 0 || answer.Field("grouped_search_result", "more_full_page_results")?.ValueKind is not JsonValueKind.True) break;
            if (page == SearchPages)
            {
                yield return new Delivery.Problem("The search found more than one reading takes; the older posts were not read. Read it more often.");
                break;
            }
        }
        yield return new Delivery.Reached(Text(newest));
    }

    /// <summary>What somebody wrote for everybody, and nobody took off: no whisper among staff, no notice of the forum itself.</summary>
    private static bool MayBeHeard(JsonElement post) =>
        post.Whole("post_type") is Regular
        && post.Flag("hidden") is false
        && !post.Says("cooked_hidden")
        && !post.Says("user_deleted")
        && !post.Says("deleted_at")
        && post.Whole("user_id") is null or > 0;

    /// <returns>Null: it is nobody's, or empty.</returns>
    private RawPost? ToRaw(JsonElement post)
    {
        if (post.Text("id") is not { } id || post.Text("username") is not { } author || post.Text("cooked") is not { } cooked) return null;
        // What somebody else wrote is somebody else's.
        string html = Quote().Replace(cooked, " ");
        long? topic = post.Whole("topic_id"), number = post.Whole("post_number");
        return new()
        {
            Source = _source.Id,
            Place = Place,
            Network = _source.Network,
            Lane = _source.Lane,
            Country = _source.Country,
            NativeId = id,
            Author = author,
            Title = post.Text("topic_title") is { } title ? WebUtility.HtmlEncode(title) : null,
            Text = html,
            IsHtml = true,
            Url = topic is null || number is null ? new(_root, $"/p/{Uri.EscapeDataString(id)}")
                : new(_root, $"/t/{Uri.EscapeDataString(post.Text("topic_slug") ?? "-")}/{Text(topic.Value)}/{Text(number.Value)}"),
            Kind = number > 1 ? PostKind.Reply : PostKind.Post,
            Links = [.. Href().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(address => WebAddress.Of(address) is not null).Distinct().Take(100)],
            Media = Image().IsMatch(html) ? ["image"] : [],
            Engagement = (post.Whole("reply_count") ?? 0) + post.List("actions_summary").Sum(action => action.Whole("id") is 2 ? action.Whole("count") ?? 0 : 0),
            Written = post.Text("created_at") is { } written ? LooseDate.Read(written) : null,
        };
    }

    private static long Id(JsonElement from) => from.Whole("id") ?? 0;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(/|/latest/?|/posts/?|/c/(?:[^/?]+/){1,3}(?<category>[0-9]{1,9})(?:/l/latest)?/?|/tags?/(?<tag>[^/?]{1,200})(?:/l/latest)?/?|/search\\?(?:[^#]*&)?q=(?<words>[^&#]{1,500})[^#]*)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex("<aside\\s[^>]*class=\"[^\"]*\\bquote\\b.*?</aside>", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Quote();

    [GeneratedRegex("<a\\s[^>]*?href=\"([^\"]+)\"", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Href();

    [GeneratedRegex("<img\\s(?![^>]*class=\"[^\"]*\\b(?:emoji|avatar)\\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Image();
}
