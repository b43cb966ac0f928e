using Heed.Match;
using Heed.Match.Language;
using Heed.Match.Verify;
using Village;

namespace Heed.Tests.Village;

public sealed class The_demos_topics
{
    private static readonly Town Kelderwick = Town.Create();

    [Fact]
    public void are_queries_without_a_finding()
    {
        foreach (string query in DemoTopics.All.SelectMany(topic => topic.Themes.Select(theme => theme.Query).Prepend(topic.Query)))
        {
            ParsedQuery parsed = Query.Parse(query);
            Assert.True(parsed.Findings.Count == 0, $"{query}: {string.Join(' ', parsed.Findings.Select(finding => finding.Message))}");
        }
    }

    [Fact]
    public void have_names_and_purposes_of_their_own()
    {
        Assert.Equal(DemoTopics.All.Count, DemoTopics.All.Select(topic => topic.Id).Distinct().Count());
        Assert.Equal(DemoTopics.All.Count, DemoTopics.All.Select(topic => topic.Purpose).Distinct().Count());
        Assert.All(DemoTopics.All, topic => Assert.NotEmpty(topic.Themes));
        Assert.All(DemoTopics.All, topic => Assert.Subset(new HashSet<string>(["press", "public", "addressed"]), topic.Lanes.ToHashSet()));
    }

    [Fact]
    public void hear_nineteen_of_twenty_posts_of_each_story()
    {
        PlainScan scan = Scan();
        foreach (PlantedStory story in Stories.All)
        {
            List<TownPost> told = [.. Kelderwick.Posts.Where(post => post.Story == story.Id)];
            int heard = told.Count(post => Match(scan, post).Contains(story.Topic));
            Assert.True(heard >= told.Count * 0.95, $"{story.Id}: {heard} of {told.Count}");
        }
    }

    [Fact]
    public void hear_each_story_loudest_in_its_week()
    {
        PlainScan scan = Scan();
        foreach (PlantedStory story in Stories.All)
        {
            ILookup<int, TownPost> heard = Kelderwick.Posts.Where(post => Match(scan, post).Contains(story.Topic)).ToLookup(post => Town.WeekOf(post.Written));
            for (int week = 1; week <= 8; week++)
            {
                if (week != story.Week) Assert.InRange(heard[week].Count(), 0, heard[story.Week].Count() / 3);
            }
        }
    }

    private static PlainScan Scan() => new(DemoTopics.All.Select(topic => new NamedQuery(topic.Id, Query.Parse(topic.Query).Tree!)));

    private static IReadOnlyList<string> Match(PlainScan scan, TownPost post) =>
        scan.Match(new PostFields { Title = post.Title, Text = post.Text, Lang = post.Language }).Topics;
}
