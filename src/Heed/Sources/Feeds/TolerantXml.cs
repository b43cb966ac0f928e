using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Heed.Sources.Feeds;

/// <summary>Reads what looks like XML without minding its rules: bare ampersands, tags never closed or closed twice, attributes
/// without quotes, prefixes never declared, characters XML forbids. One pass, no DTD; time and memory grow with the text only.</summary>
internal sealed class TolerantXml
{
    private const int NameLimit = 256;

    private static readonly Dictionary<string, string> UsualPrefixes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["xml"] = XNamespace.Xml.NamespaceName,
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["dcterms"] = "http://purl.org/dc/terms/",
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["media"] = "http://search.yahoo.com/mrss/",
        ["itunes"] = "http://www.itunes.com/dtds/podcast-1.0.dtd",
        ["atom"] = "http://www.w3.org/2005/Atom",
        ["thr"] = "http://purl.org/syndication/thread/1.0",
        ["at"] = "http://purl.org/atompub/tombstones/1.0",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    };

    /// <summary>Of a feed's own elements, those that hold text only: when the next one begins, they have ended.</summary>
    private static readonly HashSet<string> TextOnly = new(StringComparer.OrdinalIgnoreCase)
    {
        "title", "link", "guid", "pubDate", "id", "updated", "published", "language", "category", "comments", "lastBuildDate", "copyright",
    };

    private static readonly HashSet<string> FeedOwn = new(TextOnly, StringComparer.OrdinalIgnoreCase)
    {
        "description", "item", "entry", "author", "summary", "content", "enclosure", "source", "channel",
    };

    private static readonly HashSet<string> HtmlVoid = new(StringComparer.OrdinalIgnoreCase) { "br", "hr", "img", "input", "meta", "wbr", "col" };

    private readonly string _text;
    private readonly List<Open> _open = [];
    private XElement? _root;
    private int _at;

    private TolerantXml(string text) => _text = text;

    /// <param name="Name">As written, with its prefix.</param>
    /// <param name="Declared">Namespaces by prefix, for it and what is inside; shared with the outer element where it adds none.</param>
    private sealed record Open(string Name, XElement Element, IReadOnlyDictionary<string, string> Declared);

    public static XElement? Load(string text) => new TolerantXml(text).Read();

    private XElement? Read()
    {
        while (_at < _text.Length)
        {
            int tag = _text.IndexOf('<', _at);
            AddText(Decoded(_text[_at..(tag < 0 ? _text.Length : tag)]));
            if (tag < 0) break;
            _at = tag;
            if (StartsWith("<!--")) SkipPast("-->");
            else if (StartsWith("<![CDATA[")) AddText(WithoutForbidden(Take("<![CDATA[".Length, "]]>")));
            else if (StartsWith("<?")) SkipPast(">");
            else if (StartsWith("<!")) SkipDeclaration();
            else if (StartsWith("</")) Close(Take(2, ">").Trim());
            else if (_at + 1 < _text.Length && IsNameStart(_text[_at + 1])) ReadTag();
            else
            {
                AddText("<");
                _at++;
            }
        }
        return _root;
    }

    private void ReadTag()
    {
        _at++;
        string name = TakeName();
        List<(string Name, string Value)> attributes = [];
        bool empty = false;
        while (_at < _text.Length && _text[_at] is not ('>' or '<'))
        {
            if (_text[_at] == '/') empty = true;
            if (!IsNameStart(_text[_at]))
            {
                _at++;
                continue;
            }
            empty = false;
            (string Name, string Value) attribute = (TakeName(), TakeValue());
            if (attributes.Count < XmlFeed.AttributeLimit) attributes.Add(attribute);
        }
        if (_at < _text.Length && _text[_at] == '>') _at++;
        CloseWhatEndsBefore(name);
        Begin(name, attributes, empty || HtmlVoid.Contains(name));
    }

    private void CloseWhatEndsBefore(string name)
    {
        if (name.Equals("item", StringComparison.OrdinalIgnoreCase) || name.Equals("entry", StringComparison.OrdinalIgnoreCase))
        {
            int same = _open.FindLastIndex(open => open.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (same >= 0) _open.RemoveRange(same, _open.Count - same);
        }
        else if (_open.Count > 1 && TextOnly.Contains(_open[^1].Name) && FeedOwn.Contains(name))
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private void Begin(string name, List<(string Name, string Value)> attributes, bool empty)
    {
        if (_open.Count >= XmlFeed.DepthLimit || (_root is not null && _open.Count == 0)) return;
        IReadOnlyDictionary<string, string> declared = Declare(attributes);
        XElement element = new(NameOf(name, declared, isAttribute: false));
        foreach (var (attribute, value) in attributes)
        {
            if (attribute == "xmlns" || attribute.StartsWith("xmlns:", StringComparison.Ordinal)) continue;
            element.SetAttributeValue(NameOf(attribute, declared, isAttribute: true), value);
        }
        if (_root is null) _root = element;
        else _open[^1].Element.Add(element);
        if (!empty) _open.Add(new(name, element, declared));
    }

    private IReadOnlyDictionary<string, string> Declare(List<(string Name, string Value)> attributes)
    {
        IReadOnlyDictionary<string, string> outer = _open.Count == 0 ? UsualPrefixes : _open[^1].Declared;
        Dictionary<string, string>? mine = null;
        foreach (var (name, value) in attributes)
        {
            if (name == "xmlns") (mine ??= new(outer))[""] = value.Trim();
            else if (name.StartsWith("xmlns:", StringComparison.Ordinal)) (mine ??= new(outer))[name["xmlns:".Length..]] = value.Trim();
        }
        return mine ?? outer;
    }

    private static XName NameOf(string name, IReadOnlyDictionary<string, string> declared, bool isAttribute)
    {
        int colon = name.IndexOf(':');
        string prefix = colon < 0 ? "" : name[..colon];
        string local = XmlConvert.EncodeLocalName(name[(colon + 1)..].Replace(":", "", StringComparison.Ordinal));
        if (local.Length == 0) local = "_";
        if (prefix.Length == 0 && isAttribute) return local;
        string space = declared.TryGetValue(prefix, out string? known) || UsualPrefixes.TryGetValue(prefix, out known) ? known : prefix;
        return XName.Get(local, space == XNamespace.Xmlns.NamespaceName ? "" : space);
    }

    private void Close(string name)
    {
        int same = _open.FindLastIndex(open => open.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (same >= 0) _open.RemoveRange(same, _open.Count - same);
    }

    private void AddText(string text)
    {
        if (text.Length > 0 && _open.Count > 0) _open[^1].Element.Add(new XText(text));
    }

    private string TakeName()
    {
        int start = _at;
        while (_at < _text.Length && (char.IsLetterOrDigit(_text[_at]) || _text[_at] is ':' or '-' or '_' or '.')) _at++;
        return _text[start..Math.Min(_at, start + NameLimit)];
    }

    private string TakeValue()
    {
        int at = _at;
        while (at < _text.Length && char.IsWhiteSpace(_text[at])) at++;
        if (at >= _text.Length || _text[at] != '=') return "";
        at++;
        while (at < _text.Length && char.IsWhiteSpace(_text[at])) at++;
        if (at < _text.Length && _text[at] is '"' or '\'')
        {
            int end = _text.IndexOf(_text[at], at + 1);
            if (end < 0) end = _text.Length;
            _at = Math.Min(end + 1, _text.Length);
            return Decoded(_text[(at + 1)..end]);
        }
        int start = at;
        while (at < _text.Length && !char.IsWhiteSpace(_text[at]) && _text[at] is not ('>' or '<')) at++;
        _at = at;
        return Decoded(_text[start..at]);
    }

    /// <summary>From <paramref name="skip"/> characters on up to <paramref name="end"/>, which is passed; all the rest when it is not there.</summary>
    private string Take(int skip, string end)
    {
        int start = _at + skip;
        int stop = _text.IndexOf(end, start, StringComparison.Ordinal);
        _at = stop < 0 ? _text.Length : stop + end.Length;
        return _text[start..(stop < 0 ? _text.Length : stop)];
    }

    private void SkipPast(string end) => Take(0, end);

    /// <summary>A DOCTYPE with all it declares.</summary>
    private void SkipDeclaration()
    {
        int close = _text.IndexOf('>', _at);
        int subset = _text.IndexOf('[', _at, (close < 0 ? _text.Length : close) - _at);
        if (subset >= 0)
        {
            int end = _text.IndexOf(']', subset);
            close = end < 0 ? -1 : _text.IndexOf('>', end);
        }
        _at = close < 0 ? _text.Length : close + 1;
    }

    private bool StartsWith(string what) => string.CompareOrdinal(_text, _at, what, 0, what.Length) == 0;

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or ':';

    /// <summary>Character references replaced where they mean something; a bare ampersand stays one.</summary>
    private static string Decoded(string text)
    {
        if (!text.Contains('&')) return WithoutForbidden(text);
        StringBuilder result = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int end = text[i] == '&' ? text.IndexOf(';', i, Math.Min(34, text.Length - i)) : -1;
            if (end > i + 1 && Reference(text[(i + 1)..end]) is { } meaning)
            {
                result.Append(meaning);
                i = end;
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return WithoutForbidden(result.ToString());
    }

    private static string? Reference(string name)
    {
        if (name[0] != '#')
            return name switch { "amp" => "&", "lt" => "<", "gt" => ">", "quot" => "\"", "apos" => "'", _ => XmlFeed.Meaning(name) };
        bool read = name.Length > 2 && name[1] is 'x' or 'X'
            ? int.TryParse(name.AsSpan(2), NumberStyles.AllowHexSpecifier, null, out int number)
            : int.TryParse(name.AsSpan(1), NumberStyles.None, null, out number);
        return read ? Rune.IsValid(number) ? new Rune(number).ToString() : "" : null;
    }

    private static string WithoutForbidden(string text)
    {
        foreach (char c in text)
        {
            if (XmlConvert.IsXmlChar(c) && !char.IsSurrogate(c)) continue;
            return Filtered(text);
        }
        return text;
    }

    private static string Filtered(string text)
    {
        StringBuilder result = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)) result.Append(rune.ToString());
        }
        return result.ToString();
    }
}
