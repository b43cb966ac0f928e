using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Heed.Sources.Feeds;

/// <summary>RSS 0.90 to 0.94, 1.0 (RDF), 1.1 and 2.0.</summary>
internal sealed partial class RssReader
{
    private readonly XElement _root;
    private readonly XElement _channel;
    private readonly FeedProblems _problems;
    private readonly Uri? _base;

    /// <param name="baseUrl">Where it was found; null: unknown, then the channel's link serves.</param>
    public RssReader(XElement root, Uri? baseUrl, List<string> problems)
    {
        _root = root;
        _channel = root.Name.LocalName.Equals("channel", StringComparison.OrdinalIgnoreCase) ? root : root.One("", "channel") ?? root;
        _problems = new(problems);
        _base = baseUrl ?? WebAddress.Of(_channel.Said("", "link"));
    }

    public Feed Read()
    {
        if (_channel == _root && !_root.Name.LocalName.Equals("channel", StringComparison.OrdinalIgnoreCase)) _problems.Add("It has no channel.");
        _problems.NoteBlock(_channel);
        List<FeedEntry> entries = _problems.Bounded(Items()).Select(ReadItem).ToList();
        _problems.NoteRepeats(entries);
        return new(
            "rss",
            Version(),
            FeedContent.Line(_channel.Said("", "title") ?? _channel.Said("dc", "title")),
            FeedElement.Address(_channel.Said("", "link") ?? AtomLink(_channel, "alternate"), _channel.Base(_base)),
            _channel.Said("", "language") ?? _channel.Said("dc", "language") ?? _channel.Language() ?? _root.Language(),
            entries,
            _problems.Done())
        {
            Withdrawn = AtomReader.Tombstones(_channel),
            Rhythm = FeedRhythm.Of(_channel),
        };
    }

    /// <summary>In the channel (2.0), beside it (1.0), or in a list of their own (1.1).</summary>
    private IEnumerable<XElement> Items() =>
        new[] { _root, _channel, _channel.One("", "items") }.OfType<XElement>().Distinct().SelectMany(place => place.All("", "item"));

    private string? Version()
    {
        if (_root.Given("version") is { } stated) return stated;
        string space = _root.Name.LocalName.Equals("RDF", StringComparison.OrdinalIgnoreCase) ? _channel.Name.NamespaceName : _root.Name.NamespaceName;
        if (space.Contains("0.9/", StringComparison.Ordinal)) return "0.90";
        if (space.Contains("rss1.1", StringComparison.Ordinal)) return "1.1";
        return space.Contains("rss/1.0", StringComparison.Ordinal) ? "1.0" : null;
    }

    private FeedEntry ReadItem(XElement item)
    {
        Uri? from = item.Base(_base);
        XElement? guid = item.One("", "guid");
        string? id = guid?.Value.Trim() is { Length: > 0 } given ? given : item.Given("about") ?? AtomId(item);
        string? url = FeedElement.Address(LinkOf(item), item.One("", "link")?.Base(_base) ?? from)
            ?? (guid is not null && guid.Given("isPermaLink")?.ToLowerInvariant() is not "false" && LooksAbsolute(id) ? FeedElement.Address(id, from) : null)
            ?? (LooksAbsolute(item.Given("about")) ? FeedElement.Address(item.Given("about"), from) : null);
        FeedContent? content = Content(item, from);
        string? title = FeedContent.Line(item.One("", "title")?.Inner() ?? item.Said("dc", "title") ?? item.Said("media", "title"));
        string? text = content?.ToPlain();
        DateTimeOffset? published = _problems.Date(item.Said("", "pubDate") ?? item.Said("dc", "date") ?? item.Said("dc", "issued")
            ?? item.Said("dc", "created") ?? item.Said("atom", "published"));
        IReadOnlyList<Enclosure> enclosures = FeedEntryParts.Enclosures(item.All("", "enclosure").Select(own => ReadEnclosure(own, from)), item, from);

        return new(
            id ?? url ?? MadeId.Of(title, text, published?.ToString("O")),
            title,
            text,
            content?.ToSafeHtml(),
            url,
            Author(item),
            published,
            _problems.Date(item.Said("atom", "updated") ?? item.Said("dc", "modified")),
            FeedEntryParts.Tags(item.All("", "category").Select(tag => tag.Value), item),
            enclosures)
        {
            IsReply = FeedEntryParts.IsReply(item),
            Rating = FeedEntryParts.Rating(item),
            HasImage = FeedEntryParts.HasImage(enclosures, item),
        };
    }

    private static string? LinkOf(XElement item) =>
        item.Said("", "link") ?? item.One("", "link")?.Given("href") ?? AtomLink(item, "alternate");

    private static string? AtomLink(XElement element, string relation) =>
        element.All("atom", "link").FirstOrDefault(link => (link.Given("rel") ?? "alternate") == relation)?.Given("href");

    private static string? AtomId(XElement item) => item.Said("atom", "id") ?? item.Said("dc", "identifier");

    private static bool LooksAbsolute(string? id) => id is not null
        && (id.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || id.StartsWith("https://", StringComparison.OrdinalIgnoreCase));

    /// <summary>The whole text where it is given, else the description.</summary>
    private static FeedContent? Content(XElement item, Uri? from)
    {
        XElement?[] choices =
        [
            item.One("content", "encoded"), item.One("xhtml", "body"), item.One("", "fullitem"), item.One("", "description"),
            item.One("atom", "content"), item.One("atom", "summary"), item.One("itunes", "summary"), item.One("dc", "description"),
        ];
        foreach (XElement? choice in choices)
        {
            if (choice is null) continue;
            FeedContent content = new(choice.Inner(), IsHtml: true, choice.Base(from));
            if (!content.IsEmpty) return content;
        }
        return FeedEntryParts.MediaText(item, from);
    }

    /// <summary>RSS wants <c>jane@example.org (Jane Doe)</c>; a name says more than an address.</summary>
    private static string? Author(XElement item)
    {
        IEnumerable<string?> creators = item.All("dc", "creator").Select(creator => creator.Value);
        if (FeedEntryParts.Authors(creators) is { } names) return names;
        string? author = item.Said("", "author") is { } given && AddressAndName().Match(given) is { Success: true } match ? match.Groups[1].Value : item.Said("", "author");
        return FeedEntryParts.Authors([author])
            ?? FeedEntryParts.Authors([item.Said("itunes", "author")])
            ?? FeedEntryParts.Authors(item.All("atom", "author").Select(AtomReader.Person));
    }

    private static Enclosure? ReadEnclosure(XElement element, Uri? from) =>
        FeedElement.Address(element.Given("url") ?? element.Given("href") ?? element.Given("resource"), element.Base(from)) is { } url
            ? new(url, element.Given("type"), FeedEntryParts.Length(element.Given("length")))
            : null;

    [GeneratedRegex(@"^\S+@\S+\s*\((.+)\)\s*$")]
    private static partial Regex AddressAndName();
}
