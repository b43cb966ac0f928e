using System.Text.RegularExpressions;

namespace Heed.Guard.Marks;

/// <summary>Street and house number, in the six languages' usual order. A street without a number is a place, not somebody's home.</summary>
internal static partial class Addresses
{
    private const int TimeoutMs = 200;

    public static void Find(Sheet sheet)
    {
        List<(int Start, int End)> finds = [];
        foreach (ValueMatch match in English().EnumerateMatches(sheet.Chars)) Add(match);
        foreach (ValueMatch match in German().EnumerateMatches(sheet.Chars)) Add(match);
        foreach (ValueMatch match in Romance().EnumerateMatches(sheet.Chars)) Add(match);
        foreach (ValueMatch match in French().EnumerateMatches(sheet.Chars)) Add(match);
        foreach (ValueMatch match in Polish().EnumerateMatches(sheet.Chars)) Add(match);
        foreach ((int start, int end) in finds)
        {
            if (!sheet.Chars[start..end].Contains(Sheet.Blank)) sheet.Take(start, end, Kinds.Address);
        }

        void Add(ValueMatch match)
        {
            if (!sheet.IsShielded(match.Index)) finds.Add((match.Index, match.Index + match.Length));
        }
    }

    private const string Before = @"(?<![\p{L}\p{N}_#€$£.,/-])";
    private const string Name = @"\p{Lu}[\p{L}'.-]{1,30}";

    [GeneratedRegex(Before + @"(?:(?:Flat|Apartment|Apt|Unit|Suite) ?[0-9]{1,4}[A-Za-z]?,? )?[0-9]{1,5}[A-Za-z]? (?:" + Name + @" ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Way|Court|Ct|Crescent|Gardens|Grove|Terrace|Boulevard|Blvd|Row|Mews|Place|Square|Hill|Walk|Rise|Parade)(?![\p{L}\p{N}])", RegexOptions.None, TimeoutMs)]
    private static partial Regex English();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])(?:\p{Lu}[\p{L}-]{2,40}(?:straße|strasse|str\.|weg|platz|allee|gasse|ufer|damm|ring|chaussee|steig)|(?:" + Name + @" |Am |An der |Auf dem |Im |In der ){1,3}(?:Straße|Strasse|Str\.|Weg|Platz|Allee|Gasse|Ufer|Damm|Ring|Chaussee)) [0-9]{1,4} ?[a-z]?(?![\p{L}\p{N}.:,][0-9]|[\p{L}\p{N}%€])", RegexOptions.None, TimeoutMs)]
    private static partial Regex German();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])(?:[Cc]alle|[Cc]/ ?|C\.|[Aa]venida|Avda\.?|Av\.|[Pp]laza|Pza\.?|[Pp]aseo|[Cc]amino|[Rr]onda|[Tt]ravesía|[Cc]arrer|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Ll]argo|[Vv]icolo|[Ss]trada) ?(?:(?:de|del|de la|de las|de los|della|dei|delle|degli|di|la|el) )?(?:" + Name + @"|[0-9]{1,2} \p{L}{3,10})(?: (?:de |del |la |y |e )?" + Name + @"){0,3},? (?:n\.?º ?|nº ?|núm\. ?|número |n\. ?)?[0-9]{1,4} ?(?:[a-zA-Z](?![\p{L}\p{N}]))?(?:,? ?[0-9]{1,2}[ºª°] ?[A-Za-z]?(?![\p{L}\p{N}]))?(?![\p{L}\p{N}%€])", RegexOptions.None, TimeoutMs)]
    private static partial Regex Romance();

    [GeneratedRegex(Before + @"[0-9]{1,4}(?: bis| ter)?,? (?:rue|avenue|av\.|boulevard|bd|place|allée|impasse|chemin|quai|cours|route|square) (?:(?:de la|de l'|de|du|des|d'|la|le|l') ?)?" + Name + @"(?:[ -]" + Name + @"){0,3}", RegexOptions.None, TimeoutMs)]
    private static partial Regex French();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_])(?:[Uu]l\.|[Uu]lica|[Uu]licy|[Aa]l\.|[Aa]leja|[Aa]lei|[Oo]s\.|[Oo]siedle|[Pp]l\.) ?(?:(?:ks|gen|dr|św)\. ?)?" + Name + @"(?: " + Name + @"){0,3} [0-9]{1,4}[a-zA-Z]?(?:/[0-9]{1,4}| m\. ?[0-9]{1,4})?(?![\p{L}\p{N}])", RegexOptions.None, TimeoutMs)]
    private static partial Regex Polish();
}
