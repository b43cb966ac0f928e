using Heed.Archive;

namespace Heed.Reports.Attacks;

/// <summary>How much of a made-up quarter stands in shown figures.</summary>
/// <param name="Posts">Of the quarter, over all topics.</param>
/// <param name="Rules"><c>released</c>, or <c>without the rule</c> on sums.</param>
/// <param name="Monthly">Topics for which figures by month were proposed, of <see cref="SyntheticQuarter.Topics"/>.</param>
/// <param name="Percent">By table: share of its mentions that is in shown cells, 0 to 100.</param>
public sealed record QuarterCoverage(int Posts, string Rules, int Monthly, IReadOnlyDictionary<Dimension, double> Percent);

/// <summary>A quarter of a made-up installation: thirteen weeks from Monday 1 June 2026, or its three months. Topics and authors by Zipf's law
/// (the share of the n-th is as 1/n), a third as many authors as posts, one post in seven on a second topic; five places of which the first has
/// 57 % of the authors; three languages; five themes a topic, on three posts in five.</summary>
public static class SyntheticQuarter
{
    public const int Topics = 12;

    private const int Places = 5, Themes = 5, Smallest = 10, Days = 91;
    private static readonly string[] EldestFirst = [.. Enumerable.Range(0, Topics).Select(Topic)];
    private static readonly DateTimeOffset Start = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Measures a quarter of so many posts with and without the rule on sums. The period of each topic is the one proposed after
    /// the quarter before it, by week.</summary>
    public static IReadOnlyList<QuarterCoverage> Measure(int posts, int seed)
    {
        FigureRules released = new(Smallest);
        List<Post> before = Make(posts, seed), now = Make(posts, seed + 1);
        Dictionary<string, PeriodLength> lengths = [];
        List<(Release Release, FigureCount Count)> weeks = [.. Count(before, _ => PeriodLength.Week, released)];
        foreach (string topic in EldestFirst)
            lengths[topic] = PeriodAdvice.For([.. weeks.Select(week => week.Release.People(topic) is null ? 0 : 100)]);
        int monthly = lengths.Values.Count(length => length is PeriodLength.Month);
        return
        [
            new(posts, "released", monthly, Shares(now, lengths, released)),
            new(posts, "without the rule", monthly, Shares(now, lengths, released with { NoSmallRest = false })),
        ];
    }

    /// <summary>The first week of a quarter: its topics, eldest first, and the rows of each mention.</summary>
    internal static (IReadOnlyList<string> Topics, IReadOnlyList<IReadOnlyList<FigureRow>> Mentions) FirstWeek(int posts, int seed)
    {
        Period week = Period.Of(PeriodLength.Week, Start);
        return ([.. EldestFirst], [.. Make(posts, seed).Where(post => post.Seen < week.End).Select((post, mention) => Rows(post, mention, post.Topics))]);
    }

    private sealed record Post(DateTimeOffset Seen, int Author, int Place, IReadOnlyList<string> Topics, string Language, IReadOnlyList<string> Themes);

    private static Dictionary<Dimension, double> Shares(List<Post> posts, Dictionary<string, PeriodLength> lengths, FigureRules rules)
    {
        Dictionary<Dimension, (long Shown, long All)> sums = [];
        foreach ((_, FigureCount count) in Count(posts, topic => lengths[topic], rules))
        {
            HashSet<TableCell> shown = [.. count.Shown()];
            foreach (TableCell cell in count.Cells())
            {
                (long yes, long all) = sums.GetValueOrDefault(cell.Dimension);
                sums[cell.Dimension] = (yes + (shown.Contains(cell) ? cell.Cell.Posts : 0), all + cell.Cell.Posts);
            }
        }
        return sums.ToDictionary(sum => sum.Key, sum => 100.0 * sum.Value.Shown / sum.Value.All);
    }

    private static IEnumerable<(Release Release, FigureCount Count)> Count(List<Post> posts, Func<string, PeriodLength> lengthOf, FigureRules rules)
    {
        foreach (PeriodLength length in Enum.GetValues<PeriodLength>())
        {
            foreach (IGrouping<Period, Post> period in posts.GroupBy(post => Period.Of(length, post.Seen)).OrderBy(period => period.Key))
            {
                FigureCount count = new(period.Key, rules, EldestFirst);
                bool any = false;
                foreach ((int mention, Post post) in period.Index())
                {
                    List<FigureRow> rows = Rows(post, mention, post.Topics.Where(topic => lengthOf(topic) == length));
                    any |= rows.Count > 0;
                    count.Add(rows);
                }
                if (any) yield return (count.Result(period.Key.ReleaseAt), count);
            }
        }
    }

    private static List<FigureRow> Rows(Post post, int mention, IEnumerable<string> topics) =>
        [.. topics.Select(topic => new FigureRow(topic, mention, new Voice((ulong)post.Author), $"place{post.Place}", "source", "feed", Lane.Public, post.Language, null, post.Themes))];

    private static List<Post> Make(int posts, int seed)
    {
        Random random = new(seed);
        double[] authors = Zipf(posts / 3, 1), topics = Zipf(Topics, 1), places = Zipf(Places, 1.5), themes = Zipf(Themes, 1);
        (int Place, string Language)[] people = [.. Enumerable.Range(0, authors.Length).Select(_ => (Draw(random, places), random.NextDouble() switch { < 0.7 => "en", < 0.9 => "es", _ => "de" }))];
        List<Post> made = [];
        for (int n = 0; n < posts; n++)
        {
            int author = Draw(random, authors), first = Draw(random, topics), second = random.Next(7) == 0 ? Draw(random, topics) : first;
            made.Add(new(
                Start.AddDays(random.NextDouble() * Days), author, people[author].Place, first == second ? [Topic(first)] : [Topic(first), Topic(second)],
                people[author].Language, random.NextDouble() < 0.6 ? [$"theme{Draw(random, themes)}"] : []));
        }
        return made;
    }

    private static string Topic(int number) => $"topic{number:00}";

    /// <summary>Running sums of shares that fall as 1/n to a power.</summary>
    private static double[] Zipf(int many, double power)
    {
        double[] sums = new double[many];
        double sum = 0;
        for (int n = 0; n < many; n++) sums[n] = sum += Math.Pow(n + 1, -power);
        return sums;
    }

    private static int Draw(Random random, double[] sums)
    {
        int at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
        return at >= 0 ? at : ~at;
    }
}
