using System.Globalization;
using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>Fields that more than one tool has, said in Heed's.</summary>
internal static class DialectFields
{
    /// <summary>A field that asks who wrote or where a person is. A country is not one: Heed's is the source's.</summary>
    public static bool AsksForPerson(string name) =>
        !name.Contains("country", StringComparison.OrdinalIgnoreCase) && (Fields.IsPerson(name) || name.Equals("continent", StringComparison.OrdinalIgnoreCase)
            || name.Equals("state", StringComparison.OrdinalIgnoreCase));

    /// <summary>A value of one of Heed's fields, checked as if it were typed.</summary>
    public static Leaf Value(string field, string value) => value.Length == 0 || value.Contains('"')
        ? Leaf.LeftOut($"{field}: has no value.")
        : value[0] is '[' ? Leaf.Of($"{field}:{value}") : Leaf.Of($"{field}:\"{value}\"");

    public static Leaf Language(string value) => Value("lang", value);

    public static Leaf Country(string value) => Value("country", CountryNames.AlphaTwo(value))
        .But(Effect.Unclear, "country: is the country of the source here, not where the writer is.");

    /// <summary>A host; what follows it in an address cannot be asked here.</summary>
    public static Leaf Host(string field, string value)
    {
        if (FieldValues.HostOf(value) is not { } host) return Value(field, value);
        string rest = value[(value.IndexOf(host, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? at + host.Length : value.Length)..].TrimEnd('/', '*');
        Leaf leaf = Value(field, host);
        return rest.Length == 0 ? leaf : leaf.But(Effect.Wider, $"{field}: takes a host, subdomains included: the path is left out.");
    }

    /// <summary><c>&gt;100</c>, <c>&lt;=5</c>, <c>[1 TO 5]</c> or a number, of a field of whole numbers.</summary>
    public static Leaf Number(string field, string value)
    {
        string sign = string.Concat(value.TakeWhile(c => c is '<' or '>' or '='));
        if (sign.Length == 0) return Value(field, value);
        if (!long.TryParse(value.AsSpan(sign.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number > 1_000_000_000_000)
            return Leaf.LeftOut($"“{value}” is no number that {field}: takes.");
        return sign switch
        {
            ">" => Leaf.Of($"{field}:[{number + 1} TO *]"),
            ">=" or "=>" => Leaf.Of($"{field}:[{number} TO *]"),
            "<" when number > 0 => Leaf.Of($"{field}:[* TO {number - 1}]"),
            "<=" or "=<" => Leaf.Of($"{field}:[* TO {number}]"),
            "=" => Value(field, value[1..]),
            _ => Leaf.LeftOut($"“{value}” is no number that {field}: takes."),
        };
    }

    /// <summary>A kind of source by the name another tool gives it; null: there is nothing like it here.</summary>
    public static Leaf? SourceKind(string value) => value.ToLowerInvariant() switch
    {
        "news" or "onlinenews" or "online_news" or "newspaper" or "article" => Leaf.Of("kind:article"),
        "review" or "reviews" => Leaf.Of("kind:review"),
        "reddit" or "bluesky" or "mastodon" or "youtube" or "facebook" or "instagram" or "tumblr" or "twitter" or "x" or "tiktok" or "linkedin" or "pinterest" or "threads"
            => Value("network", value.ToLowerInvariant()),
        _ => null,
    };

    public static Leaf Unknown(string tool, string name) => Leaf.LeftOut($"Heed has nothing like {tool}'s {name}: to ask for.");
}
