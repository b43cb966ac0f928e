using Heed.Archive;
using Heed.Match;
using Heed.Match.Language;
using Heed.Topics;

namespace Heed.Reports;

/// <summary>How long a topic's figure period should be, said before the topic is approved: from then on it is fixed.</summary>
public sealed class PeriodAdvice(FigureBook figures, PostArchive archive, TopicBook topics, QueryCheck check, int smallest, TimeProvider clock)
{
    /// <summary>Weeks that show a smaller share of the mentions than this, in percent, are too short.</summary>
    public const int SmallestWeeklyShare = 75;

    /// <summary>Whole weeks looked at, the newest that are over.</summary>
    public const int WeeksLooked = 8;

    // A query that finds more than this in what is kept is not in want of people.
    private const int MostMentions = 20_000;

    /// <summary>What is proposed for a topic, from the figures it has, or else from what other topics made Heed keep: a lower bound.</summary>
    /// <returns>Null: it hears the press alone, whose figures are not of people.</returns>
    public PeriodProposal? For(Topic topic)
    {
        if (topic.PressOnly) return null;
        Period running = Period.Of(PeriodLength.Week, clock.GetUtcNow());
        List<Period> weeks = [];
        for (Period week = running.Previous; weeks.Count < WeeksLooked; week = week.Previous) weeks.Add(week);
        List<int> shares = [.. OfFigures(topic, weeks) ?? OfWhatIsKept(topic, weeks)];
        return new(For(shares), shares.Count > 0);
    }

    /// <summary>A week; a month where weeks would show too little.</summary>
    /// <param name="weeks">Share of the mentions in shown figures of each week known, in percent (0 to 100). Empty: nothing is known yet. Every
    /// week weighs the same: how many mentions it had is not released.</param>
    public static PeriodLength For(IReadOnlyCollection<int> weeks) =>
        weeks.Count == 0 || weeks.Average() >= SmallestWeeklyShare ? PeriodLength.Week : PeriodLength.Month;

    /// <summary>From the weeks the topic was live in from their first day; null: there is none that is released.</summary>
    private IEnumerable<int>? OfFigures(Topic topic, IEnumerable<Period> weeks)
    {
        if (topics.All().Where(entry => entry.Topic.Id == topic.Id && entry.Topic.Period is PeriodLength.Week).Min(entry => entry.ApprovedAt) is not { } since) return null;
        List<Release> released = [.. weeks.Where(week => since <= week.From).Select(figures.Find).OfType<Release>()];
        return released.Count == 0 ? null : released.Select(release => Share(release, topic.Id));
    }

    /// <summary>From the first week on of which something is kept that the query finds.</summary>
    private IEnumerable<int> OfWhatIsKept(Topic topic, List<Period> weeks)
    {
        HashSet<long> found = Find(topic, weeks[^1].From, weeks[0].End);
        return weeks.AsEnumerable().Reverse().Select(week => Counted(topic, week, found)).SkipWhile(counted => !counted.Any).Select(counted => counted.Share);
    }

    private (bool Any, int Share) Counted(Topic topic, Period week, HashSet<long> found)
    {
        FigureCount count = new(week, new FigureRules(smallest), []);
        bool any = false;
        if (found.Count > 0)
        {
            foreach (FigureRow row in archive.ReadPeriod(week).Where(row => found.Contains(row.Mention) && topic.Lanes.Contains(row.Lane)).DistinctBy(row => row.Mention))
            {
                count.Add([row with { Topic = topic.Id, Themes = [] }]);
                any = true;
            }
        }
        return (any, Share(count.Result(week.ReleaseAt), topic.Id));
    }

    private HashSet<long> Find(Topic topic, DateTimeOffset from, DateTimeOffset end)
    {
        HashSet<long> found = [];
        if (check.Parse(topic.Query, QueryUse.Topic).Tree is not { } tree) return found;
        SearchRequest? request = new() { Limit = SearchRequest.LargestLimit, SeenBefore = end, Queries = [.. LiveQueries()] };
        while (request is not null && found.Count < MostMentions)
        {
            SearchPage page = archive.Search(tree, request);
            found.UnionWith(page.Mentions.Select(mention => mention.Id));
            bool further = page.Next is not null && (page.Mentions.Count == 0 || page.Mentions[^1].Seen >= from);
            request = further ? request with { After = page.Next } : null;
        }
        return found;
    }

    private IEnumerable<NamedQuery> LiveQueries() =>
        from entry in topics.Live()
        let tree = check.Parse(entry.Topic.Query, QueryUse.Topic, entry.Topic.PressOnly).Tree
        where tree is not null
        select new NamedQuery(entry.Topic.Id, tree);

    private static int Share(Release release, string topic) => release.People(topic) is null ? 0 : 100;
}
