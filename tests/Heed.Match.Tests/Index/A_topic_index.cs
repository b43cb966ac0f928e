using FsCheck.Xunit;
using Heed.Match.Index;
using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Match.Tests.Index;

public class A_topic_index
{
    // 1,000 times 40 queries and 20 posts: close to a million pairs.
    [Property(MaxTest = 1_000)]
    public void finds_what_a_plain_scan_finds(int seed)
    {
        RandomCases cases = new(seed);
        List<NamedQuery> queries = [.. cases.Queries(40).Where(query => !RefersToItself(query))];
        PlainScan scan = new(queries);
        TopicIndex index = new(queries);
        for (int i = 0; i < 20; i++)
        {
            PostFields post = cases.Post();
            MatchResult expected = scan.Match(post), found = index.Match(post);
            Assert.Equal(expected.Topics, found.Topics);
            Assert.Equal(expected.Errors.Keys.Order(), found.Errors.Keys.Order());
            foreach (string id in found.Topics) Assert.Equal(scan.Explain(id, post), index.Explain(id, post));
        }
    }

    [Fact]
    public void is_compared_on_cases_in_which_much_matches_and_much_does_not()
    {
        RandomCases cases = new(1);
        List<NamedQuery> queries = [.. cases.Queries(200).Where(query => !RefersToItself(query))];
        PlainScan scan = new(queries);
        int matches = Enumerable.Range(0, 50).Sum(_ => scan.Match(cases.Post()).Topics.Count);
        Assert.InRange(matches, 50 * queries.Count / 10, 50 * queries.Count / 2);
    }

    [Fact]
    public void asks_only_the_queries_a_post_could_match()
    {
        List<NamedQuery> queries =
        [
            .. Enumerable.Range(0, 500).Select(i => new NamedQuery($"q{i:000}", Asked.Tree($"(word{i} OR other{i}) AND the NOT tip"))),
        ];
        queries.Add(new("always", new Node.Not(new Node.Term("tip"))));
        Assert.Equal(["always", "q007"], Looked(new(queries), new() { Text = "the word7 of all" }));
    }

    [Theory]
    [InlineData("tip* AND lang:en")]
    [InlineData("{C++} OR #jobs")]
    [InlineData("\"took my tips\" NEAR/3 app")]
    [InlineData("site:acme.example")]
    [InlineData("NOT lang:en AND refund~1 AND refund")]
    public void needs_no_look_at_a_post_without_what_a_query_requires(string query)
    {
        Assert.Empty(Looked(new([new("q", Asked.Tree(query))]), new() { Text = "nothing here" }));
        Assert.Equal(["q"], Looked(new([new("q", Asked.Tree(query))]), new() // the control
        {
            Text = "tips for jobs #jobs in C++: took my tips by the app, a refund refunt",
            Lang = "en",
            Url = "https://acme.example/1",
        }));
    }

    [Fact]
    public void reports_a_query_that_cannot_be_asked_and_goes_on_with_the_rest()
    {
        List<NamedQuery> queries =
        [
            new("a", new Node.Term("tip")),
            new("b", new Node.TopicRef("nowhere")),
            new("c", new Node.Field("theme", new(["pay"]))),
            new("d", new Node.Range("rating", "much", null)),
            new("e", new Node.TopicRef("b")),
        ];
        MatchResult result = new TopicIndex(queries).Match(new PostFields { Text = "my tip" });
        Assert.Equal(["a"], result.Topics);
        Assert.Equal(["b", "c", "d", "e"], result.Errors.Keys.Order());
    }

    [Fact]
    public void refuses_two_queries_of_one_id() =>
        Assert.Throws<ArgumentException>(() => new TopicIndex([new("a", new Node.Term("tip")), new("a", new Node.Term("jar"))]));

    [Fact]
    public void refuses_topics_that_refer_to_each_other_in_a_circle()
    {
        NamedQuery first = new("a", new Node.TopicRef("b"));
        Assert.ThrowsAny<ArgumentException>(() => new TopicIndex([first, new("b", new Node.Not(new Node.TopicRef("a")))]));
        Assert.Equal(["a", "b"], new TopicIndex([first, new("b", new Node.Term("tip"))]).Match(new PostFields { Text = "tip" }).Topics);
    }

    [Fact]
    public void asks_a_topic_that_many_refer_to_once()
    {
        // Asked again at each reference, this would take two to the power of forty steps.
        List<NamedQuery> queries = [new("q00", new Node.Term("tip"))];
        for (int i = 1; i <= 40; i++)
        {
            Node.TopicRef before = new($"q{i - 1:00}");
            queries.Add(new($"q{i:00}", new Node.And(new([before, new Node.Or(new([before, new Node.Term("jar")]))]))));
        }
        TopicIndex index = new(queries);
        PostFields post = new() { Text = "my tip" };
        Assert.Equal(41, index.Match(post).Topics.Count);
        Assert.Equal([new MatchSpan(TextPart.Text, 3, 3)], index.Explain("q40", post));
    }

    /// <summary>The queries a post led to.</summary>
    private static IEnumerable<string> Looked(TopicIndex index, PostFields post)
    {
        // One in sixteen is counted.
        for (int i = 0; i < 16; i++) index.Match(post);
        return index.Price(1_000).Dearest.Select(price => price.Id).Order(StringComparer.Ordinal);
    }

    /// <summary>The first query may draw a reference to itself.</summary>
    internal static bool RefersToItself(NamedQuery query) => query.Id is "q0" && query.Tree.ToString().Contains("Id = q0", StringComparison.Ordinal);
}
