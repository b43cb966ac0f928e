namespace Heed.Match.Dialects;

/// <summary>Meltwater. Read in "How to Master Boolean Search" (support.meltwater.com 360023166073, help.meltwater.com 4064557 and 4064566),
/// "Boolean" (236016747) and "The Boolean touch" (meltwater.com): NEAR and ONEAR count the words in between, at most 4 without a number; NOT binds tighter
/// than AND, AND tighter than OR; capitals are good practice and not needed; <c>^n</c> says what to show first; phrases need quotation marks. What words
/// side by side mean is in none of these pages.</summary>
internal sealed class MeltwaterRules : DialectRules
{
    private const string Preference = "^n says what to show first, which has no counterpart here.";

    public override string Name => "Meltwater";

    public override bool AnyCase => true;

    public override bool PrecedenceIsDocumented => true;

    public override int DefaultNear => 4;

    public override string? AfterGroup(string word) => word.Length > 1 && word[0] is '^' ? Preference : null;

    public override Leaf? Word(string word)
    {
        int hat = word.LastIndexOf('^');
        if (hat <= 0 || !int.TryParse(word.AsSpan(hat + 1), out _)) return null;
        return Leaf.Of(word[..hat]).But(Effect.None, Preference);
    }

    public override TextField? TextIn(string name) => name.ToLowerInvariant() switch
    {
        "title" or "headline" => new TextField(InTitle: true),
        "ingress" => new TextField(InTitle: false, "Heed keeps no opening paragraph apart: the words may stand anywhere in the title or the text."),
        _ => null,
    };

    public override Leaf Field(string name, string value, bool quoted) => name switch
    {
        "language" or "lang" => DialectFields.Language(value),
        "country" or "sourcecountry" => DialectFields.Country(value),
        "url" or "site" or "domain" => DialectFields.Host("site", value),
        "links" or "link" => DialectFields.Host("link", value),
        "hashtag" or "hashtags" => Leaf.Of($"#{value.TrimStart('#')}"),
        "sentiment" => Leaf.LeftOut("Heed gives posts no sentiment to search by."),
        _ => DialectFields.Unknown(Name, name),
    };
}
