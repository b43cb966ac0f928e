using Village.Telling;

namespace Village.Places;

/// <summary>What a site of the town looks like from outside.</summary>
/// <param name="Place">Whose posts it shows.</param>
/// <param name="FeedPath">Begins with a slash.</param>
/// <param name="Newest">The feed shows so many posts at most.</param>
/// <param name="IsAtom">Atom, else RSS 2.0.</param>
internal sealed record SiteFace(TownPlace Place, string Name, string About, string FeedPath, int Newest, bool IsAtom)
{
    public static SiteFace News { get; } =
        new(TownPlace.News, "The Kelderwick Lantern", "News from Kelderwick, on paper and here.", "/feed.xml", 80, IsAtom: false);

    public static SiteFace Blog { get; } =
        new(TownPlace.Blog, Names.Library, "New on the shelves, story times, and what readers leave between the pages.", "/atom.xml", 40, IsAtom: true);

    public static SiteFace Forum { get; } =
        new(TownPlace.Forum, Names.Forum, "Where Kelderwick talks: weather, bins, cats, football.", "/feed.xml", 400, IsAtom: false);

    public string FeedType => IsAtom ? "application/atom+xml; charset=utf-8" : "application/rss+xml; charset=utf-8";
}
