using System.Text;
using System.Xml;

namespace Heed.Sources;

/// <summary>A list of feeds as other readers write and read it: OPML 1.0 or 2.0.</summary>
/// <param name="Title">Null: it has none.</param>
/// <param name="Feeds">In the order of the file, whatever folder they stand in; each address once.</param>
/// <param name="Problems">What was not taken, and why.</param>
public sealed record OpmlList(string? Title, IReadOnlyList<OpmlFeed> Feeds, IReadOnlyList<OpmlProblem> Problems)
{
    /// <summary>Bytes of a file.</summary>
    public const int SizeLimit = 4 * 1024 * 1024;

    /// <summary>Feeds of a list; a longer one is not for one approval.</summary>
    public const int FeedLimit = 2_000;

    private const int AddressLimit = 2_000;
    private const int NameLimit = 100;

    private static readonly XmlReaderSettings Reading = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = SizeLimit };

    /// <summary>Never throws for what stands in the file: what cannot be read is a problem with its line.</summary>
    public static OpmlList Read(byte[] bytes)
    {
        if (bytes.Length > SizeLimit) return new(null, [], [new(1, $"The file is larger than {SizeLimit / 1024 / 1024} MB.")]);
        Taken taken = new();
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(bytes), Reading);
            while (reader.Read()) taken.Take(reader);
        }
        catch (XmlException error)
        {
            taken.Problems.Add(new(Math.Max(1, error.LineNumber), "The XML is broken here; what stands behind was not read."));
        }
        if (!taken.IsOpml) return new(null, [], [new(1, "This is no OPML: its first element is not opml."), .. taken.Problems.Take(1)]);
        return new(taken.Title, taken.Feeds, taken.Problems);
    }

    /// <summary>OPML 2.0.</summary>
    public static string Write(string title, IEnumerable<OpmlFeed> feeds)
    {
        StringBuilder text = new();
        using (XmlWriter writer = XmlWriter.Create(text, new() { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("opml");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteStartElement("head");
            writer.WriteElementString("title", Plain(title));
            writer.WriteEndElement();
            writer.WriteStartElement("body");
            foreach (OpmlFeed feed in feeds)
            {
                writer.WriteStartElement("outline");
                writer.WriteAttributeString("type", "rss");
                writer.WriteAttributeString("text", Plain(feed.Name));
                writer.WriteAttributeString("title", Plain(feed.Name));
                writer.WriteAttributeString("xmlUrl", Plain(feed.Address));
                writer.WriteEndElement();
            }
        }
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    /// <summary>Without what XML cannot hold.</summary>
    private static string Plain(string text) => new([.. text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))]);

    private sealed class Taken
    {
        private readonly HashSet<string> _addresses = [];
        private bool _begun;
        private bool _inTitle;

        public bool IsOpml { get; private set; }

        public string? Title { get; private set; }

        public List<OpmlFeed> Feeds { get; } = [];

        public List<OpmlProblem> Problems { get; } = [];

        public void Take(XmlReader reader)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && _inTitle) Title ??= Short(reader.Value);
            if (reader.NodeType is not XmlNodeType.Element) return;
            _inTitle = IsOpml && reader.LocalName == "title" && !reader.IsEmptyElement;
            if (!_begun) IsOpml = reader.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase);
            _begun = true;
            if (!IsOpml || !reader.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase)) return;
            int line = ((IXmlLineInfo)reader).LineNumber;
            Dictionary<string, string> said = new(StringComparer.OrdinalIgnoreCase);
            while (reader.MoveToNextAttribute()) said.TryAdd(reader.LocalName, reader.Value);
            reader.MoveToElement();
            if (!said.ContainsKey("xmlUrl") && !said.GetValueOrDefault("type", "").Equals("rss", StringComparison.OrdinalIgnoreCase)) return; // a folder
            if (Refusal(said.GetValueOrDefault("xmlUrl", "").Trim(), out string address) is { } refusal) Problems.Add(new(line, refusal));
            else Feeds.Add(new(line, Short(said.GetValueOrDefault("title") ?? "") ?? Short(said.GetValueOrDefault("text") ?? "") ?? address[..Math.Min(address.Length, NameLimit)], address));
        }

        private string? Refusal(string given, out string address)
        {
            address = given;
            if (given.Length == 0) return "This entry has no xmlUrl.";
            if (given.Length > AddressLimit || WebAddress.Of(given) is not { } url) return "The xmlUrl of this entry is no http or https address.";
            address = url.AbsoluteUri;
            if (url.UserInfo.Length > 0) return "The xmlUrl of this entry holds a user name or password: Heed reads only what anybody may read.";
            if (Feeds.Count == FeedLimit) return $"A list has {FeedLimit} feeds at most.";
            return _addresses.Add(address) ? null : "This feed stands in the list before.";
        }

        /// <returns>On one line; null: nothing.</returns>
        private static string? Short(string text)
        {
            string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (line.Length == 0) return null;
            int end = Math.Min(line.Length, NameLimit);
            return line[..(end < line.Length && char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)];
        }
    }
}

/// <param name="Line">Where it stands, from 1; 0: not of a file.</param>
/// <param name="Name">1 to 100 characters on one line.</param>
/// <param name="Address">Absolute, http or https, without a user name.</param>
public sealed record OpmlFeed(int Line, string Name, string Address);

/// <param name="Line">From 1.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record OpmlProblem(int Line, string Message);
