using System.Buffers;
using System.Text;
using Heed.Bench.Matching;
using Heed.Bench.Workload;
using Heed.Match;
using Heed.Match.Text;

namespace Heed.Bench.Tests;

public class A_town
{
    private static readonly Town Town = new(1);
    private static readonly SearchValues<char> Ordinary = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ,.!");

    [Fact]
    public void has_short_posts_of_86_bytes_and_14_words_in_the_mean()
    {
        PostFields[] posts = Town.Posts(TextKind.Short, 5_000);
        Assert.InRange(posts.Average(post => Encoding.UTF8.GetByteCount(post.Text)), 84, 88);
        Assert.InRange(posts.Average(post => Words.Cut(post.Text).Count), 13.5, 14.5);
    }

    [Fact]
    public void has_long_posts_of_1_to_5_kilobytes() =>
        Assert.All(Town.Posts(TextKind.Long, 200), post => Assert.InRange(Encoding.UTF8.GetByteCount(post.Text), 1_000, 5_100));

    [Fact]
    public void has_15_posts_in_a_hundred_that_are_out_of_the_ordinary()
    {
        PostFields[] posts = Town.Posts(TextKind.Mixed, 5_000);
        Assert.InRange(posts.Count(post => post.Text.AsSpan().ContainsAnyExcept(Ordinary)), 650, 850);
    }

    [Fact]
    public void has_queries_of_each_form_in_its_share()
    {
        List<QueryText> queries = Town.Queries.Make(10_000);
        Assert.InRange(queries.Count(query => query.Text.Contains(" AND (", StringComparison.Ordinal)), 6_000, 6_400);
        Assert.InRange(queries.Count(query => query.Text.Contains(" NEAR/", StringComparison.Ordinal)), 900, 1_100);
        Assert.InRange(queries.Count(query => query.Text[0] == '"'), 900, 1_100);
        Assert.InRange(queries.Count(query => query.Text[^1] == '*'), 800, 1_000);
        Assert.InRange(queries.Count(query => query.Text.All(char.IsAsciiLetter)), 800, 1_000);
    }

    [Fact]
    public void has_small_sets_of_queries_that_begin_the_large_ones() =>
        Assert.Equal(Town.Queries.Make(1_000), Town.Queries.Make(5_000)[..1_000]);

    /// <summary>Figures compare only while this holds: who changes the workload measures anew.</summary>
    [Fact]
    public void is_the_same_on_every_machine()
    {
        PairHash hash = new();
        foreach (QueryText query in Town.Queries.Make(2_000)) hash.Add(0, query.Text);
        foreach (TextKind kind in Enum.GetValues<TextKind>())
        {
            foreach ((int i, PostFields post) in Town.Posts(kind, 500).Index()) hash.Add(i, $"{post.Text} {post.Lang} {post.Kind} {post.Url}");
        }
        Assert.Equal("ca64ffa6a2eeed7a", hash.ToString());
    }
}
