using System.Text.Json;
using Heed.App.Commands;
using Heed.Bench.Matching;
using Heed.Bench.Workload;
using Heed.Match;
using Heed.Match.Verify;

namespace Heed.Bench.Tests;

public class The_matching_bench
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task runs_and_agrees_with_a_plain_scan()
    {
        string file = Path.GetTempFileName();
        try
        {
            Assert.Equal(Exit.Done, await BenchCommand.RunAsync(["match", "--size", "1k", "--posts", "100", "--quick", "--json", "--out", file]));
            using JsonDocument result = JsonDocument.Parse(await File.ReadAllTextAsync(file, Cancel));
            JsonElement size = Assert.Single(result.RootElement.GetProperty("sizes").EnumerateArray());
            Assert.True(size.GetProperty("scan").GetProperty("agrees").GetBoolean());
            Assert.True(size.GetProperty("same").GetBoolean());
            Assert.True(size.GetProperty("hostile").GetProperty("othersUnchanged").GetBoolean());
            foreach (JsonElement posts in size.GetProperty("posts").EnumerateArray()) Assert.True(posts.GetProperty("matchesAPost").GetDouble() > 0);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void finds_random_queries_and_posts_to_agree_on()
    {
        AgreementFigures figures = new Agreement(new Progress("Comparing", 200_000), Cancel).Compare(200_000, seed: 1);
        Assert.Empty(figures.Disagreements);
        Assert.InRange(figures.Matches, figures.Pairs / 20, figures.Pairs);
    }

    [Theory]
    [InlineData("match", "--size", "2k")]
    [InlineData("match", "--posts", "1")]
    [InlineData("match", "--agree", "0")]
    [InlineData("speed")]
    public async Task says_that_what_it_is_given_is_wrong(params string[] args) => Assert.Equal(Exit.BadInput, await BenchCommand.RunAsync(args));

    [Fact]
    public async Task fails_where_its_result_cannot_be_written() =>
        Assert.Equal(Exit.Failed, await BenchCommand.RunAsync(["match", "--agree", "1", "--out", Path.Combine(Path.GetTempPath(), "no such folder", "result.md")]));
}

public class A_hash_of_pairs
{
    [Fact]
    public void is_the_same_in_any_order()
    {
        PairHash one = new(), other = new();
        one.Add(3, "tram");
        one.Add(4, "bus");
        other.Add(4, "bus");
        other.Add(3, "tram");
        Assert.Equal(one.ToString(), other.ToString());
    }

    /// <summary>The control for every comparison the bench makes: one query that means something else must show.</summary>
    [Fact]
    public void differs_when_one_query_of_a_thousand_matches_otherwise()
    {
        Town town = new(1);
        PostFields[] posts = town.Posts(TextKind.Short, 200);
        List<QueryText> texts = town.Queries.Make(1_000);
        string before = HashOf(texts, posts);
        Assert.Equal(before, HashOf(texts, posts));
        texts[500] = texts[500] with { Text = "the" };
        Assert.NotEqual(before, HashOf(texts, posts));
    }

    private static string HashOf(List<QueryText> texts, PostFields[] posts)
    {
        PlainScan scan = new(Town.Parse(texts));
        PairHash pairs = new();
        for (int i = 0; i < posts.Length; i++)
        {
            foreach (string topic in scan.Match(posts[i]).Topics) pairs.Add(i, topic);
        }
        return pairs.ToString();
    }
}
