using System.Text.RegularExpressions;

namespace Heed.Guard.Marks;

/// <summary>Postcodes where their form is unmistakable (GB, PL), or a word, a state or an address beside them says that they are.</summary>
internal static partial class Postcodes
{
    private const int TimeoutMs = 200;

    public static void Find(Sheet sheet)
    {
        List<(int Start, int End)> finds = [];
        foreach (ValueMatch match in British().EnumerateMatches(sheet.Chars)) Add(match);
        foreach (ValueMatch match in Polish().EnumerateMatches(sheet.Chars)) Add(match);
        foreach (ValueMatch match in Said().EnumerateMatches(sheet.Chars)) Add(match);
        foreach (ValueMatch match in American().EnumerateMatches(sheet.Chars)) Add(match);
        foreach (ValueMatch match in BesideAddress().EnumerateMatches(sheet.Chars)) Add(match);
        foreach ((int start, int end) in finds)
        {
            if (!sheet.Chars[start..end].Contains(Sheet.Blank)) sheet.Take(start, end, Kinds.Postcode);
        }

        void Add(ValueMatch match)
        {
            if (!sheet.IsShielded(match.Index)) finds.Add((match.Index, match.Index + match.Length));
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_#/.-])(?:[A-PR-UWYZ][0-9][0-9A-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y][0-9][0-9ABEHMNPRVWXY]?) [0-9][ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}_/-])", RegexOptions.None, TimeoutMs)]
    private static partial Regex British();

    [GeneratedRegex(@"(?<![\p{L}\p{N}_#/.,-])[0-9]{2}-[0-9]{3}(?= \p{Lu}\p{Ll})", RegexOptions.None, TimeoutMs)]
    private static partial Regex Polish();

    [GeneratedRegex(@"(?<=(?<![\p{L}\p{N}])(?:PLZ|CP|C\.P\.|CAP|code postal|código postal|codigo postal|Postleitzahl|postcode|zip code|ZIP|zip|kod pocztowy):? )[0-9]{5}(?![\p{L}\p{N}_-])|(?<![\p{L}\p{N}])D-[0-9]{5}(?= \p{Lu})", RegexOptions.None, TimeoutMs)]
    private static partial Regex Said();

    [GeneratedRegex(@"(?<=, (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]) )[0-9]{5}(?:-[0-9]{4})?(?![\p{L}\p{N}_-])", RegexOptions.None, TimeoutMs)]
    private static partial Regex American();

    // Behind an address that was taken: "[address], 10115 Berlin".
    [GeneratedRegex(@"(?<=\0[,;]?[ \n])[0-9]{5}(?=,? \p{Lu}\p{Ll})", RegexOptions.None, TimeoutMs)]
    private static partial Regex BesideAddress();
}
