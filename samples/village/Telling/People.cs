using System.Globalization;

namespace Village.Telling;

/// <summary>Who lives in the town: handles of the forum and of the reviews, senders of mail. Each writes in one language.</summary>
internal sealed class People
{
    private const int ForumHandles = 900;
    private const int ReviewHandles = 420;
    private const int Senders = 260;
    private const int OptedOutHandles = 20;

    private static readonly string[] Before =
    [
        "tram", "weir", "kiln", "lantern", "grumpy", "quiet", "salty", "foggy", "rusty", "velvet", "copper", "midnight", "barefoot", "clumsy", "sleepy", "paper", "muddy", "windy",
        "plaid", "turbo", "little", "captain", "doctor", "auntie", "senor", "tia", "herr", "frau", "oma", "abuela", "nordic", "lunar", "pickled", "toasted", "wobbly", "hasty",
    ];

    private static readonly string[] After =
    [
        "badger", "teapot", "heron", "bollard", "magpie", "otter", "gherkin", "spanner", "pigeon", "umbrella", "mantel", "laterne", "farola", "gaviota", "zapato", "brezel", "kachel",
        "moehre", "tornillo", "nube", "walrus", "thimble", "cello", "pebble", "gasket", "turnip", "compass", "tortuga", "dackel", "spatz", "croissant", "ladder", "quokka", "mitten",
    ];

    private static readonly string[] FirstNames =
    [
        "Orla", "Benno", "Petronel", "Casimir", "Tilda", "Ivo", "Maribel", "Joost", "Adela", "Quentin", "Runa", "Severin", "Lioba", "Anselm", "Nerea", "Fidel", "Greta", "Umberto",
        "Odile", "Hanno", "Zita", "Wendel", "Irune", "Clovis",
    ];

    private static readonly string[] LastNames =
    [
        "Thistlewick", "Marrowby", "Kelderman", "Ostwater", "Quillfeather", "Sandoval-Weir", "Brambach", "Underhay", "Zollfeld", "Aldecanto", "Pinkernell", "Farolito", "Grindlethorpe",
        "Nebelung", "Torrevieja-Lund", "Hazelgrave",
    ];

    public People(Dice dice)
    {
        HashSet<string> taken = [];
        OptedOut = Languages(Distinct(OptedOutHandles, taken, () => Handle(dice)), 12, 4);
        Forum = Languages(Distinct(ForumHandles, taken, () => Handle(dice)), 6, 2);
        Reviews = Languages(Distinct(ReviewHandles, taken, () => Handle(dice)), 6, 2);
        Mail = Languages(Distinct(Senders, taken, () => Sender(dice)), 6, 2);
    }

    /// <summary>Accounts of people who objected: the same name in forum and reviews.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> OptedOut { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Forum { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Reviews { get; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Mail { get; }

    private static string Handle(Dice dice) => (dice.Pick(Before) + dice.Pick((string[])["", "_", "-"]) + dice.Pick(After)) + dice.Next(4) switch
    {
        0 => dice.Between(2, 99).ToString(CultureInfo.InvariantCulture),
        1 => "_" + dice.Pick((string[])["kw", "online", "xo", "7"]),
        _ => "",
    };

    private static string Sender(Dice dice)
    {
        (string first, string last) = (dice.Pick(FirstNames), dice.Pick(LastNames));
        string at = dice.Pick((string[])["post.example", "kelderwick-mail.example", "brief.example", "correo.example"]);
        return $"{first} {last} <{first.ToLowerInvariant()}.{last.ToLowerInvariant()}@{at}>";
    }

    private static List<string> Distinct(int count, HashSet<string> taken, Func<string> make)
    {
        List<string> made = new(count);
        while (made.Count < count)
        {
            string name = make();
            if (taken.Add(name)) made.Add(name);
        }
        return made;
    }

    /// <summary>Of each run of <paramref name="en"/> + 2 × <paramref name="other"/> people so many write English, so many Spanish, so many German.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Languages(List<string> names, int en, int other)
    {
        int run = en + (2 * other);
        Dictionary<string, IReadOnlyList<string>> split = new(StringComparer.Ordinal)
        {
            ["en"] = [.. names.Where((_, i) => i % run < en)],
            ["es"] = [.. names.Where((_, i) => i % run >= en && i % run < en + other)],
            ["de"] = [.. names.Where((_, i) => i % run >= en + other)],
        };
        return split;
    }
}
