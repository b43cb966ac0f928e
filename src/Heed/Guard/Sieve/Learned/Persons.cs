using System.Collections.Frozen;

namespace Heed.Guard.Sieve.Learned;

/// <summary>Which words say who acts: pronouns and words for all and none of the six languages, read without knowing which it is.</summary>
internal static class Persons
{
    private const string We = """
        we us our ours ourselves wir uns unser unsere unserem unseren unserer unsers nous notre nos nosotros nosotras nuestro nuestra nuestros nuestras
        noi nostro nostra nostri nostre nas nam nami nasz nasza nasze naszej naszych naszym
        all everyone everybody together nobody none half most each whole alle allen aller zusammen gemeinsam keiner niemand jeder beide
        tous toutes ensemble personne chacun todos todas juntos juntas nadie insieme tutti tutte nessuno
        wszyscy wszystkich wszystkim wszystkie razem nikt wspolnie kazdy
        """;

    private const string I = """
        i me mine myself ich mir mich mein meine meinen meinem meiner je j mon ma mes moi m yo mi mis mio mia miei mie io
        ja mnie moj moja moje mojej moim mojego
        """;

    private const string They = "they them their ils elles leur leurs ellos ellas loro oni";

    /// <summary>Of verbs in the first person plural: Spanish, Italian, Polish.</summary>
    private static readonly string[] Endings = ["amos", "emos", "imos", "iamo", "eremo", "emy", "amy", "imy", "ymy"];

    private const int BeforeEndingMin = 2;

    private static readonly FrozenDictionary<uint, Person> Known =
        new Dictionary<string, Person> { [We] = Person.We, [I] = Person.I, [They] = Person.They, ["my"] = Person.My, ["on"] = Person.On }
            .SelectMany(list => list.Key.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => KeyValuePair.Create(TextFeatures.HashOf(word), list.Value)))
            .ToFrozenDictionary();

    /// <param name="word">Lower case, without accents.</param>
    /// <param name="hash">Of it.</param>
    public static Person Of(ReadOnlySpan<char> word, uint hash) =>
        Known.TryGetValue(hash, out Person person) ? person : EndsAsWeDo(word) ? Person.We : Person.None;

    private static bool EndsAsWeDo(ReadOnlySpan<char> word)
    {
        if (word is not [_, _, _, _, .., 'y' or 's' or 'o']) return false;
        foreach (string ending in Endings)
        {
            if (word.Length >= ending.Length + BeforeEndingMin && word.EndsWith(ending, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
