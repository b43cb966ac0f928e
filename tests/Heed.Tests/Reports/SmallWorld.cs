using Heed.Archive;
using Heed.Reports;

namespace Heed.Tests.Reports;

/// <summary>A few dozen made-up people and what they said in one week.</summary>
internal sealed class SmallWorld
{
    private static readonly Period Week = Period.Parse("2026-W37");
    private readonly List<IReadOnlyList<FigureRow>> _mentions = [];
    private int _people;

    /// <summary>So many new people, each with one post that all these topics hear.</summary>
    public void Say(int people, string topic, string? second = null, string? third = null, string language = "en")
    {
        for (int n = 0; n < people; n++) Add(_people++, [.. new[] { topic, second, third }.OfType<string>()], language, []);
    }

    /// <summary>The same, with the theme of each post; null: it has none.</summary>
    public void SayOf(string? theme, int people, params string[] topics)
    {
        for (int n = 0; n < people; n++) Add(_people++, topics, "en", theme is null ? [] : [theme]);
    }

    /// <summary>Two to four topics that lie within, beside and across each other, three languages, three themes.</summary>
    public static SmallWorld Random(Random random)
    {
        SmallWorld world = new();
        int people = random.Next(30, 120), topics = random.Next(2, 5);
        double[] heard = [.. Enumerable.Range(0, topics).Select(_ => 0.2 + 0.7 * random.NextDouble())];
        for (int person = 0; person < people; person++)
        {
            for (int post = random.Next(1, 3); post > 0; post--)
            {
                List<string> hits = ["t0"];
                for (int topic = 1; topic < topics; topic++)
                {
                    // Every other one is the one before it, less a few.
                    if (topic % 2 == 1 ? hits.Contains($"t{topic - 1}") && random.NextDouble() < 0.9 : random.NextDouble() < heard[topic]) hits.Add($"t{topic}");
                }
                string language = random.NextDouble() switch { < 0.7 => "en", < 0.95 => "es", _ => "de" };
                world.Add(person, hits, language, [.. new[] { "late", "dear", "rude" }.Where(_ => random.NextDouble() < 0.35)]);
            }
        }
        return world;
    }

    public SmallWorld Reversed()
    {
        SmallWorld reversed = new();
        reversed._mentions.AddRange(_mentions.AsEnumerable().Reverse());
        return reversed;
    }

    public Release Release(FigureRules rules, params IReadOnlyList<string> eldestFirst) => Count(rules, eldestFirst).Result(Week.ReleaseAt);

    /// <summary>The cells behind a release's figures, each of two topics once.</summary>
    public IReadOnlyList<TableCell> Shown(FigureRules rules) => Count(rules, []).Shown();

    private FigureCount Count(FigureRules rules, IReadOnlyList<string> eldestFirst)
    {
        FigureCount count = new(Week, rules, eldestFirst);
        foreach (IReadOnlyList<FigureRow> mention in _mentions) count.Add(mention);
        return count;
    }

    private void Add(int person, IReadOnlyList<string> topics, string language, IReadOnlyList<string> themes)
    {
        long mention = _mentions.Count;
        _mentions.Add([.. topics.Select(topic => new FigureRow(topic, mention, new Voice((ulong)person), "forum", "forum", "feed", Lane.Public, language, null, themes))]);
    }
}
