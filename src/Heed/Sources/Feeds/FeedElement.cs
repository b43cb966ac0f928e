using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Heed.Sources.Feeds;

/// <summary>What the readers ask of an element: names without regard to case, vocabularies without regard to how a feed spells
/// their namespace, addresses made absolute.</summary>
internal static partial class FeedElement
{
    private const int AddressLimit = 4_096;

    /// <summary>Short name of the vocabulary an element belongs to; empty: the feed's own (RSS of any version has none, or one of many).</summary>
    public static string Vocabulary(this XElement element)
    {
        string space = element.Name.NamespaceName;
        if (space.Length == 0) return "";
        if (space.Contains("purl.org/dc/", StringComparison.OrdinalIgnoreCase)) return "dc";
        if (space.Contains("rss/1.0/modules/content", StringComparison.OrdinalIgnoreCase)) return "content";
        if (space.Contains("search.yahoo.com/mrss", StringComparison.OrdinalIgnoreCase)) return "media";
        if (space.Contains("podcast-1.0.dtd", StringComparison.OrdinalIgnoreCase)) return "itunes";
        if (space.Contains("2005/Atom", StringComparison.OrdinalIgnoreCase) || space.Contains("purl.org/atom/ns", StringComparison.OrdinalIgnoreCase)) return "atom";
        if (space.Contains("rss/1.0/modules/syndication", StringComparison.OrdinalIgnoreCase)) return "sy";
        if (space.Contains("syndication/thread", StringComparison.OrdinalIgnoreCase)) return "thr";
        if (space.Contains("atompub/tombstones", StringComparison.OrdinalIgnoreCase)) return "at";
        if (space.Contains("1999/xhtml", StringComparison.OrdinalIgnoreCase)) return "xhtml";
        if (space.Contains("play-podcasts", StringComparison.OrdinalIgnoreCase)) return "googleplay";
        return Rss().IsMatch(space) ? "" : space;
    }

    /// <param name="vocabulary">As <see cref="Vocabulary"/> gives it.</param>
    public static bool Is(this XElement element, string vocabulary, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && element.Vocabulary() == vocabulary;

    public static IEnumerable<XElement> All(this XElement element, string vocabulary, string name) =>
        element.Elements().Where(child => child.Is(vocabulary, name));

    public static XElement? One(this XElement element, string vocabulary, string name) => element.All(vocabulary, name).FirstOrDefault();

    /// <summary>Text of the first such child that has any; null: none has.</summary>
    public static string? Said(this XElement element, string vocabulary, string name) =>
        element.All(vocabulary, name).Select(child => child.Value.Trim()).FirstOrDefault(text => text.Length > 0);

    /// <summary>An attribute without a namespace; null: not there, or empty.</summary>
    public static string? Given(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase)
            && attribute.Name.Namespace != XNamespace.Xml)?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>What relative addresses inside an element are relative to: every <c>xml:base</c> around it, then <paramref name="document"/>.</summary>
    public static Uri? Base(this XElement element, Uri? document)
    {
        Uri? result = document;
        foreach (XElement around in element.AncestorsAndSelf().Reverse())
        {
            if (around.Attribute(XNamespace.Xml + "base")?.Value.Trim() is { Length: > 0 and < AddressLimit } stated
                && (result is null ? Uri.TryCreate(stated, UriKind.Absolute, out Uri? next) : Uri.TryCreate(result, stated, out next))
                && next.Scheme is "http" or "https")
                result = next;
        }
        return result;
    }

    /// <summary>Language by <c>xml:lang</c> on the element itself; null: none.</summary>
    public static string? Language(this XElement element) =>
        element.Attribute(XNamespace.Xml + "lang")?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>An address as it can be opened: as given when it is absolute, else resolved. Null: it is none, or of a scheme that
    /// is not for fetching. Without a base a relative one stays as it is.</summary>
    public static string? Address(string? given, Uri? from)
    {
        string? address = given?.Trim();
        if (address is not { Length: > 0 and < AddressLimit } || address.Any(char.IsControl)) return null;
        // On Unix a path with a leading slash would count as absolute: a file.
        if (address[0] != '/' && Uri.TryCreate(address, UriKind.Absolute, out Uri? absolute))
            return absolute.Scheme is "http" or "https" or "ftp" ? address : null;
        if (from is null) return Scheme().IsMatch(address) ? null : address;
        return Uri.TryCreate(from, address, out Uri? resolved) && resolved.Scheme is "http" or "https" or "ftp" ? resolved.AbsoluteUri : null;
    }

    /// <summary>What stands inside an element as HTML: its text, or its markup when somebody forgot to escape it.</summary>
    public static string Inner(this XElement element)
    {
        if (!element.HasElements) return element.Value;
        XElement plain = WithoutNamespaces(element);
        return string.Concat(plain.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
    }

    private static XElement WithoutNamespaces(XElement element)
    {
        XElement copy = new(element.Name.LocalName);
        foreach (XAttribute attribute in element.Attributes()) copy.SetAttributeValue(attribute.Name.LocalName, attribute.Value);
        foreach (XNode node in element.Nodes())
        {
            // Depth is bounded by XmlFeed.DepthLimit.
            if (node is XElement child) copy.Add(WithoutNamespaces(child));
            else if (node is XText text) copy.Add(new XText(text.Value));
        }
        // In HTML an empty <a/> would stay open: write both tags, where the element is not void.
        if (copy.IsEmpty && !HtmlVoid().IsMatch(copy.Name.LocalName)) copy.Value = "";
        return copy;
    }

    [GeneratedRegex("rss|my.netscape.com|channel.netscape.com|userland|1999/02/22-rdf-syntax", RegexOptions.IgnoreCase)]
    private static partial Regex Rss();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme();

    [GeneratedRegex("^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlVoid();
}
