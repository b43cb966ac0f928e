using System.Xml.Linq;

namespace Heed.Sources.Feeds;

/// <summary>Reads RSS 0.90 to 2.0 (RDF too), Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. Liberal in what it reads: of a broken
/// document it gives what can be saved, and says what is wrong. Never throws for what stands in a document.</summary>
public static class FeedParser
{
    /// <summary>Bytes read at most: what the polite client lets through.</summary>
    public const int SizeLimit = 16 * 1024 * 1024;

    /// <summary>Entries read at most; a problem says that there are more.</summary>
    public const int EntryLimit = 10_000;

    /// <param name="contentType">The HTTP header's value; null: there is none.</param>
    /// <param name="baseUrl">Where the document was found, for relative addresses; null: unknown.</param>
    public static Feed Parse(ReadOnlySpan<byte> bytes, string? contentType, Uri? baseUrl)
    {
        if (bytes.Length > SizeLimit) return NoFeed($"It is larger than {SizeLimit / 1024 / 1024} MB.");
        DecodedText decoded = Charset.Decode(bytes, contentType);
        List<string> problems = decoded.Doubt is null ? [] : [decoded.Doubt];
        string text = decoded.Text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');

        if (text.Length == 0) return NoFeed("It is empty.");
        if (text[0] is '{' or '[') return JsonFeedReader.Read(text, baseUrl, problems);
        if (!text.Contains('<')) return NoFeed("This is no feed: it is neither XML nor JSON.");
        return XmlFeed.Load(text, problems) is { } root ? ReadXml(root, baseUrl, problems) : NoFeed("This is no feed: it has no XML element.");
    }

    private static Feed ReadXml(XElement root, Uri? baseUrl, List<string> problems) => root.Name.LocalName.ToLowerInvariant() switch
    {
        "rss" or "rdf" or "channel" => new RssReader(root, baseUrl, problems).Read(),
        "feed" => new AtomReader(root, baseUrl, problems).Read(),
        "entry" when root.Vocabulary() is "atom" => new AtomReader(root, baseUrl, problems).Read(),
        "html" => NoFeed("This is a web page, not a feed."),
        "opml" => NoFeed("This is OPML, a list of feeds, not a feed."),
        _ => NoFeed("This is XML, but not RSS or Atom."),
    };

    internal static Feed NoFeed(string problem) => new("unknown", null, null, null, null, [], [problem]);
}
