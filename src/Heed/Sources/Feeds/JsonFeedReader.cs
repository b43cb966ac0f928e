using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Heed.Sources.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal sealed partial class JsonFeedReader
{
    private const int DepthLimit = 64;
    private const string VersionStart = "jsonfeed.org/version/";

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = DepthLimit,
    };

    private readonly Uri? _base;
    private readonly FeedProblems _problems;
    private readonly string? _feedAuthor;

    private JsonFeedReader(JsonElement feed, Uri? baseUrl, List<string> problems)
    {
        _base = baseUrl ?? WebAddress.Of(Text(feed, "feed_url") ?? Text(feed, "home_page_url"));
        _problems = new(problems);
        _feedAuthor = Author(feed);
    }

    public static Feed Read(string text, Uri? baseUrl, List<string> problems)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(HalfPair().Replace(text, @"\uFFFD"));
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes, Options);
            return Read(document.RootElement, baseUrl, problems);
        }
        catch (JsonException e)
        {
            problems.Add($"The JSON is broken at line {(e.LineNumber ?? 0) + 1}; what came before was read.");
        }

        if (WholeItems(bytes) is { } saved)
        {
            using JsonDocument document = JsonDocument.Parse(saved, Options);
            return Read(document.RootElement, baseUrl, problems);
        }
        return FeedParser.NoFeed("This is no feed: it looks like JSON, but cannot be read.");
    }

    private static Feed Read(JsonElement root, Uri? baseUrl, List<string> problems)
    {
        if (root.ValueKind is not JsonValueKind.Object) return FeedParser.NoFeed("This is JSON, but not JSON Feed: it is not an object.");
        string? version = Text(root, "version");
        bool listed = root.TryGetProperty("items", out JsonElement items) && items.ValueKind is JsonValueKind.Array;
        bool stated = version?.Contains(VersionStart, StringComparison.OrdinalIgnoreCase) is true;
        if (!stated && !(listed && Text(root, "title") is not null)) return FeedParser.NoFeed("This is JSON, but not JSON Feed.");
        if (!stated) problems.Add("The feed does not say that it is JSON Feed.");
        if (!listed) problems.Add("It has no list of items.");
        return new JsonFeedReader(root, baseUrl, problems).Read(root, listed ? items : null, stated ? version![(version!.LastIndexOf('/') + 1)..] : null);
    }

    private Feed Read(JsonElement root, JsonElement? items, string? version)
    {
        List<FeedEntry> entries = items is { } list
            ? _problems.Bounded(list.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object)).Select(ReadItem).ToList()
            : [];
        _problems.NoteRepeats(entries);
        return new(
            "json",
            version,
            Line(Text(root, "title")),
            FeedElement.Address(Text(root, "home_page_url"), _base),
            Text(root, "language"),
            entries,
            _problems.Done());
    }

    private FeedEntry ReadItem(JsonElement item)
    {
        string? url = FeedElement.Address(Text(item, "url"), _base) ?? FeedElement.Address(Text(item, "external_url"), _base);
        string? title = Line(Text(item, "title"));
        FeedContent? content = Content(item);
        string? text = content?.ToPlain();
        DateTimeOffset? published = _problems.Date(Text(item, "date_published"));
        List<Enclosure> enclosures = Objects(item, "attachments").Select(Attachment).OfType<Enclosure>().Take(100).ToList();
        return new(
            Text(item, "id") ?? url ?? MadeId.Of(title, text, published?.ToString("O")),
            title,
            text,
            content?.ToSafeHtml(),
            url,
            Author(item) ?? _feedAuthor,
            published,
            _problems.Date(Text(item, "date_modified")),
            Tags(item),
            enclosures)
        {
            HasImage = Text(item, "image") is not null || Text(item, "banner_image") is not null || enclosures.Any(FeedEntryParts.IsImage),
        };
    }

    private FeedContent? Content(JsonElement item) =>
        Text(item, "content_html") is { } html ? new(html, true, _base)
        : (Text(item, "content_text") ?? Text(item, "summary")) is { } plain ? new(plain, false, _base)
        : null;

    private Enclosure? Attachment(JsonElement attachment) => FeedElement.Address(Text(attachment, "url"), _base) is { } url
        ? new(url, Text(attachment, "mime_type"), Size(attachment))
        : null;

    private static long? Size(JsonElement attachment) =>
        attachment.TryGetProperty("size_in_bytes", out JsonElement size) && size.ValueKind is JsonValueKind.Number && size.TryGetDouble(out double bytes) && bytes is >= 0 and < long.MaxValue
            ? (long)bytes
            : null;

    private static List<string> Tags(JsonElement item) =>
        item.TryGetProperty("tags", out JsonElement tags) && tags.ValueKind is JsonValueKind.Array
            ? tags.EnumerateArray().Where(tag => tag.ValueKind is JsonValueKind.String).Select(tag => Line(tag.GetString(), 200)).OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase).Take(100).ToList()
            : [];

    /// <summary>1.1 has a list, 1.0 one person.</summary>
    private static string? Author(JsonElement of)
    {
        IEnumerable<JsonElement> people = Objects(of, "authors");
        if (!people.Any() && of.TryGetProperty("author", out JsonElement one) && one.ValueKind is JsonValueKind.Object) people = [one];
        string names = string.Join(", ", people.Select(person => Line(Text(person, "name") ?? Text(person, "url"), 200)).OfType<string>().Distinct().Take(10));
        return names.Length > 0 ? names : null;
    }

    private static IEnumerable<JsonElement> Objects(JsonElement of, string name) =>
        of.TryGetProperty(name, out JsonElement list) && list.ValueKind is JsonValueKind.Array
            ? list.EnumerateArray().Where(element => element.ValueKind is JsonValueKind.Object)
            : [];

    /// <summary>A text that is not empty; numbers count, some feeds have such ids.</summary>
    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.String when !string.IsNullOrWhiteSpace(value.GetString()) => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private static string? Line(string? text, int limit = 2_000) => text is null ? null : PlainText.OneLine(text, limit) is { Length: > 0 } line ? line : null;

    /// <summary>The document up to the last item that is whole, closed again; null: there is none.</summary>
    private static byte[]? WholeItems(byte[] bytes)
    {
        const int itemDepth = 2;
        long whole = 0;
        Utf8JsonReader reader = new(bytes, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DepthLimit });
        string? property = null;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == 1) property = reader.GetString();
                if (reader.TokenType is JsonTokenType.EndObject && reader.CurrentDepth == itemDepth && property is "items") whole = reader.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            // Where it broke is known already; what counts is how far it was whole.
        }
        return whole == 0 ? null : [.. bytes.AsSpan(0, (int)whole), .. "]}"u8];
    }

    /// <summary>Half of a surrogate pair, escaped: programs that cut texts by code units leave them, and they are no text.</summary>
    [GeneratedRegex(@"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2}")]
    private static partial Regex HalfPair();
}
