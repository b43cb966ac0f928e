namespace Village;

/// <summary>A topic that the demo proposes.</summary>
/// <param name="Id">Lower-case letters and hyphens.</param>
/// <param name="Query">In the query language (docs/query.md), for English, Spanish and German.</param>
/// <param name="Purpose">For the public page.</param>
/// <param name="Lanes"><c>press</c>, <c>public</c>, <c>addressed</c>.</param>
/// <param name="Themes">What a mention may be about.</param>
public sealed record DemoTopic(string Id, string Name, string Query, string Purpose, IReadOnlyList<string> Lanes, IReadOnlyList<DemoTheme> Themes);

/// <summary>One theme of a topic.</summary>
/// <param name="Query">In the query language.</param>
public sealed record DemoTheme(string Name, string Query);

/// <summary>The topics of the demo. None aims at people who organise, and none names a person.</summary>
public static class DemoTopics
{
    private static readonly string[] Everywhere = ["press", "public", "addressed"];

    public static IReadOnlyList<DemoTopic> All { get; } =
    [
        new("tram", "Trams",
            """tram OR trams OR tranvia* OR strassenbahn* OR "line 4" OR "linea 4" OR "linie 4" OR tramline*""",
            "To know within a day when a tram line fails, where people are stuck, and whether the replacement bus comes.",
            Everywhere,
            [
                new("Breakdown", "broke* OR dead OR conked OR smoke OR averia* OR parado OR humo OR tirado OR liegen OR rauch OR tot OR steht"),
                new("Waiting and cancelled trams", "cancelled OR minutes OR waiting OR minutos OR minuten OR anzeige OR panel OR board"),
                new("Replacement bus", """(replacement NEAR/2 bus) OR "autobus de sustitucion" OR ersatzbus"""),
                new("Getting on and off", "wheelchair OR ramp OR climb OR bajando OR klettern"),
                new("Missed appointments", "missed OR late OR perdido OR verpasst"),
            ]),
        new("courier-app", "The couriers' app",
            """app AND (rider* OR courier* OR zipdrake OR payout* OR payment* OR repartidor* OR pago* OR saldo OR cobrar OR fahrer* OR kurier* OR auszahlung* OR zahlung* OR überwiesen OR guthaben) AND NOT (tip OR tips OR tipped OR propina* OR trinkgeld*)""",
            "Faults of the app that couriers in town depend on: the town licenses delivery firms and can ask them to repair it.",
            Everywhere,
            [
                new("Payment", "payout* OR payment* OR paid OR pay OR balance OR pago* OR saldo OR cobrar OR auszahlung* OR guthaben OR geld"),
                new("Crashes", "crash* OR freez* OR spins OR error OR cuelga OR cierra OR hängt OR stürzt OR fehler"),
                new("Map", "map OR mapa OR karte"),
                new("Battery", "battery OR bateria OR akku"),
                new("Support", "support OR soporte OR hotline"),
            ]),
        new("tips", "Tips that do not arrive",
            """propina* OR trinkgeld* OR ((tip OR tips OR tipped OR tipping) AND (app OR zipdrake OR courier* OR rider* OR cash OR missing OR stolen OR gone OR dropped OR disappeared OR withheld OR removed OR screen OR statement OR "tips away"))""",
            "Whether tips that people give reach those they were given to; the town's consumer office deals with it.",
            Everywhere,
            [
                new("Never arrived", """missing OR nothing OR vanish* OR disappeared OR zero OR nada OR desaparecen OR cero OR fehlt OR nichts OR null"""),
                new("Taken by the firm", """(took NEAR/3 away) OR kept OR keeps OR stolen OR fee OR quitado OR queda OR abgezogen OR behält"""),
                new("Cash instead", "cash OR efectivo OR mano OR bar"),
            ]),
        new("parcels", "Parcels",
            "(parcel OR parcels OR paquete* OR paket*) AND NOT (scam OR estafa OR betrug)",
            "Late and lost parcels in town, to speak with the delivery firm about depots and drop-off points.",
            Everywhere,
            [
                new("Late", "late OR due OR still OR retraso OR tarde OR verspat* OR spät"),
                new("Marked as delivered", """delivered OR "missed you" OR entrego OR "no estaba en casa" OR zugestellt OR angetroffen"""),
                new("Stuck in the depot", "depot OR almacen OR collect OR recogerlos OR abholen"),
                new("Medicine", "medicine OR medicinas OR medizin"),
            ]),
        new("clinic", "Weir Street Clinic",
            "clinic OR clinic's OR clinica* OR klinik*",
            "How patients fare at the town's clinic, praise included, so that what works is kept.",
            Everywhere,
            [
                new("Staff", "nurse* OR doctor* OR midwife OR receptionist OR enfermera* OR medico OR recepcionista OR schwester* OR nachtschwester OR arzt OR empfang"),
                new("Waiting time", "minutes OR hours OR minutos OR minuten"),
                new("Children", "children* OR year OR niños OR hijo OR kinderzimmer OR kind"),
                new("Thanks", "thank* OR lovely OR gracias OR danke"),
            ]),
        new("roads", "Roads and street lamps",
            """pothole* OR roadwork* OR "road works" OR "street lamp" OR "temporary lights" OR resurfaced OR cobbles OR bache* OR farola* OR asfaltado OR (obras AND (calle OR puente OR otra)) OR schlagloch* OR baustelle* OR laterne OR asphaltiert OR zebrastreifen""",
            "Damage and works on streets, to mend the worst first and to announce works better.",
            Everywhere,
            [
                new("Potholes", "pothole* OR bache* OR schlagloch*"),
                new("Works", """roadwork* OR "road works" OR obras OR baustelle*"""),
                new("Light", """lamp OR lamps OR farola* OR laterne"""),
            ]),
        new("waste", "Bins and recycling",
            """bin OR bins OR rubbish OR recycling OR "fly tipping" OR "garden waste" OR mattress OR basura* OR contenedor* OR "punto limpio" OR müll* OR tonne OR tonnen OR wertstoffhof OR matratze""",
            "Missed collections and fly tipping, for the crews' plans.",
            Everywhere,
            [
                new("Missed collection", "missed OR emptied OR vaciar OR recogido OR geleert OR ausgefallen"),
                new("Recycling yard", """recycling OR "punto limpio" OR wertstoffhof"""),
                new("Fly tipping", """dumped OR "fly tipping" OR mattress OR colchon OR matratze"""),
            ]),
        new("events", "Markets and events",
            """(market AND NOT "market hall") OR festival OR parade OR concert OR "open evening" OR "puppet theatre" OR "jumble sale" OR mercado OR mercadillo OR desfile OR titeres OR markt OR flohmarkt OR laternenumzug OR puppentheater""",
            "What people make of markets and festivals, for next year's programme.",
            ["press", "public"],
            [
                new("Market", "market OR mercado OR markt OR flohmarkt"),
                new("Festivals and parades", "festival OR parade OR desfile OR laternenumzug"),
            ]),
        new("council", "The citizens' office and the council",
            """council OR "town hall" OR "citizens office" OR passport OR "parking permit" OR ayuntamiento OR "oficina de ciudadania" OR rathaus OR bürgerbüro OR stadtverwaltung OR anwohnerausweis""",
            "Waiting times, forms and letters of the council that people stumble over.",
            ["public", "addressed"],
            [
                new("Appointments", "appointment OR slot OR queue OR cita OR termin"),
                new("Website and forms", "website OR form OR page OR web OR formulario OR webseite OR formular"),
                new("Letters and fees", "letter OR tax OR carta* OR importes OR briefe OR bescheide"),
            ]),
    ];
}
