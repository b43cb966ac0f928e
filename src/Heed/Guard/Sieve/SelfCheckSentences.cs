namespace Heed.Guard.Sieve;

/// <summary>Sentences whose fate is known: built in, made up, and no measure of how well the sieve works.</summary>
internal static class SelfCheckSentences
{
    private static readonly string[] TurnedAway =
    [
        "The drivers go on strike on Monday.", "We voted to join the union.", "El viernes vamos todos a la huelga.", "La plantilla elige su comité de empresa.",
        "Die Belegschaft streikt ab Montag.", "Wir wählen einen Betriebsrat.", "Les salariés sont en grève.", "I lavoratori hanno proclamato uno sciopero.",
        "Załoga ogłosiła strajk.", "The dr1vers go on s t r i k e.",
    ];

    private static readonly string[] Kept =
    [
        "My tips are missing again.", "The strike price is forty euros.", "Me han pagado de menos este mes.", "Die App stürzt ständig ab.",
        "L'application ne s'ouvre plus.", "Il pacco è arrivato in ritardo.", "Paczka przyszła za późno.",
    ];

    private const string Personal = "Write to ann@example.org or call +44 7700 900123, says @ann.";
    private const string Redacted = "Write to [email] or call [phone], says [handle].";

    public static bool Hold(Organising organising) =>
        Array.TrueForAll(TurnedAway, sentence => organising.Recognises(null, sentence, [], null))
        && !Array.Exists(Kept, sentence => organising.Recognises(null, sentence, [], null))
        && Redaction.Redact(Personal, "en").Text == Redacted;
}
