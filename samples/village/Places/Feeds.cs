using System.Globalization;
using System.Xml;
using Village.Telling;

namespace Village.Places;

/// <summary>Writes posts as RSS 2.0 or Atom (RFC 4287), newest first.</summary>
internal static class Feeds
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Threads = "http://purl.org/syndication/thread/1.0";

    /// <param name="posts">In order of time.</param>
    /// <param name="site">Address of the site, without a slash at its end.</param>
    public static byte[] Write(SiteFace face, IReadOnlyList<TownPost> posts, string site)
    {
        using MemoryStream bytes = new();
        using (XmlWriter xml = XmlWriter.Create(bytes, new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            if (face.IsAtom) WriteAtom(xml, face, posts, site);
            else WriteRss(xml, face, posts, site);
        }
        return bytes.ToArray();
    }

    private static void WriteRss(XmlWriter xml, SiteFace face, IReadOnlyList<TownPost> posts, string site)
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "dc", null, Dc);
        xml.WriteAttributeString("xmlns", "thr", null, Threads);
        xml.WriteAttributeString("xmlns", "atom", null, Atom);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", face.Name);
        xml.WriteElementString("link", site + "/");
        xml.WriteElementString("description", $"{face.About} {Names.MadeUp}");
        if (posts.Count > 0) xml.WriteElementString("lastBuildDate", Rfc1123(posts[^1].Written));
        xml.WriteStartElement("atom", "link", Atom);
        xml.WriteAttributeString("href", site + face.FeedPath);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        foreach (TownPost post in posts.Reverse()) WriteItem(xml, post, site);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteItem(XmlWriter xml, TownPost post, string site)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", post.Title);
        xml.WriteElementString("link", $"{site}/t/{post.Id}");
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(Urn(post.Id));
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Rfc1123(post.Written));
        xml.WriteElementString("creator", Dc, post.Author);
        if (post.ReplyTo is { } answered)
        {
            xml.WriteStartElement("in-reply-to", Threads);
            xml.WriteAttributeString("ref", Urn(answered));
            xml.WriteAttributeString("href", $"{site}/t/{answered}");
            xml.WriteEndElement();
        }
        xml.WriteElementString("description", post.Body);
        xml.WriteEndElement();
    }

    private static void WriteAtom(XmlWriter xml, SiteFace face, IReadOnlyList<TownPost> posts, string site)
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteElementString("id", $"urn:kelderwick:{face.Place.ToString().ToLowerInvariant()}");
        xml.WriteElementString("title", face.Name);
        xml.WriteElementString("subtitle", $"{face.About} {Names.MadeUp}");
        xml.WriteElementString("updated", Rfc3339(posts.Count > 0 ? posts[^1].Written : Town.Start));
        WriteLink(xml, "self", site + face.FeedPath);
        WriteLink(xml, "alternate", site + "/");
        foreach (TownPost post in posts.Reverse())
        {
            xml.WriteStartElement("entry");
            xml.WriteElementString("id", Urn(post.Id));
            xml.WriteElementString("title", post.Title);
            xml.WriteElementString("published", Rfc3339(post.Written));
            xml.WriteElementString("updated", Rfc3339(post.Written));
            WriteLink(xml, "alternate", $"{site}/t/{post.Id}");
            xml.WriteStartElement("author");
            xml.WriteElementString("name", post.Author);
            xml.WriteEndElement();
            xml.WriteStartElement("content");
            xml.WriteAttributeString("type", "html");
            xml.WriteAttributeString("xml", "lang", null, post.Language);
            xml.WriteString(post.Body);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteLink(XmlWriter xml, string rel, string href)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", rel);
        xml.WriteAttributeString("href", href);
        xml.WriteEndElement();
    }

    /// <summary>The same whatever port the town is served on.</summary>
    private static string Urn(string id) => $"urn:kelderwick:{id}";

    private static string Rfc1123(DateTimeOffset moment) => moment.ToString("r", CultureInfo.InvariantCulture);

    private static string Rfc3339(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
