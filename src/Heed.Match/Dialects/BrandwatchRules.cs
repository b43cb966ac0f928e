using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>Brandwatch Consumer Research. Read in "Advanced Query Operators" (support.brandwatch.com, article 204114708, as of 2016), the
/// "Boolean Operator Guide" of 2020 (<c>((a OR b) AND (c OR d))~5</c>: the most words that part them) and developers.brandwatch.com.
/// <c>NEAR/n</c> and <c>NEAR/nf</c> count the words in between, as here. <c>"a b"~n</c> counts moves of neighbouring words, so that words in another
/// order use up some of n. What words side by side and AND beside OR mean is in none of these pages.</summary>
internal sealed class BrandwatchRules : DialectRules
{
    public override string Name => "Brandwatch";

    public override int DefaultNear => Limits.DefaultDistance;

    public override string TildeReason => "In Brandwatch words in another order use up some of the distance; here any order will do within it.";

    public override Leaf Field(string name, string value, bool quoted) => name switch
    {
        "site" => DialectFields.Host("site", value),
        "url" => DialectFields.Host("site", value),
        "links" or "link" => DialectFields.Host("link", value),
        "country" => DialectFields.Country(value),
        "language" or "lang" => DialectFields.Language(value),
        "hashtags" or "hashtag" => Leaf.Of($"#{value.TrimStart('#')}"),
        "rating" => DialectFields.Value("rating", value),
        "raw" => value.Contains('}') || value.Contains('{') ? Leaf.LeftOut("Braces cannot stand in a literal.") : Leaf.Of($"{{{value}}}"),
        "engagementtype" => value.ToUpperInvariant() is "REPLY" or "COMMENT"
            ? Leaf.Of("kind:reply")
            : Leaf.LeftOut("Of the ways to engage Heed knows replies alone, as kind:reply."),
        "pagetype" or "contentsource" => DialectFields.SourceKind(value) ?? DialectFields.Unknown(Name, name),
        "imagetype" => Leaf.LeftOut("Heed does not look into images; has:image finds posts with one."),
        _ => DialectFields.Unknown(Name, name),
    };
}
