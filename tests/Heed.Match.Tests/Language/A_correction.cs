using Heed.Match.Language;

namespace Heed.Match.Tests.Language;

public class A_correction
{
    [Theory]
    [InlineData("a AND b OR c", "(a AND b) OR c")]
    [InlineData("a OR b AND c OR d", "a OR (b AND c) OR d")]
    [InlineData("a OR b NOT c NOT d", "(a OR b) AND NOT c AND NOT d")]
    [InlineData("a NOT b OR c", "(a AND NOT b) OR c")]
    [InlineData("a NOT b OR \"\"", "a AND NOT b")]
    [InlineData("\"\" OR a NOT b", "a AND NOT b")]
    [InlineData("a NEAR/3 (b AND c)", "a NEAR/3 b AND a NEAR/3 c")]
    [InlineData("(b AND NOT c) NEAR/3f a", "b NEAR/3f a AND NOT c NEAR/3f a")]
    [InlineData("a NEAR NOT b", "a AND NOT a NEAR/5 b")]
    [InlineData("a NEAR (b NEAR c)", "a NEAR/5 b AND b NEAR/5 c")]
    [InlineData("a NEAR/1 b NEAR/2 c NEAR/3 d", "a NEAR/1 b AND b NEAR/2 c AND c NEAR/3 d")]
    [InlineData("ATLEAST/2 (a AND b)", "ATLEAST/2 a AND ATLEAST/2 b")]
    [InlineData("\"crash* app\"~3", "crash* NEAR/3 app")]
    [InlineData("has:(link AND image)", "has:link AND has:image")]
    [InlineData("kind:(post AND reply)", "kind:(post OR reply)")]
    [InlineData("domain:example.org", "site:example.org")]
    [InlineData("location:(DE OR at)", "country:(DE OR AT)")]
    [InlineData("\"late tram OR bus", "\"late tram\" OR bus")]
    [InlineData("(\"late tram) AND bus", "\"late tram\" AND bus")]
    public void of_a_structure_keeps_its_meaning(string typed, string corrected) => Assert.Equal(corrected, First(typed));

    [Fact]
    public void puts_right_everything_at_once() =>
        Assert.Equal("(late OR \"took away\") AND rating:[1 TO 2] AND lang:en-GB",
            First("(late OR \"\" OR \"took away\") AND rating:[2 TO 1] AND lang:en_GB)"));

    [Fact]
    public void is_not_offered_beside_an_error_nobody_can_put_right() =>
        Assert.All(Query.Parse("(a OR b AND ca*").Findings, finding => Assert.Null(finding.Suggestion));

    [Fact]
    public void of_advice_changes_one_thing_and_leaves_the_rest_as_typed() =>
        Assert.Equal("(parcel)  <<< why >>> OR late", First("(parcel)  <<< why >>> or late"));

    [Theory, InlineData("author:somebody AND (late"), InlineData("theme:tips AND (late")]
    public void is_not_offered_for_what_may_not_be_asked(string typed) =>
        Assert.All(Query.Parse(typed).Findings, finding => Assert.Null(finding.Suggestion));

    [Fact]
    public void is_not_offered_when_the_host_would_refuse_it() =>
        Assert.Null(Query.Parse("(secret AND late", refusals: [new NoSecrets()]).Findings[0].Suggestion);

    private static string? First(string typed) => Query.Parse(typed).Findings[0].Suggestion;

    private sealed class NoSecrets : IQueryRefusal
    {
        public IEnumerable<Finding> Examine(string text, Node? tree) =>
            tree is null ? [] : [new Finding("HQ301", Severity.Error, 0, text.Length, "Not this.")];
    }
}
