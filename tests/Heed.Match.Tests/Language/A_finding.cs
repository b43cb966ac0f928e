using Heed.Match.Language;

namespace Heed.Match.Tests.Language;

public class A_finding
{
    [Theory]
    [InlineData("\"acme", "HQ104", 0, 1)]
    [InlineData("acme \"phone", "HQ104", 5, 1)]
    [InlineData("\"late tram AND author:me", "HQ300", 15, 9)]
    [InlineData("a AND (b OR c", "HQ105", 6, 1)]
    [InlineData("a AND rating:[1 TO 2", "HQ106", 13, 1)]
    [InlineData("a AND {b", "HQ107", 6, 1)]
    [InlineData("a <<< b", "HQ108", 2, 3)]
    [InlineData("a] AND b", "HQ109", 1, 1)]
    [InlineData("a >>> AND b", "HQ109", 2, 3)]
    [InlineData("a AND \"\"", "HQ110", 6, 2)]
    [InlineData("a AND ( )", "HQ110", 6, 3)]
    [InlineData("a AND {}", "HQ110", 6, 2)]
    [InlineData("OR a", "HQ111", 0, 2)]
    [InlineData("a NEAR/3", "HQ111", 2, 6)]
    [InlineData("a AND NOT", "HQ111", 6, 3)]
    [InlineData("a AND b OR c", "HQ112", 8, 2)]
    [InlineData("a OR b c", "HQ112", 7, 0)]
    [InlineData("a NOT b OR c", "HQ112", 8, 2)]
    [InlineData("a OR (b OR NOT c)", "HQ113", 11, 5)]
    [InlineData("a AND (NOT b OR c)", "HQ113", 7, 5)]
    [InlineData("👍 AND (NOT b OR c)", "HQ113", 8, 5)]
    [InlineData("title:(NOT a)", "HQ113", 0, 13)]
    [InlineData("a NEAR -b", "HQ114", 7, 2)]
    [InlineData("ATLEAST/2 (a AND b)", "HQ114", 10, 9)]
    [InlineData("a SENTENCE (b OR lang:en)", "HQ114", 11, 14)]
    [InlineData("a NEAR ATLEAST/2 b", "HQ114", 7, 11)]
    [InlineData("a NEAR b SENTENCE c", "HQ115", 9, 8)]
    [InlineData("a NEAR (b SENTENCE c)", "HQ115", 7, 14)]
    [InlineData("a NEAR/51 b", "HQ116", 2, 7)]
    [InlineData("a NEAR/ b", "HQ116", 2, 5)]
    [InlineData("ATLEAST/51 a", "HQ116", 0, 10)]
    [InlineData("\"a b\"~51", "HQ116", 0, 8)]
    [InlineData("a OR ?bcd", "HQ117", 5, 4)]
    [InlineData("a OR #*bcd", "HQ117", 5, 5)]
    [InlineData("a OR te?m", "HQ118", 5, 4)]
    [InlineData("\"the ter?m\"", "HQ119", 0, 11)]
    [InlineData("abc~1 OR a", "HQ120", 0, 5)]
    [InlineData("cras*~1", "HQ120", 0, 7)]
    [InlineData("a - b", "HQ121", 2, 1)]
    [InlineData("a AND #1", "HQ121", 6, 2)]
    [InlineData("a AND www.example.org", "HQ122", 6, 15)]
    [InlineData("(a OR b)~5", "HQ123", 8, 2)]
    [InlineData("a AND foo:b", "HQ130", 6, 4)]
    [InlineData("a AND lang:\"\"", "HQ131", 11, 2)]
    [InlineData("lang:(en OR qq)", "HQ132", 12, 2)]
    [InlineData("lang:en-UK", "HQ132", 5, 5)]
    [InlineData("rating:[0 TO 2]", "HQ132", 8, 1)]
    [InlineData("rating:[2 TO 9]", "HQ132", 13, 1)]
    [InlineData("engagement:-1", "HQ132", 11, 2)]
    [InlineData("published:2026-02-30", "HQ132", 10, 10)]
    [InlineData("source:town*", "HQ132", 7, 5)]
    [InlineData("published:[2026-11-30 TO 2026-11-01]", "HQ133", 10, 26)]
    [InlineData("engagement:[1,5]", "HQ134", 11, 5)]
    [InlineData("a AND [phone]", "HQ134", 6, 7)]
    [InlineData("site:example.org/help", "HQ135", 5, 16)]
    [InlineData("has:(link NOT image)", "HQ136", 10, 3)]
    [InlineData("title:lang:en", "HQ137", 6, 7)]
    [InlineData("a AND state:new", "HQ140", 6, 9)]
    public void points_at_what_is_wrong(string typed, string code, int start, int length) =>
        Assert.Contains((code, start, length), Errors(typed));

