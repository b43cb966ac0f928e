using System.Collections.Frozen;

namespace Heed.Match.Language;

/// <summary>Checks language tags by BCP 47 (RFC 5646): language, script, region, variants. Two-letter languages must be in ISO 639-1.</summary>
internal static class LanguageTag
{
    private static readonly FrozenSet<string> _languages = FrozenSet.Create(StringComparer.Ordinal,
        ("aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj "
        + "fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
        + "la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru "
        + "rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi "
        + "yo za zh zu").Split(' '));

    /// <summary>Country codes and names that are often typed for a language.</summary>
    private static readonly FrozenDictionary<string, string> _meant = Fields.ByName(
        ("en", "english gb us"),
        ("es", "spanish"),
        ("de", "german"),
        ("fr", "french"),
        ("it", "italian"),
        ("pl", "polish"),
        ("pt", "portuguese"),
        ("nl", "dutch"),
        ("ja", "jp japanese"),
        ("zh", "cn chinese"),
        ("ko", "kp korean"),
        ("cs", "cz czech"),
        ("el", "gr greek"),
        ("uk", "ua ukrainian"),
        ("da", "dk danish"));

    /// <summary>Canonical case: <c>en</c>, <c>zh-Hant</c>, <c>en-GB</c>.</summary>
    public static ValueCheck Check(string typed)
    {
        string[] parts = typed.Split('-');
        if (Canonical(parts) is { } tag) return new ValueCheck.Good(tag);
        string message = $"“{typed}” is no language tag: write two or three letters, and a region where it matters, as in lang:en or lang:en-GB.";
        if (_meant.TryGetValue(typed, out string? meant)) return new ValueCheck.Bad(message, meant);
        return new ValueCheck.Bad(message, Canonical(typed.Split('_')));
    }

    private static string? Canonical(string[] parts)
    {
        string language = parts[0].ToLowerInvariant();
        if (!language.All(char.IsAsciiLetter) || !(language.Length == 3 || _languages.Contains(language))) return null;
        List<string> tag = [language];
        int next = 1;
        if (next < parts.Length && parts[next].Length == 4 && parts[next].All(char.IsAsciiLetter))
            tag.Add(char.ToUpperInvariant(parts[next][0]) + parts[next++][1..].ToLowerInvariant());
        if (next < parts.Length && IsRegion(parts[next])) tag.Add(parts[next++].ToUpperInvariant());
        for (; next < parts.Length; next++)
        {
            if (!IsVariant(parts[next])) return null;
            tag.Add(parts[next].ToLowerInvariant());
        }

        return string.Join('-', tag);
    }

    private static bool IsRegion(string part) =>
        Countries.Has(part.ToUpperInvariant()) || (part.Length == 3 && part.All(char.IsAsciiDigit));

    private static bool IsVariant(string part) => part.All(char.IsAsciiLetterOrDigit)
        && (part.Length is >= 5 and <= 8 || (part.Length == 4 && char.IsAsciiDigit(part[0])));
}
