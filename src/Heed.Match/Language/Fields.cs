using System.Collections.Frozen;
using System.Globalization;

namespace Heed.Match.Language;

/// <summary>The fields of the language by name, whatever its case.</summary>
internal static class Fields
{
    private static readonly FieldRule[] _rules =
    [
        new("title", value => new ValueCheck.Good(value)),
        new("lang", FieldValues.Language),
        new("country", FieldValues.Country),
        new("network", FieldValues.Network),
        new("source", FieldValues.Name),
        new("site", value => FieldValues.Host("site", value)),
        new("link", value => FieldValues.Host("link", value), Several: true),
        new("kind", value => FieldValues.OneOf(value, "post", "reply", "article", "review", "message")),
        new("tag", FieldValues.Tag, Several: true),
        new("rating", FieldValues.Rating, (a, b) => Number(a).CompareTo(Number(b))),
        new("engagement", FieldValues.Engagement, (a, b) => Number(a).CompareTo(Number(b))),
        new("published", FieldValues.Day, string.CompareOrdinal),
        new("has", value => FieldValues.OneOf(value, "link", "image", "question"), Several: true),
        new("topic", FieldValues.Name),
        new("theme", FieldValues.Name, SearchOnly: true),
        new("state", FieldValues.Name, SearchOnly: true),
        new("case", FieldValues.Name, SearchOnly: true),
        new("captured", FieldValues.Name, SearchOnly: true),
    ];

    private static readonly FrozenDictionary<string, FieldRule> _byName =
        _rules.ToFrozenDictionary(rule => rule.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What other tools call fields that are here, too.</summary>
    private static readonly FrozenDictionary<string, string> _elsewhere = ByName(
        ("lang", "langs locale"),
        ("country", "sourcecountry source_country"),
        ("network", "platform pagetype sourcetype"),
        ("source", "channel feed"),
        ("site", "domain host siteurl"),
        ("link", "url urls links"),
        ("kind", "type posttype"),
        ("tag", "tags hashtag hashtags"),
        ("rating", "stars score"),
        ("published", "date"),
        ("title", "headline intitle"));

    /// <summary>The fields of a topic, for a message.</summary>
    public static string Names { get; } = string.Join(", ", _rules.Where(rule => !rule.SearchOnly).Select(rule => rule.Name));

    /// <returns>Null when there is no such field.</returns>
    public static FieldRule? Find(string name) => _byName.GetValueOrDefault(name);

    /// <returns>The canonical name that <paramref name="name"/> is a second name of; null when it is none.</returns>
    public static string? Alias(string name) => name.Equals("language", StringComparison.OrdinalIgnoreCase) ? "lang" : null;

    /// <summary>A field that exists, or one that is refused.</summary>
    public static bool IsKnownName(string name) => _byName.ContainsKey(name) || Alias(name) is not null || IsPerson(name);

    /// <summary>Query text follows the colon, not a value.</summary>
    public static bool TakesText(string name) => name.Equals("title", StringComparison.OrdinalIgnoreCase);

    /// <summary>A field that asks for a person, in any of the tools analysts come from.</summary>
    public static bool IsPerson(string name) => Find(name) is null && PersonFields.Has(name);

    /// <returns>The field most likely meant; null when none is near.</returns>
    public static FieldRule? Nearest(string name)
    {
        if (_elsewhere.TryGetValue(name, out string? known)) return Find(known);
        return Spelling.Nearest(name, _rules.Where(rule => !rule.SearchOnly).Select(rule => rule.Name)) is { } near ? Find(near) : null;
    }

    /// <summary>From each of the second names, parted by blanks, to the first.</summary>
    internal static FrozenDictionary<string, string> ByName(params (string Meant, string Typed)[] names) => names
        .SelectMany(name => name.Typed.Split(' ').Select(typed => KeyValuePair.Create(typed, name.Meant)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static decimal Number(string value) => decimal.Parse(value, CultureInfo.InvariantCulture);
}