    [Theory]
    [InlineData("parcel late lost", "HQ200", Severity.Notice, 7, 0)]
    [InlineData("parcel and late", "HQ201", Severity.Notice, 7, 3)]
    [InlineData("parcel Near/3 late", "HQ201", Severity.Notice, 7, 6)]
    [InlineData("a AND language:de", "HQ202", Severity.Notice, 6, 9)]
    [InlineData("a AND foo/bar", "HQ203", Severity.Warning, 6, 7)]
    [InlineData("a AND wi-fi*", "HQ203", Severity.Warning, 6, 6)]
    [InlineData("a AND #big-news", "HQ203", Severity.Warning, 6, 9)]
    [InlineData("a AND tips!", "HQ204", Severity.Warning, 6, 5)]
    [InlineData("a AND NOT (b OR NOT c)", "HQ205", Severity.Warning, 16, 5)]
    [InlineData("a AND \"why? now\"", "HQ206", Severity.Notice, 10, 1)]
    [InlineData("a AND „late“", "HQ207", Severity.Notice, 6, 6)]
    public void that_is_advice_points_at_its_place_and_leaves_the_query_sound(string typed, string code, Severity severity, int start, int length)
    {
        ParsedQuery parsed = Query.Parse(typed);
        Assert.True(parsed.Ok);
        Assert.Contains((code, severity, start, length), parsed.Findings.Select(f => (f.Code, f.Severity, f.Start, f.Length)));
    }

    [Fact]
    public void does_not_hide_the_others() =>
        Assert.Equal(["HQ117", "HQ132", "HQ112", "HQ116", "HQ105", "HQ113"],
            Query.Parse("*phone AND rating:9 OR (a NEAR/99 b) OR (a OR NOT b").Findings.Select(f => f.Code));

    [Fact]
    public void stands_beside_another_on_the_same_group() =>
        Assert.Equal(["HQ114", "HQ112"], Query.Parse("a NEAR (b AND c OR d)").Findings.Select(f => f.Code));

    [Fact]
    public void says_what_a_word_is_split_into() =>
        Assert.Contains("“wi” and “fi”", Assert.Single(Query.Parse("wi-fi").Findings).Message);

    [Fact]
    public void on_a_field_that_does_not_exist_names_those_that_do() =>
        Assert.Contains("country, network", Assert.Single(Query.Parse("zzz:a").Findings).Message);

    [Theory, InlineData("A NOT B"), InlineData("A AND B"), InlineData("A -B"), InlineData("\"and or not\""), InlineData("state OR sentence")]
    [InlineData("a AND NOT (b AND NOT c AND d)")]
    public void is_not_made_up(string typed) => Assert.DoesNotContain(Query.Parse(typed).Findings, f => f.Code is not "HQ205");

    private static IEnumerable<(string Code, int Start, int Length)> Errors(string typed) =>
        Query.Parse(typed).Findings.Where(f => f.Severity is Severity.Error).Select(f => (f.Code, f.Start, f.Length));
}
