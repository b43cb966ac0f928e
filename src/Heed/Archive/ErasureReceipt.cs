using System.Globalization;
namespace Heed.Archive;

/// <summary>What was done for somebody who asked, in sentences for that person. It says how was looked, not how much was found: a number
/// would tell whoever runs the command what one person said.</summary>
/// <param name="Ways">What holds now, and how their posts are looked for.</param>
/// <param name="Limits">What cannot be found that way, and how else it ends.</param>
public sealed record ErasureReceipt(IReadOnlyList<string> Ways, IReadOnlyList<string> Limits)
{
    private const string Figures = "Figures already released do not change; they name nobody.";

    /// <summary>For an erasure that was carried out at the console.</summary>
    internal static ErasureReceipt AtOnce(DateTimeOffset now, int links) => new(
        [
            $"By the pseudonyms of the running week and month ({Period.Of(PeriodLength.Week, now)}, {Period.Of(PeriodLength.Month, now)}): everything kept of the account in that time is erased.",
            links == 0 ? "By links: none were given." : $"By links: {links} were given; what is kept of them is erased, whatever its age.",
            "By asking again: each post kept of a network is asked for at its place within 24 hours; where the place then says who wrote it, that is compared with the objections in memory and forgotten, and the post goes.",
        ],
        [
            "Older posts whose links were not given, at a place that does not say again who wrote them, cannot be recognised: the keys that made their pseudonyms are destroyed. They go when their keeping ends, or when they are deleted at the place.",
            Figures,
        ]);

    /// <summary>For a wish that was granted on the public page.</summary>
    /// <param name="now">When it was granted (UTC).</param>
    internal static ErasureReceipt Of(Wish wish, DateTimeOffset now)
    {
        List<string> ways = [], limits = [];
        bool all = wish.As.Any(known => known.Names.Count == 0);
        if (wish.Object) ways.Add(all ? "From now on nothing that this site publishes is kept." : "From now on nothing that this account posts is kept.");
        if (!wish.Erase)
        {
            limits.Add("What was kept before stays until its keeping ends: erasure was not asked for.");
            return new(ways, limits);
        }
        if (all)
        {
            ways.Add("By place: everything that is kept of this site is erased, whatever its age. This is carried out within an hour.");
            limits.Add(Figures);
            return new(ways, limits);
        }
        ways.Add($"By pseudonyms: everything kept of the account in the running week and month ({Period.Of(PeriodLength.Week, now)}, {Period.Of(PeriodLength.Month, now)}) is erased. This is carried out within an hour.");
        bool pages = wish.As.Any(known => known.Pages.Count > 0), again = wish.Object && wish.As.Any(known => known.SaysAuthor);
        if (pages) ways.Add("By address: at this network a post's address names its account. Every sealed address kept of the place is opened, compared and forgotten; the account's posts are erased, whatever their age. This is carried out within an hour.");
        ways.Add(wish.Links.Count == 0 ? "By links: none of posts of this account were given." : string.Create(CultureInfo.InvariantCulture, $"By links: {wish.Links.Count} that are the account's own; what is kept of them is erased within an hour, whatever its age."));
        if (again) ways.Add("By asking again: every post kept of this place is asked for there anew, slowly, which takes up to 24 hours. Who wrote it is compared in memory and forgotten; the account's posts are erased, whatever their age.");
        if (!again && wish.As.Any(known => known.SaysAuthor)) limits.Add("Posts are asked for again at their place only to compare them with objections, and you did not object.");
        if (again) limits.Add("If the place does not answer, what is kept of it is hidden after 72 hours and erased after 14 days.");
        if (!pages && !again) limits.Add("Older posts whose links were not given cannot be recognised: the keys that made their pseudonyms are destroyed. They go when their keeping ends, or when they are deleted at the place.");
        limits.Add(Figures);
        return new(ways, limits);
    }
}
