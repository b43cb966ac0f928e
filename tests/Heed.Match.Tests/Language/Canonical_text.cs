using FsCheck.Xunit;
using Heed.Match.Language;

namespace Heed.Match.Tests.Language;

public class Canonical_text
{
    [Property(Arbitrary = [typeof(Trees)], MaxTest = 3000, EndSize = 60)]
    public void parses_to_the_tree_it_was_written_from(Node tree)
    {
        string canonical = Query.Format(tree);
        if (canonical.Length > Limits.Length) return;
        ParsedQuery parsed = Query.Parse(canonical);
        Assert.True(parsed.Ok, $"{canonical}\n{string.Join('\n', parsed.Findings)}");
        Assert.Equal(tree, parsed.Tree);
        Assert.Equal(canonical, parsed.Canonical);
    }

    [Theory]
    [InlineData("((tip))", "tip")]
    [InlineData("-tip AND parcel", "NOT tip AND parcel")]
    [InlineData("parcel NOT (lost OR late)", "parcel AND NOT (lost OR late)")]
    [InlineData("app NEAR crash", "app NEAR/5 crash")]
    [InlineData("app ONEAR/3 crash", "app NEAR/3f crash")]
    [InlineData("LANGUAGE:EN-gb parcel", "lang:en-GB AND parcel")]
    [InlineData("country:(gb OR de)", "country:(GB OR DE)")]
    [InlineData("tag:#news", "tag:news")]
    [InlineData("Site:Example.ORG", "site:example.org")]
    [InlineData("title:(refund)", "title:refund")]
    [InlineData("a <<< why: they said so >>> OR b", "a OR b")]
    [InlineData("topic:(tips OR shifts) AND late", "(topic:tips OR topic:shifts) AND late")]
    [InlineData("{ C++ }", "{C++}")]
    [InlineData("(a AND b) AND c", "(a AND b) AND c")]
    public void says_the_same_in_one_way(string typed, string canonical) => Assert.Equal(canonical, Query.Parse(typed).Canonical);

    [Fact]
    public void is_not_there_for_a_query_with_an_error() => Assert.Null(Query.Parse("a AND").Canonical);
}
