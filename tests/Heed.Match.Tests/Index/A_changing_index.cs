using FsCheck.Xunit;
using Heed.Match.Index;
using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Match.Tests.Index;

public class A_changing_index
{
    [Property(MaxTest = 60)]
    public void finds_what_a_plain_scan_over_the_same_queries_finds(int seed)
    {
        RandomCases cases = new(seed);
        Random random = new(seed);
        Dictionary<string, NamedQuery> queries = [];
        TopicIndex index = new();
        for (int step = 0; step < 30; step++)
        {
            List<NamedQuery> put = [.. cases.Queries(40).Where(_ => random.Next(4) == 0)];
            List<string> removed = [.. queries.Keys.Where(_ => random.Next(5) == 0)];
            index.Remove(removed);
            foreach (string id in removed) queries.Remove(id);
            Dictionary<string, NamedQuery> after = new(queries);
            foreach (NamedQuery query in put) after[query.Id] = query;
            if (IsCircular(after))
            {
                Assert.ThrowsAny<ArgumentException>(() => index.Put(put));
            }
            else
            {
                index.Put(put);
                queries = after;
            }
            PlainScan scan = new(queries.Values);
            for (int i = 0; i < 5; i++)
            {
                PostFields post = cases.Post();
                MatchResult expected = scan.Match(post), found = index.Match(post);
                Assert.Equal(expected.Topics, found.Topics);
                Assert.Equal(expected.Errors.Keys.Order(), found.Errors.Keys.Order());
            }
            Assert.Equal(queries.Count, index.Count);
        }
    }

    [Fact]
    public async Task finds_each_change_at_once_and_nothing_twice_while_it_merges()
    {
        TopicIndex index = new(Enumerable.Range(0, 3_000).Select(n => Numbered(n)));
        index.Put(new NamedQuery("q2999", new Node.Term("stays")));
        using CancellationTokenSource done = new();
        Task<int> matching = Task.Run(() =>
        {
            Matcher matcher = index.CreateMatcher();
            int posts = 0;
            while (!done.IsCancellationRequested)
            {
                // The queries of "word7" are put and removed all the time; that of "stays" never.
                HashSet<string> ids = [];
                foreach (int query in matcher.Match(new("word7 stays"))) Assert.True(ids.Add(matcher.IdOf(query)));
                Assert.Contains("q2999", ids);
                posts++;
            }
            return posts;
        });
        for (int round = 0; round < 1_500; round++)
        {
            string id = $"new{round % 700}";
            index.Put(new NamedQuery(id, new Node.Term("word7")));
            Assert.Contains(id, index.Match(new() { Text = "word7" }).Topics);
            if (round % 3 != 0) continue;
            Assert.Equal(1, index.Remove(id));
            Assert.DoesNotContain(id, index.Match(new() { Text = "word7" }).Topics);
        }
        await done.CancelAsync();
        Assert.True(await matching > 0);
        await index.Settled;
        Assert.InRange(index.Now.Layers.Length, 1, 9);
    }

    [Fact]
    public async Task is_laid_out_by_what_posts_have()
    {
        // By its length alone, "everywhere" would be rare.
        TopicIndex index = new(Enumerable.Range(0, 2_000).Select(n => new NamedQuery($"q{n}", Asked.Tree($"everywhere AND (it OR (word{n} AND other{n}))"))));
        PostFields post = new() { Text = "everywhere and everything" };
        for (int i = 0; i < 16 * 256; i++) index.Match(post);
        double before = index.Price(0).Candidates;
        await index.Settled;
        for (int i = 0; i < 16 * 16; i++) index.Match(post);
        Assert.InRange(before, 1_000, 10_000);
        Assert.InRange(index.Price(0).Candidates, 0, 100);
        Assert.Equal(2_000, index.Match(new() { Text = "it is everywhere" }).Topics.Count);
    }

    [Fact]
    public void lets_queries_follow_the_one_they_refer_to()
    {
        TopicIndex index = new([new("a", new Node.Term("tram")), new("b", new Node.Not(new Node.TopicRef("a"))), new("c", new Node.TopicRef("b"))]);
        Assert.Equal(["b", "c"], index.Match(new() { Text = "bus" }).Topics);
        index.Put(new NamedQuery("a", new Node.Term("bus")));
        Assert.Equal(["a"], index.Match(new() { Text = "bus" }).Topics);
        index.Remove("a");
        MatchResult without = index.Match(new() { Text = "bus" });
        Assert.Empty(without.Topics);
        Assert.Equal(["b", "c"], without.Errors.Keys.Order());
        index.Put(new NamedQuery("a", new Node.Term("tram")));
        Assert.Equal(["b", "c"], index.Match(new() { Text = "bus" }).Topics);
        Assert.Equal([], index.Explain("c", new() { Text = "bus" }));
    }

    [Fact]
    public void refuses_a_change_that_would_go_round_in_a_circle_and_stays_as_it_was()
    {
        TopicIndex index = new([new("a", new Node.Term("tram")), new("b", new Node.TopicRef("a"))]);
        Assert.ThrowsAny<ArgumentException>(() => index.Put(new NamedQuery("c", new Node.Term("bus")), new NamedQuery("a", new Node.TopicRef("b"))));
        Assert.Equal(["a", "b"], index.Match(new() { Text = "tram bus" }).Topics);
        Assert.Equal(2, index.Count);
    }

    [Fact]
    public void lists_the_queries_that_cost_most()
    {
        TopicIndex index = new([.. Enumerable.Range(0, 200).Select(Numbered), new("dear", Asked.Tree("the OR and OR con*")), new("always", new Node.Not(new Node.Term("x")))]);
        for (int i = 0; i < 64; i++) index.Match(new() { Text = "the concert and the tram" });
        IndexPrice price = index.Price(2);
        Assert.Equal(1, price.Always);
        Assert.Equal(["always", "dear"], price.Dearest.Select(query => query.Id).Order());
        Assert.InRange(price.Candidates, 2, 5);
    }

    private static NamedQuery Numbered(int n) => new($"q{n}", Asked.Tree($"word{n} AND (other{n} OR \"more of{n}\")"));

    private static bool IsCircular(Dictionary<string, NamedQuery> queries)
    {
        try
        {
            _ = new PlainScan(queries.Values);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
