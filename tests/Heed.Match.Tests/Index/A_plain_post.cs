using FsCheck.Xunit;
using Heed.Match.Index;
using Heed.Match.Language;
using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Tests.Index;

public class A_plain_post
{
    private const string Signs = " \n!\"$%()+-<=>?\\^`{|}~&.,;";

    [Property(MaxTest = 400)]
    public void is_matched_as_a_plain_scan_matches_it(int seed)
    {
        RandomCases cases = new(seed);
        List<NamedQuery> queries = [.. cases.Queries(40).Where(query => !A_topic_index.RefersToItself(query))];
        PlainScan scan = new(queries);
        QuerySet set = new(queries);
        Matcher matcher = new(new PlainIndex(set.Queries));
        for (int i = 0; i < 20; i++)
        {
            PostFields post = cases.Post();
            post = post with { Text = Plain(post.Text), Title = post.Title is null ? null : Plain(post.Title) };
            if (!matcher.TryMatch(post)) continue; // "3.5" and its like hold together
            MatchResult expected = scan.Match(post), found = set.ResultOf(matcher.Hits, matcher.Failed);
            Assert.Equal(expected.Topics, found.Topics);
            Assert.Equal(expected.Errors.Keys.Order(), found.Errors.Keys.Order());
        }
    }

    [Property(MaxTest = 500)]
    public void has_the_words_that_unicodes_rules_give_it(int seed)
    {
        Random random = new(seed);
        const string letters = "abcXYZ019";
        string text = string.Concat(Enumerable.Range(0, 60).Select(_ => random.Next(3) == 0 ? Signs[random.Next(Signs.Length)] : letters[random.Next(letters.Length)]));
        PlainIndex index = new(new QuerySet([.. Words.Cut(text).Select(word => word.Bare).Distinct().Select((word, n) => new NamedQuery($"q{n}", new Node.Term(word)))]).Queries);
        Matcher matcher = new(index);
        if (!matcher.TryMatch(new PostFields { Text = text })) return;
        Assert.Equal(Words.Cut(text).Select(word => word.Bare).Distinct().Count(), matcher.Hits.Length);
    }

    [Theory]
    [InlineData("it's late")]
    [InlineData("see example.com")]
    [InlineData("3.5 hours")]
    [InlineData("#tram")]
    [InlineData("call [phone] now")]
    [InlineData("snake_case")]
    [InlineData("café")]
    [InlineData("at 10:15")]
    [InlineData("a/b")]
    public void is_none_where_unicodes_rules_are_needed(string text) =>
        Assert.False(new Matcher(new PlainIndex([])).TryMatch(new PostFields { Text = text }));

    [Fact]
    public void is_matched_without_allocating()
    {
        Matcher matcher = Ready("(tram OR bus) AND late NOT early", "app NEAR/3 (crash OR freeze)", "\"line four\"", "park*", "lang:en AND tram");
        PostFields post = new() { Text = "The tram on line four was late again, and the app did crash in the parking lot", Lang = "en", Kind = "post" };
        for (int warm = 0; warm < 50; warm++) matcher.TryMatch(post);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < 1_000; round++) matcher.TryMatch(post);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(5, matcher.Hits.Length);
    }

    [Fact]
    public void that_a_query_leaves_to_the_evaluator_does_allocate() // the control
    {
        Matcher matcher = Ready("tram~1");
        PostFields post = new() { Text = "the tran was late" };
        for (int warm = 0; warm < 50; warm++) matcher.TryMatch(post);
        long before = GC.GetAllocatedBytesForCurrentThread();
        matcher.TryMatch(post);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() > before);
    }

    private static Matcher Ready(params string[] queries) =>
        new(new PlainIndex(new QuerySet(queries.Select((query, n) => new NamedQuery($"q{n}", Asked.Tree(query)))).Queries));

    private static string Plain(string text) => new([.. text.Select(unit => char.IsAsciiLetterOrDigit(unit) || Signs.Contains(unit) ? unit : ' ')]);
}
