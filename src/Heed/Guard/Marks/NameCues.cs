using System.Collections.Frozen;

namespace Heed.Guard.Marks;

/// <summary>What a word says about the name that may stand behind it.</summary>
[Flags]
internal enum NameCue
{
    None = 0,

    /// <summary>"Dear", "Hola": a name up to a comma or the line's end, or one that is given to people.</summary>
    Greeting = 1,

    /// <summary>"Mrs", "Herr": whatever has a capital is a name.</summary>
    Title = 2,

    /// <summary>"I am called": whatever has a capital is a name.</summary>
    Told = 4,

    /// <summary>"called", "named", "spoke to": a name that is given to people.</summary>
    Called = 8,

    /// <summary>"thanks to", "bravo à": a name that is given to people, or whoever is said to work somewhere.</summary>
    Thanks = 16,

    /// <summary>"Regards": a name that ends the line.</summary>
    Closing = 32,

    /// <summary>"Best", "Love": a closing only with a comma or a line's end behind it.</summary>
    Brief = 64,
}

/// <summary>The words behind which names are looked for, in six languages.</summary>
internal static class NameCues
{
    private static readonly (NameCue Cue, string Words)[] Lists =
    [
        (NameCue.Greeting, "dear dearest hi hiya hello hey heya morning afternoon evening liebe lieber liebes hallo hi moin servus tag abend guten geehrte geehrter hola holi buenas días dias tardes querida querido estimada estimado apreciada apreciado " +
            "bonjour bonsoir salut coucou cher chère ciao salve buongiorno buonasera cara caro gentile gentilissima gentilissimo egregio egregia spettabile droga drogi drogie cześć hej hejka witaj witam dobry siema szanowna szanowny"),
        (NameCue.Title, "mr mrs ms miss mx dr prof herr herrn frau sr sra srta señor señora señorita don doña d mme mlle monsieur madame mademoiselle m sig signora signor signorina dott dottor dottore dottoressa pan pana panu pani panią panie panem"),
        (NameCue.Told, "name nombre nom nome name's llamo heiße heisse appelle chiamo nazywam imię imienia"),
        (NameCue.Called, "called named llama llamada llamado llaman heißt heisst namens chiama chiamata chiamato nommé nommée prénommé prénommée nazywa imieniu spoke spoken speak talked hablé atendió gesprochen parlé parlato rozmawiałem rozmawiałam helped served"),
        (NameCue.Thanks, "thank thanks thx ty tx cheers kudos props shout shoutout bravo credit chapeau hats danke dank dankeschön lob kompliment gracias graciñas diez felicidades enhorabuena olé aplauso aplausos " +
            "merci félicitations compliments grazie complimenti ringrazio ringraziare brava dzięki dziękuję dziękujemy dziekuje dzieki brawa brawo ukłony podziękowania pochwała"),
        (NameCue.Closing, "regards wishes sincerely faithfully truly yours mfg lg vg gruß grüße grüßen gruss grüsse saludo saludos atentamente atte cordialmente abrazo abrazos besos beso cordialement vous toi amitiés bises bisous salutations distinguées " +
            "saluti cordialità abbraccio abbracci baci bacio pozdrawiam poważaniem pozdrowienia pozdrowieniami pozdr pozdro buziaki uściski ściskam"),
        (NameCue.Brief, "best love cheers thanks thx ta xx xxx danke gracias merci grazie dzięki dziękuję ciao"),
    ];

    private static readonly FrozenDictionary<string, NameCue> Cues = Read();

    private static readonly FrozenDictionary<string, NameCue>.AlternateLookup<ReadOnlySpan<char>> BySpan = Cues.GetAlternateLookup<ReadOnlySpan<char>>();

    public static IEnumerable<string> Words => Cues.Keys;

    public static NameCue Of(ReadOnlySpan<char> word) => BySpan.TryGetValue(word, out NameCue cue) ? cue : NameCue.None;

    private static FrozenDictionary<string, NameCue> Read()
    {
        Dictionary<string, NameCue> cues = new(StringComparer.OrdinalIgnoreCase);
        foreach ((NameCue cue, string words) in Lists)
        {
            foreach (string word in words.Split(' ')) cues[word] = cues.GetValueOrDefault(word) | cue;
        }
        return cues.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
