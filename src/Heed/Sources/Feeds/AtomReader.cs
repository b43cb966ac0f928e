using System.Text;
using System.Xml.Linq;

namespace Heed.Sources.Feeds;

/// <summary>Atom 1.0 (RFC 4287) and 0.3, with threads (RFC 4685) and tombstones (RFC 6721).</summary>
internal sealed class AtomReader(XElement root, Uri? baseUrl, List<string> problems)
{
    private readonly FeedProblems _problems = new(problems);
    private readonly Uri? _base = baseUrl ?? SelfOf(root);

    /// <summary>Elements without a namespace count too: somebody forgot it.</summary>
    private readonly string _own = root.Vocabulary();

    public Feed Read()
    {
        if (_own is not "atom") _problems.Add("The feed does not name Atom's namespace.");
        _problems.NoteBlock(root);
        bool single = root.Name.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase);
        List<FeedEntry> entries = _problems.Bounded(single ? [root] : root.All(_own, "entry")).Select(ReadEntry).ToList();
        _problems.NoteRepeats(entries);
        return new(
            "atom",
            root.Name.NamespaceName.Contains("2005/Atom", StringComparison.OrdinalIgnoreCase) ? "1.0" : root.Given("version"),
            single ? null : Content(root.One(_own, "title"))?.ToLine(2_000) is { Length: > 0 } title ? title : null,
            single ? null : Link(root),
            root.Language(),
            entries,
            _problems.Done())
        {
            Withdrawn = Tombstones(root),
            Rhythm = FeedRhythm.Of(root),
        };
    }

    /// <summary>Ids of entries the feed says were deleted.</summary>
    public static IReadOnlyList<string> Tombstones(XElement feed) =>
        feed.All("at", "deleted-entry").Select(gone => gone.Given("ref")).OfType<string>().Distinct().Take(FeedParser.EntryLimit).ToList();

    /// <summary>A person's name, else an address.</summary>
    public static string? Person(XElement person)
    {
        string own = person.Vocabulary();
        return person.Said(own, "name") ?? person.Said(own, "email") ?? person.Said(own, "uri") ?? person.Said(own, "url")
            ?? (person.HasElements ? null : person.Value);
    }

    private FeedEntry ReadEntry(XElement entry)
    {
        Uri? from = entry.Base(_base);
        string? title = Content(entry.One(_own, "title"))?.ToLine(2_000) is { Length: > 0 } line ? line : FeedContent.Line(entry.Said("media", "title"));
        FeedContent? content = Text(entry, "content") ?? Text(entry, "summary") ?? FeedEntryParts.MediaText(entry, from);
        string? text = content?.ToPlain();
        string? url = Link(entry);
        DateTimeOffset? published = _problems.Date(entry.Said(_own, "published") ?? entry.Said(_own, "issued") ?? entry.Said(_own, "created") ?? entry.Said("dc", "date"));
        IReadOnlyList<Enclosure> enclosures = FeedEntryParts.Enclosures(
            entry.All(_own, "link").Where(link => Relation(link) is "enclosure").Select(Enclosure), entry, from);

        return new(
            entry.Said(_own, "id") ?? url ?? MadeId.Of(title, text, published?.ToString("O")),
            title,
            text,
            content?.ToSafeHtml(),
            url,
            Author(entry),
            published,
            _problems.Date(entry.Said(_own, "updated") ?? entry.Said(_own, "modified")),
            FeedEntryParts.Tags(entry.All(_own, "category").Select(tag => tag.Given("term") ?? tag.Given("label") ?? tag.Value), entry),
            enclosures)
        {
            IsReply = FeedEntryParts.IsReply(entry),
            Rating = FeedEntryParts.Rating(entry),
            HasImage = FeedEntryParts.HasImage(enclosures, entry),
        };
    }

    private FeedContent? Text(XElement entry, string name) =>
        entry.All(_own, name).Select(Content).OfType<FeedContent>().FirstOrDefault(content => !content.IsEmpty);

    /// <summary>A text construct of either version; null: none, or nothing that is text.</summary>
    private FeedContent? Content(XElement? construct)
    {
        if (construct is null || construct.Given("src") is not null) return null;
        string type = construct.Given("type")?.ToLowerInvariant() ?? "text";
        Uri? from = construct.Base(_base);
        bool html = type is "html" or "xhtml" or "text/html" or "application/xhtml+xml" or "text/xhtml";
        if (construct.Given("mode")?.ToLowerInvariant() is "base64")
            return html || type.StartsWith("text", StringComparison.Ordinal) ? FromBase64(construct.Value, html, from) : null;
        if (construct.HasElements)
        {
            XElement wrapper = construct.Elements().Count() == 1 && type is "xhtml" && construct.Elements().First() is { Name.LocalName: "div" } div ? div : construct;
            return new(wrapper.Inner(), IsHtml: true, wrapper.Base(_base));
        }
        if (html || type.StartsWith("text", StringComparison.Ordinal)) return new(construct.Value, html, from);
        return type.EndsWith("xml", StringComparison.Ordinal) ? new(construct.Value, false, from) : null;
    }

    private static FeedContent? FromBase64(string text, bool html, Uri? from)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int written) ? new(Encoding.UTF8.GetString(bytes, 0, written), html, from) : null;
    }

    /// <summary>The page that shows the same; a page in HTML before others.</summary>
    private string? Link(XElement element) => element.All(_own, "link")
        .Where(link => Relation(link) is "alternate")
        .OrderBy(link => link.Given("type") is null or "text/html" ? 0 : 1)
        .Select(link => FeedElement.Address(link.Given("href") ?? link.Value, link.Base(_base)))
        .FirstOrDefault(address => address is not null);

    private static string Relation(XElement link)
    {
        string relation = link.Given("rel")?.ToLowerInvariant() ?? "alternate";
        return relation.StartsWith("http://www.iana.org/assignments/relation/", StringComparison.Ordinal) ? relation[(relation.LastIndexOf('/') + 1)..] : relation;
    }

    private Enclosure? Enclosure(XElement link) => FeedElement.Address(link.Given("href"), link.Base(_base)) is { } url
        ? new(url, link.Given("type"), FeedEntryParts.Length(link.Given("length")))
        : null;

    /// <summary>The entry's own, else that of the feed it was taken from, else this feed's (RFC 4287, 4.1.2 and 4.2.1).</summary>
    private string? Author(XElement entry) =>
        FeedEntryParts.Authors(entry.All(_own, "author").Select(Person))
        ?? FeedEntryParts.Authors(entry.All("dc", "creator").Select(creator => creator.Value))
        ?? FeedEntryParts.Authors(entry.All(_own, "source").SelectMany(source => source.All(_own, "author")).Select(Person))
        ?? FeedEntryParts.Authors(root.All(_own, "author").Select(Person));

    private static Uri? SelfOf(XElement feed)
    {
        string own = feed.Vocabulary();
        string? self = feed.All(own, "link").FirstOrDefault(link => Relation(link) is "self")?.Given("href")
            ?? feed.All(own, "link").FirstOrDefault(link => Relation(link) is "alternate")?.Given("href");
        return WebAddress.Of(self);
    }
}
