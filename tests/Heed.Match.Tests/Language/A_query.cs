using Heed.Match.Language;
using static Heed.Match.Language.Node;

namespace Heed.Match.Tests.Language;

public class A_query
{
    private static readonly Node _a = new Term("a"), _b = new Term("b"), _c = new Term("c");

    public static TheoryData<string, Node> Shapes() => new()
    {
        { "a AND b AND c", new And(new([_a, _b, _c])) },
        { "(a AND b) AND c", new And(new([new And(new([_a, _b])), _c])) },
        { "a OR b OR c", new Or(new([_a, _b, _c])) },
        { "a NEAR b AND c", new And(new([new Near(_a, _b, 5, false), _c])) },
        { "a AND NOT b NEAR/2f c", new And(new([_a, new Not(new Near(_b, _c, 2, true))])) },
        { "a AND -b", new And(new([_a, new Not(_b)])) },
        { "a -(b OR c)", new And(new([_a, new Not(new Or(new([_b, _c])))])) },
        { "a ONEAR/0 b", new Near(_a, _b, 0, true) },
        { "a SENTENCE (b OR c)", new Sentence(_a, new Or(new([_b, _c]))) },
        { "ATLEAST/3 a AND b", new And(new([new AtLeast(3, _a), _b])) },
        { "NOT ATLEAST/3 a AND b", new And(new([new Not(new AtLeast(3, _a)), _b])) },
        { "\"a b\"~0", new LoosePhrase("a b", 0) },
        { "parcel~1", new Fuzzy("parcel", 1) },
        { "deliveries~2", new Fuzzy("deliveries", 2) },
        { "fre?z*", new Wildcard("fre?z*") },
        { "#news*", new Tag("news*") },
        { "{C++ 20}", new Literal("C++ 20") },
        { "👨‍👩‍👧", new Emoji("👨‍👩‍👧") },
        { "wi-fi", new Phrase("wi-fi") },
        { "title:\"a b\"", new InTitle(new Phrase("a b")) },
        { "lang:(en OR de-CH)", new Field("lang", new(["en", "de-CH"])) },
        { "rating:[* TO 2.5]", new Node.Range("rating", null, "2.5") },
        { "topic:tips", new TopicRef("tips") },
        { "source:\"a (b)\"", new Field("source", new(["a (b)"])) },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void binds_as_the_page_says(string typed, Node tree) => Assert.Equal(tree, Query.Parse(typed).Tree);

    [Theory]
    [InlineData("(tip OR tips) AND (missing OR \"took away\"~3 OR stolen)")]
    [InlineData("app NEAR/3 (crash* OR freez* OR \"logs me out\")")]
    [InlineData("refund NEAR/8f (late OR never OR weeks)")]
    [InlineData("{US} AND delivery")]
    [InlineData("café AND lang:es")]
    [InlineData("parcel AND -\"thank you\" AND rating:[1 TO 2]")]
    public void of_the_worked_examples_is_sound_and_gives_no_advice(string typed) => Assert.Empty(Query.Parse(typed).Findings);

    [Theory, InlineData(""), InlineData("  \n "), InlineData("<<< nothing >>>"), InlineData("\uFEFF")]
    public void that_says_nothing_is_an_error(string typed) => Assert.Equal("HQ100", Assert.Single(Query.Parse(typed).Findings).Code);

    [Theory, InlineData("theme"), InlineData("state"), InlineData("case"), InlineData("captured")]
    public void in_a_topic_may_not_ask_what_only_the_archive_knows(string field)
    {
        Assert.Equal("HQ140", Assert.Single(Query.Parse($"late AND {field}:x").Findings).Code);
        Assert.Equal("HQ141", Assert.Single(Query.Parse($"late AND {field}:x", QueryUse.Search).Findings).Code);
    }

    [Fact]
    public void holds_up_to_its_limit_of_characters()
    {
        Assert.True(Query.Parse(new string('a', Limits.Length)).Ok);
        Finding tooLong = Assert.Single(Query.Parse(new string('a', Limits.Length + 1)).Findings);
        Assert.Equal(("HQ101", Limits.Length, 1), (tooLong.Code, tooLong.Start, tooLong.Length));
    }

    [Fact]
    public void holds_up_to_its_limit_of_characters_also_when_written_out()
    {
        string typed = string.Join(' ', Enumerable.Repeat("parcels", 1000));
        Assert.True(typed.Length <= Limits.Length);
        Assert.Contains(Query.Parse(typed).Findings, finding => finding.Code is "HQ101");
    }

    [Fact]
    public void holds_up_to_its_limit_of_terms()
    {
        Assert.True(Query.Parse(Terms(Limits.Terms)).Ok);
        Finding tooMany = Assert.Single(Query.Parse(Terms(Limits.Terms + 1)).Findings);
        Assert.Equal(("HQ102", 1), (tooMany.Code, tooMany.Length));

        static string Terms(int count) => string.Join(" OR ", Enumerable.Repeat("a", count));
    }

    [Fact]
    public void counts_each_value_of_a_field_as_a_term() =>
        Assert.Contains(Query.Parse($"lang:({string.Join(" OR ", Enumerable.Repeat("en", Limits.Terms + 1))})").Findings, finding => finding.Code is "HQ102");

    [Theory, InlineData("(", ")"), InlineData("NOT NOT ", ""), InlineData("-(", ")")]
    public void holds_up_to_its_limit_of_levels(string open, string close)
    {
        int levels = open is "(" ? 1 : 2;
        Assert.True(Query.Parse(Nested(Limits.Levels / levels)).Ok);
        Finding tooDeep = Assert.Single(Query.Parse(Nested((Limits.Levels / levels) + 1)).Findings, finding => finding.Severity is Severity.Error);
        Assert.Equal("HQ103", tooDeep.Code);

        string Nested(int times) => string.Concat(Enumerable.Repeat(open, times)) + "a" + string.Concat(Enumerable.Repeat(close, times));
    }
}
