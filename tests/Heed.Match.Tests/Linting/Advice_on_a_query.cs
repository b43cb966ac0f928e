using Heed.Match.Language;
using Heed.Match.Linting;
using Heed.Match.Verify;

namespace Heed.Match.Tests.Linting;

public class Advice_on_a_query
{
    [Theory]
    [InlineData("tip OR tip*", "HQ209 0+3 → tip*")]
    [InlineData("\"late parcel\" OR parcel", "HQ209 0+13 → parcel")]
    [InlineData("#delivery OR delivery", "HQ209 0+9 → delivery")]
    [InlineData("café OR cafe", "HQ209 0+4 → cafe")]
    [InlineData("a AND (lang:en OR lang:en-GB)", "HQ209 18+10 → a AND lang:en")]
    [InlineData("a AND lang:(en OR en-GB)", "HQ209 6+18 → a AND lang:en")]
    [InlineData("app NEAR/3 (crash OR crash* OR \"late crash\")", "HQ209 12+5 → app NEAR/3 (crash* OR \"late crash\")")]
    [InlineData("parcel AND \"late parcel\"", "HQ210 0+6 → \"late parcel\"")]
    [InlineData("parcel AND (parcel OR late)", "HQ210 11+16 → parcel")]
    [InlineData("title:refund AND refund", "HQ210 17+6 → title:refund")]
    [InlineData("app NEAR/3 crash AND app", "HQ210 21+3 → app NEAR/3 crash")]
    [InlineData("rating:[1 TO 3] AND a AND rating:2", "HQ210 0+15 → a AND rating:2")]
    [InlineData("late AND parcel AND late", "HQ211 20+4 → late AND parcel")]
    [InlineData("late OR parcel OR late", "HQ211 18+4 → late OR parcel")]
    [InlineData("parcel AND lang:en AND NOT lang:de", "HQ212 23+11 → parcel AND lang:en")]
    [InlineData("parcel AND NOT parcel", "HQ213 0+21")]
    [InlineData("parcel AND lang:en AND lang:de", "HQ213 0+30")]
    [InlineData("late OR (parcel AND lang:en AND lang:de)", "HQ213 8+32 → late")]
    [InlineData("tip* AND late AND NOT tip*", "HQ213 0+26")]
    [InlineData("parcel~1", "HQ214 0+8")]
    [InlineData("rating:[1 TO 2]", "HQ214 0+15")]
    public void says_what_is_idle_impossible_or_costly(string typed, string said) =>
        Assert.Equal(said, string.Join(", ", Linter.Lint(typed).Select(Written)));

    [Theory]
    [InlineData("tips OR tipp?")]
    [InlineData("{BT} OR BT")]
    [InlineData("cafe OR résum*")]
    [InlineData("app NEAR/3 (\"late crash\" OR crash)")]
    [InlineData("late AND parcel~1")]
    [InlineData("tag:a AND tag:b AND link:x.org AND link:y.org")]
    [InlineData("title:(a AND NOT b) AND c")]
    public void is_silent_where_all_is_well(string typed) => Assert.Empty(Linter.Lint(typed));

    [Fact]
    public void names_the_share_of_a_term_that_is_too_common()
    {
        Finding finding = Assert.Single(Linter.Lint("the OR parcel", shareOfPosts: term => term is "the" ? 0.83 : 0.01));
        Assert.Equal(("HQ215", 0, 3), (finding.Code, finding.Start, finding.Length));
        Assert.Contains("83 of 100", finding.Message);
        Assert.Empty(Linter.Lint("the OR parcel"));
    }

    [Fact]
    public void corrects_without_changing_what_is_found()
    {
        int corrected = 0, found = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            RandomCases cases = new(seed);
            Random random = new(seed);
            List<Node> trees = [.. cases.Queries(6).Select(query => query.Tree).Where(tree => !tree.ToString().Contains("TopicRef", StringComparison.Ordinal))];
            if (trees.Count < 2) continue;
            Node[] some = [.. Enumerable.Range(0, 3).Select(_ => trees[random.Next(trees.Count)])];
            Node tree = random.Next(2) == 0 ? new Node.And(new(some)) : new Node.Or(new(some));
            string typed = Query.Format(tree);
            List<PostFields> posts = [.. Enumerable.Range(0, 12).Select(_ => cases.Post())];
            foreach (Finding finding in Linter.Lint(typed))
            {
                ParsedQuery original = Query.Parse(typed);
                if (finding.Code is "HQ213" && finding.Length == typed.Length)
                    Assert.All(posts, post => Assert.False(Holds(original.Tree!, post), typed));
                if (finding.Suggestion is null) continue;
                corrected++;
                ParsedQuery better = Query.Parse(finding.Suggestion);
                foreach (PostFields post in posts)
                {
                    bool expected = Holds(original.Tree!, post);
                    found += expected ? 1 : 0;
                    Assert.True(expected == Holds(better.Tree!, post), $"{typed}\n{finding}\n{post}");
                }
            }
        }

        Assert.True(corrected > 500 && found > 500, $"{corrected} corrections, {found} matches: too few to say anything");
    }

    [Fact]
    public void takes_no_longer_for_a_query_of_the_largest_size()
    {
        string typed = string.Join(" OR ", Enumerable.Range(0, Limits.Terms).Select(i => $"w{i}"));
        Assert.Empty(Linter.Lint(typed));
    }

    private static bool Holds(Node tree, PostFields post) => new PlainScan([new NamedQuery("q", tree)]).Match(post).Topics.Count > 0;

    private static string Written(Finding finding) =>
        $"{finding.Code} {finding.Start}+{finding.Length}{(finding.Suggestion is null ? "" : " → " + finding.Suggestion)}";
}
