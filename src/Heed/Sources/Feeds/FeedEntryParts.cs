using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Heed.Sources.Feeds;

/// <summary>What RSS and Atom entries have in common: the extensions used in both.</summary>
internal static partial class FeedEntryParts
{
    private const int TagLimit = 100;
    private const int EnclosureLimit = 100;
    private const int LineLimit = 200;

    /// <summary>Media RSS files, with those inside groups; thumbnails only where there is no other file.</summary>
    public static IReadOnlyList<Enclosure> Enclosures(IEnumerable<Enclosure?> own, XElement entry, Uri? from)
    {
        IEnumerable<XElement> places = entry.All("media", "group").Prepend(entry);
        List<Enclosure> all = [.. own.OfType<Enclosure>()];
        foreach (XElement media in places.SelectMany(place => place.All("media", "content")))
            Add(Media(media, from));
        if (all.Count == 0)
            foreach (XElement thumbnail in places.SelectMany(place => place.All("media", "thumbnail")))
                Add(Media(thumbnail, from));
        return all.DistinctBy(enclosure => enclosure.Url).Take(EnclosureLimit).ToList();

        void Add(Enclosure? enclosure)
        {
            if (enclosure is not null) all.Add(enclosure);
        }
    }

    private static Enclosure? Media(XElement media, Uri? from) =>
        FeedElement.Address(media.Given("url"), media.Base(from)) is { } url ? new(url, media.Given("type"), Length(media.Given("fileSize"))) : null;

    /// <summary>Bytes; null: not said, or not a number.</summary>
    public static long? Length(string? given) =>
        long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out long bytes) ? bytes : null;

    public static bool HasImage(IReadOnlyList<Enclosure> enclosures, XElement entry) =>
        enclosures.Any(IsImage)
        || entry.Descendants().Any(element => element.Vocabulary() is "media"
            && (element.Name.LocalName is "thumbnail" || (element.Name.LocalName is "content" && element.Given("medium") is "image")));

    public static bool IsImage(Enclosure enclosure) =>
        enclosure.Type?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ?? ImageName().IsMatch(enclosure.Url);

    /// <summary>Description of Media RSS, for entries that have no other text.</summary>
    public static FeedContent? MediaText(XElement entry, Uri? from) =>
        entry.All("media", "group").Prepend(entry)
            .Select(place => place.One("media", "description"))
            .OfType<XElement>()
            .Select(text => new FeedContent(text.Value, text.Given("type") is "html", text.Base(from)))
            .FirstOrDefault(content => !content.IsEmpty);

    /// <summary>Tags as plain lines, each once.</summary>
    public static IReadOnlyList<string> Tags(IEnumerable<string?> own, XElement entry) =>
        own.Concat(entry.All("dc", "subject").Select(tag => tag.Value))
            .Concat(entry.All("itunes", "keywords").SelectMany(tags => tags.Value.Split(',')))
            .Select(tag => FeedContent.Line(tag, LineLimit))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(TagLimit)
            .ToList();

    /// <summary>Names joined by commas; null: no name.</summary>
    public static string? Authors(IEnumerable<string?> names) =>
        string.Join(", ", names.Select(name => FeedContent.Line(name, LineLimit)).OfType<string>().Distinct().Take(10)) is { Length: > 0 } all ? all : null;

    public static bool IsReply(XElement entry) => entry.One("thr", "in-reply-to") is not null
        || entry.Elements().Any(element => element.Name.LocalName.Equals("in-reply-to", StringComparison.OrdinalIgnoreCase));

    /// <summary>1 to 5 by an element called <c>rating</c> of any vocabulary; null: none, or on another scale.</summary>
    public static double? Rating(XElement entry) => entry.Descendants()
        .Where(element => element.Name.LocalName.Equals("rating", StringComparison.OrdinalIgnoreCase))
        .Select(element => Stars(element.Given("value") ?? element.Value))
        .FirstOrDefault(stars => stars is not null);

    private static double? Stars(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double stars) && stars is >= 1 and <= 5 ? stars : null;

    [GeneratedRegex(@"\.(jpe?g|png|gif|webp|avif|svg)($|\?)", RegexOptions.IgnoreCase)]
    private static partial Regex ImageName();
}
