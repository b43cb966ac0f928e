using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html;

namespace Heed.Sources.Feeds;

/// <summary>XML text to a tree of elements, first by the rules, then, when it breaks them, by <see cref="TolerantXml"/>. Nothing
/// in a DTD is ever read, so nothing it declares can grow or be fetched; HTML's named characters are known without one.</summary>
internal static partial class XmlFeed
{
    /// <summary>Elements within elements; deeper ones are read as if their tags were not there.</summary>
    public const int DepthLimit = 200;

    /// <summary>Attributes of one element; the tree looks through all of them for each one added.</summary>
    public const int AttributeLimit = 100;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <returns>The root; null: there is no element at all.</returns>
    public static XElement? Load(string text, List<string> problems)
    {
        int start = text.IndexOf('<');
        if (start > 0)
        {
            problems.Add("There is text before the feed begins.");
            text = text[start..];
        }

        try
        {
            return Strict(WithoutNamedCharacters(text));
        }
        catch (XmlException e)
        {
            problems.Add(e.LineNumber > 0
                ? $"The XML is broken at line {e.LineNumber}; as much as possible was read."
                : "The XML is broken; as much as possible was read.");
            return TolerantXml.Load(text);
        }
    }

    private static XElement? Strict(string text)
    {
        using StringReader characters = new(text);
        using XmlReader reader = XmlReader.Create(characters, Settings);
        XElement? root = null;
        XElement? open = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > DepthLimit || reader.AttributeCount > AttributeLimit) throw new XmlException("More than a feed needs.", null, ((IXmlLineInfo)reader).LineNumber, 0);
                    XElement element = new(XName.Get(reader.LocalName, reader.NamespaceURI));
                    bool empty = reader.IsEmptyElement;
                    while (reader.MoveToNextAttribute())
                    {
                        // Declarations are done with: names are whole.
                        if (reader.NamespaceURI != XNamespace.Xmlns.NamespaceName)
                            element.Add(new XAttribute(XName.Get(reader.LocalName, reader.NamespaceURI), reader.Value));
                    }
                    if (open is null) root = element;
                    else open.Add(element);
                    if (!empty) open = element;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    open?.Add(new XText(reader.Value));
                    break;
                case XmlNodeType.EndElement:
                    open = open!.Parent;
                    break;
            }
        }
        return root;
    }

    /// <summary><c>&amp;eacute;</c> and kin, outside CDATA, as the characters they mean: feeds use them without a DTD.</summary>
    private static string WithoutNamedCharacters(string text)
    {
        if (!NamedCharacter().IsMatch(text)) return text;
        StringBuilder result = new(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int cdata = text.IndexOf("<![CDATA[", at, StringComparison.Ordinal);
            int end = cdata < 0 ? text.Length : cdata;
            result.Append(NamedCharacter().Replace(text[at..end], match => Meaning(match.Groups[1].Value) ?? match.Value));
            if (cdata < 0) break;
            int close = text.IndexOf("]]>", cdata, StringComparison.Ordinal);
            at = close < 0 ? text.Length : close;
            result.Append(text, cdata, at - cdata);
        }
        return result.ToString();
    }

    /// <summary>What one of HTML's named characters means; null: it is none. XML's own five stay as they are.</summary>
    internal static string? Meaning(string name) => name is "amp" or "lt" or "gt" or "quot" or "apos" or "AMP" or "LT" or "GT" or "QUOT"
        ? null
        : HtmlEntityProvider.Resolver.GetSymbol(name + ";");

    [GeneratedRegex("&([A-Za-z][A-Za-z0-9]{1,31});")]
    private static partial Regex NamedCharacter();
}
