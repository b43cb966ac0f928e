using System.Buffers;
using System.Text.RegularExpressions;

namespace Heed.Guard.Marks;

/// <summary>Names where their place says that they are: after a greeting, a title, "my name is", at the end of a letter. Names anywhere
/// else are not looked for.</summary>
internal static partial class Names
{
    private const int TimeoutMs = 200;

    private static readonly SearchValues<string> Cues = SearchValues.Create(
    [
        "dear ", "hi ", "hello ", "hey ", "mr", "ms", "dr", "miss ", "name", "regards", "wishes", "sincerely", "yours", "thanks,", "cheers,", "lieb", "hallo ", "geehrte", "herr", "frau ", "heiße",
        "grüße", "gruß", "hola ", "querid", "estimad", "señor", "sr", "don ", "doña ", "llamo", "saludo", "atentamente", "bonjour ", "cher ", "chère ", "m. ", "mme", "monsieur ", "madame ",
        "appelle", "cordialement", "thank", "best,", "best\n", "love,", "love\n", "danke", "gracias", "merci", "grazie", "dzięk", "mfg", "lg ", "lg,", "vg ", "salut ", "ciao ", "gentil", "car", "sig", "chiamo", "saluti", "cordiali", "pan", "szanown", "drog", "nazywam", "pozdrawiam", "poważaniem", "cześć ",
    ], StringComparison.OrdinalIgnoreCase);

    // Words that follow a greeting or a title with a capital and are nobody's name.
    private static readonly string[] Nobody =
    [
        "Sir", "Madam", "Team", "All", "Everyone", "Everybody", "Folks", "There", "Support", "Customer", "Customers", "Neighbours", "Friends", "Editor", "Council", "Mayor", "World", "Kitty", "Guys",
        "Colleagues", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "God", "Lord", "Santa", "Damen", "Alle", "Leute", "Kollegen", "Kunden", "Nachbarn", "Freunde",
        "Zusammen", "Todos", "Equipo", "Vecinos", "Amigos", "Clientes", "Tous", "Toutes", "Tout", "Monsieur", "Madame", "Messieurs", "Mesdames", "Tutti", "Amici", "Signore", "Signora", "Signori",
        "Państwo", "Panie", "Pani", "Wszystkim", "Wszyscy", "The", "I", "It", "My", "We", "This", "That", "Can", "Your", "Is", "Sehr", "Herr", "Frau", "Señor", "Señora", "Sr", "Sra", "Mr", "Mrs", "Ms", "Dr",
    ];

    public static void Find(Sheet sheet)
    {
        if (!sheet.Chars.ContainsAny(Cues)) return;
        List<(int Start, int End)> finds = [];
        foreach (Regex form in (ReadOnlySpan<Regex>)[Greeted(), Titled(), Told(), Signed()])
        {
            foreach (ValueMatch match in form.EnumerateMatches(sheet.Chars))
            {
                if (!IsNobody(sheet.Chars.Slice(match.Index, match.Length))) finds.Add((match.Index, match.Index + match.Length));
            }
        }
        foreach (ValueMatch match in Thanked().EnumerateMatches(sheet.Chars))
        {
            // "Thanks Acme": only who bears a given name is somebody.
            ReadOnlySpan<char> name = sheet.Chars.Slice(match.Index, match.Length);
            int gap = name.IndexOf(' ');
            if (PersonNames.IsGiven(gap < 0 ? name : name[..gap])) finds.Add((match.Index, match.Index + match.Length));
        }
        foreach ((int start, int end) in finds)
        {
            if (!sheet.Chars[start..end].Contains(Sheet.Blank)) sheet.Take(start, end, Kinds.Name);
        }
    }

    private static bool IsNobody(ReadOnlySpan<char> name)
    {
        int gap = name.IndexOf(' ');
        ReadOnlySpan<char> first = gap < 0 ? name : name[..gap];
        foreach (string word in Nobody)
        {
            if (first.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private const string Name = @"\p{Lu}[\p{Ll}'][\p{L}'-]{0,30}";
    private const string FullName = Name + @"(?: (?:de |del |de la |von |van |zu |di |da |le |la )?" + Name + @"){0,3}";

    // "Dear Ann Lee," at the start of a line, up to its comma, sign or end.
    [GeneratedRegex(@"(?<=(?:^|\n|[.!?] |\0 )[ ]*(?:Dear|Hi|Hello|Hey|Liebe|Lieber|Hallo|Hola|Querida|Querido|Estimada|Estimado|Bonjour|Salut|Cher|Chère|Ciao|Cara|Caro|Gentile|Droga|Drogi|Cześć),? )" + FullName + @"(?= ?[,!:.\n]|$)", RegexOptions.None, TimeoutMs)]
    private static partial Regex Greeted();

    [GeneratedRegex(@"(?<=(?<![\p{L}\p{N}])(?:Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?|Prof\.?|Herrn?|Frau|Sr\.|Sra\.|Señora?|señora?|Don|Doña|don|doña|Mme|Mlle|Monsieur|Madame|monsieur|madame|Sig\.|Sig\.ra|[Ss]ignora?|[Ss]ignor|Pana?|Pani|Panie) (?:Dr\.? |Prof\.? )?)" + FullName, RegexOptions.None, TimeoutMs)]
    private static partial Regex Titled();

    [GeneratedRegex(@"(?<=(?:[Mm]y name is|[Mm]y name's|I am called|[Mm]e llamo|[Mm]i nombre es|[Ii]ch heiße|[Mm]ein Name ist|[Jj]e m'appelle|[Mm]on nom est|[Mm]i chiamo|[Ii]l mio nome è|[Nn]azywam się|[Mm]am na imię) )" + FullName, RegexOptions.None, TimeoutMs)]
    private static partial Regex Told();

    [GeneratedRegex(@"(?<=(?:[Tt]hanks(?: again| so much| a lot)?(?: to)?|[Tt]hank you(?: so much)?|[Dd]anke(?: dir| Ihnen)?(?: an)?|[Gg]racias(?: a)?|[Mm]erci(?: à)?|[Gg]razie(?: a)?|[Dd]zięk(?:uję|i))[, ] ?)" + FullName, RegexOptions.None, TimeoutMs)]
    private static partial Regex Thanked();

    // The last line of a letter.
    [GeneratedRegex(@"(?<=(?:[Rr]egards|[Bb]est wishes|[Ss]incerely|[Yy]ours|[Yy]ours truly|[Cc]heers|[Tt]hanks|Best|Love|[Bb]est|[Ll]ove|MfG|LG|VG|[Gg]rüßen?|Gruß|Grüsse|[Ss]aludos?|[Aa]tentamente|[Cc]ordialement|[Ss]aluti|[Pp]ozdrawiam|[Pp]oważaniem),?[ \n]{1,3})" + FullName + @"(?=[ .!\n]*$)", RegexOptions.None, TimeoutMs)]
    private static partial Regex Signed();
}
