namespace Village;

/// <summary>A source that the demo proposes.</summary>
/// <param name="Id">Lower-case letters and hyphens.</param>
/// <param name="Place">The place it reads.</param>
/// <param name="Kind"><c>feed</c>, <c>csv</c> or <c>maildir</c>.</param>
/// <param name="Lane"><c>press</c>, <c>public</c> or <c>addressed</c>.</param>
/// <param name="Purpose">For the public page.</param>
/// <param name="Speakers">Whose people speak there: <c>institution</c>, <c>others</c> or <c>anybody</c>.</param>
/// <param name="Whose">Who they are, in words.</param>
/// <param name="Origin">Of a file: where it comes from and the right to hold it; else empty.</param>
/// <param name="Mapping">CSV: column name by field name; else empty.</param>
public sealed record DemoSource(
    string Id,
    TownPlace Place,
    string Kind,
    string Name,
    string Lane,
    string Purpose,
    string Speakers,
    string Whose,
    string Origin,
    IReadOnlyDictionary<string, string> Mapping)
{
    /// <summary>Of what is addressed to the council: whom to write to with messages that are not taken; else empty.</summary>
    public string Referral { get; init; } = "";

    /// <summary>The address to read.</summary>
    /// <param name="folder">As given to <see cref="TownPlaces.StartAsync"/>.</param>
    /// <param name="ports">As <see cref="TownPlaces.Ports"/>: news, blog, forum.</param>
    public string AddressIn(string folder, IReadOnlyList<int> ports) => Place switch
    {
        TownPlace.News => $"http://127.0.0.1:{ports[0]}/feed.xml",
        TownPlace.Blog => $"http://127.0.0.1:{ports[1]}/atom.xml",
        TownPlace.Forum => $"http://127.0.0.1:{ports[2]}/feed.xml",
        TownPlace.Reviews => Path.Combine(folder, "reviews.csv"),
        _ => Path.Combine(folder, "mail"),
    };
}

/// <summary>The sources of the demo: each place of the town.</summary>
public static class DemoSources
{
    public static IReadOnlyList<DemoSource> All { get; } =
    [
        new("lantern", TownPlace.News, "feed", "The Kelderwick Lantern", "press",
            "What the town's newspaper reports about the town's services.",
            "institution", "The newsroom of the Kelderwick Lantern, a publisher.", "", Nothing),
        new("library-blog", TownPlace.Blog, "feed", "Kelderwick Town Library", "press",
            "Announcements of the library, to see when people answer to them elsewhere.",
            "institution", "The library, which publishes as an institution.", "", Nothing),
        new("kelderwick-talk", TownPlace.Forum, "feed", "Kelderwick Talk", "public",
            "What people in town say in public about daily life, so that what is broken is found and repaired.",
            "anybody", "Anybody in town. Not a place where the council's own staff talk among themselves.", "", Nothing),
        new("reviews", TownPlace.Reviews, "csv", "Reviews of the couriers' app and of town services", "public",
            "What people praise and criticise in the town's services and in the app that the couriers of Zipdrake work with.",
            "others", "Users of town services, and couriers of Zipdrake, who do not work for the council.",
            "Public reviews, exported daily by the app directory of Kelderwick under its open data terms.",
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["id"] = "review_id",
                ["author"] = "user",
                ["rating"] = "stars",
                ["title"] = "title",
                ["text"] = "body",
                ["published"] = "date",
                ["lang"] = "lang",
            }),
        new("council-mailbox", TownPlace.Mail, "maildir", "Letters to the council", "addressed",
            "What people write to the council on purpose, so that it is answered.",
            "others", "People who write to the council from outside. Staff have an address of their own, which is not read here.", "", Nothing)
        {
            Referral = "the staff council of Kelderwick, or the union of your trade",
        },
    ];

    private static Dictionary<string, string> Nothing => [];
}
