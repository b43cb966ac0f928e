using System.Buffers;
using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>Talkwalker. Read in developer.talkwalker.com (query-syntax/special-transformations, talkwalker-documents/field-information), the user manual
/// of July 2015 and talkwalker.com/syntax-alerts. Distances count jumps, and one jump leads to the next word: in "Obama, Monti and Merkel" three jumps lead from the
/// first name to the last over two words. So n jumps are n - 1 words in between, and over a phrase of k words n - (k - 1) others. The manual
/// shows this for the tilde; NEAR and ONEAR are taken to count alike. Plain words without any operator are a loose phrase of 10 jumps for
/// each gap; a lone word in capitals is looked for exactly as written. Sites side by side are either.</summary>
internal sealed class TalkwalkerRules : DialectRules
{
    private static readonly SearchValues<char> _rawSigns = SearchValues.Create("-+&");
    private static readonly SearchValues<char> _signs = SearchValues.Create("*?~+&@#$:\"^");

    public override string Name => "Talkwalker";

    /// <summary>In jumps; the manual gives NEAR a number always, so this is Heed's own.</summary>
    public override int DefaultNear => Limits.DefaultDistance + 1;

    public override bool SameFieldsAreEither => true;

    public override int BetweenOfNear(int number) => number - 1;

    public override int OthersOfTilde(int number, int words) => number - (words - 1);

    public override Leaf? PlainWords(IReadOnlyList<Token> words)
    {
        if (words.Any(word => word.Text.AsSpan().ContainsAny(_signs))) return null;
        if (words is [var only])
            return only.Text.Length > 1 && only.Text.All(sign => char.IsUpper(sign) || sign is '-') && only.Text.Any(char.IsUpper) ? Leaf.Of($"{{{only.Text}}}") : null;
        if (words.Any(word => word.Text.Contains('-'))) return null;
        int others = 9 * (words.Count - 1);
        Leaf loose = Leaf.Of($"\"{string.Join(' ', words.Select(word => word.Text))}\"~{Math.Min(others, Limits.Distance)}");
        return others > Limits.Distance ? loose.But(Effect.Narrower, $"Talkwalker looks for these words within {10 * (words.Count - 1)} jumps; a distance is at most {Limits.Distance} words here.") : loose;
    }

    public override Leaf? Word(string word)
    {
        if (word.Length > 1 && word[^1] is '~')
            return Leaf.Of(word[..^1]).But(Effect.Narrower, "word~ also finds the word in two parts; here only the whole word is found: add the parts as a phrase with OR.");
        if (word.Length > 1 && word[0] is '$') return Leaf.Of($"{{{word}}}").But(Effect.Narrower, "A cashtag is looked for with this case here.");
        if (word.StartsWith("++", StringComparison.Ordinal) && word.Length > 2) return Signed("++", word[2..]);
        if (word.Length > 1 && word[0] is '+') return Signed("+", word[1..]);
        return null;
    }

    public override Leaf? Signed(string sign, string phrase)
    {
        if (phrase.TrimStart() is ['@', ..]) return Leaf.Person(phrase);
        if (sign is "++") return phrase.AsSpan().ContainsAny('{', '}') ? Leaf.LeftOut("Braces cannot stand in a literal.") : Leaf.Of($"{{{phrase}}}");
        Leaf plain = Leaf.Of($"\"{phrase}\"");
        return phrase.AsSpan().ContainsAny(_rawSigns) || !phrase.All(c => char.IsLetterOrDigit(c) || c is ' ')
            ? plain.But(Effect.Wider, "Signs between words are not looked at here, except in a literal, which minds the case as well.")
            : plain;
    }

    public override TextField? TextIn(string name) => name.ToLowerInvariant() switch
    {
        "title" => new TextField(InTitle: true),
        "content" => new TextField(InTitle: false, "A word stands in the title or the text here; there is no field for the text alone."),
        _ => null,
    };

    public override Leaf Field(string name, string value, bool quoted) => name switch
    {
        "lang" => DialectFields.Language(value),
        "sourcecountry" or "country" => DialectFields.Country(value),
        "site" or "domainurl" or "domain_url" or "hosturl" or "host_url" or "url" => DialectFields.Host("site", value),
        "engagement" => DialectFields.Number("engagement", value),
        "published" => DialectFields.Value("published", value),
        "rating" => DialectFields.Value("rating", value),
        "sourcetype" => SourceType(value),
        "sentiment" => Leaf.LeftOut("Heed gives posts no sentiment to search by."),
        _ => DialectFields.Unknown(Name, name),
    };

    private Leaf SourceType(string value)
    {
        const string Social = "socialmedia_";
        string type = value.ToLowerInvariant();
        return DialectFields.SourceKind(type.StartsWith(Social, StringComparison.Ordinal) ? type[Social.Length..] : type)
            ?? DialectFields.Unknown(Name, $"sourcetype:{value}");
    }
}
