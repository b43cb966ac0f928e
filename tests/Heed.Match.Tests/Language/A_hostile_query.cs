using System.Text;
using Heed.Match.Language;

namespace Heed.Match.Tests.Language;

public class A_hostile_query
{
    private const int Inputs = 200_000;

    private static readonly string[] _seeds =
    [
        "(tip OR tips) AND (missing OR \"took away\"~3 OR stolen)", "app NEAR/3 (crash* OR freez* OR \"logs me out\")",
        "refund NEAR/8f (late OR never OR weeks)", "{US} AND delivery", "café AND lang:es",
        "parcel AND -\"thank you\" AND rating:[1 TO 2]", "title:(a OR b) AND site:example.org AND published:[2026-11-01 TO *]",
        "ATLEAST/2 (\"a b\" OR #tag*) NOT x~1", "a SENTENCE b <<< c >>> topic:(x OR y)", "has:(link OR image) kind:post 👍 👨‍👩‍👧 “q”",
    ];

    private static readonly string[] _pieces =
    [
        "(", ")", "\"", "[", "]", "{", "}", "<<<", ">>>", "~", "~2", "*", "?", "-", "#", ":", " ", "\n", "AND ", " OR ", " NOT ", " NEAR/3f ", " NEAR ",
        " SENTENCE ", "ATLEAST/2 ", "lang:", "title:", "rating:[", " TO ", "author:", "theme:", "topic:(", "👍", "\uD83D", "\u200D", "é", "e\u0301", "ﬁ",
        "\0", "or", "near/5", "99999999999", "/", "“", "https://x.org/(a)", "a", "wi-fi", "|", "&&", "[phone]", "@x", "\u202E", "ß", "…",
    ];

    [Fact]
    public void is_answered_with_spans_inside_it_corrections_that_parse_and_a_tree_exactly_when_nothing_is_an_error()
    {
        Random random = new(20261124);
        for (int i = 0; i < Inputs; i++) Check(Mutate(random), random.Next(2) == 0 ? QueryUse.Topic : QueryUse.Search);
    }

    [Theory, InlineData("("), InlineData("NOT "), InlineData("-"), InlineData("ATLEAST/2 "), InlineData("title:("), InlineData("lang:("), InlineData("a NEAR (")]
    public void may_be_nested_as_deeply_as_it_likes(string opening)
    {
        Check(string.Concat(Enumerable.Repeat(opening, 100_000)) + "a", QueryUse.Topic);
        Check(string.Concat(Enumerable.Repeat(opening, (Limits.Length - 1) / opening.Length)) + "a", QueryUse.Topic);
    }

    [Theory, InlineData("*"), InlineData(") "), InlineData("\""), InlineData("a "), InlineData("AND "), InlineData("( "), InlineData("a NEAR "), InlineData("wi-fi ")]
    [InlineData("or "), InlineData("{"), InlineData("[ "), InlineData("NOT a OR "), InlineData("<<<"), InlineData("lang:x "), InlineData("“x” ")]
    public void may_repeat_one_fault_to_its_full_length(string piece) =>
        Check(string.Concat(Enumerable.Repeat(piece, Limits.Length / piece.Length)), QueryUse.Topic);

    private static void Check(string typed, QueryUse use)
    {
        ParsedQuery parsed = Query.Parse(typed, use);
        Assert.All(parsed.Findings, finding => Assert.True(
            finding.Start >= 0 && finding.Length >= 0 && finding.Start + finding.Length <= typed.Length, $"{typed}\n{finding}"));
        Assert.Equal(!parsed.Findings.Any(finding => finding.Severity is Severity.Error), parsed.Ok);
        foreach (string suggestion in parsed.Findings.Select(finding => finding.Suggestion).OfType<string>().Distinct())
            Assert.True(Query.Parse(suggestion, use).Ok, $"{typed}\n{suggestion}");
        if (!parsed.Ok) return;
        Assert.True(parsed.Tree!.Equals(Query.Parse(parsed.Canonical!, use).Tree), $"{typed}\n{parsed.Canonical}");
    }

    private static string Mutate(Random random)
    {
        StringBuilder text = new(_seeds[random.Next(_seeds.Length)]);
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            int at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
                    break;
                case 1:
                    string other = _seeds[random.Next(_seeds.Length)];
                    int from = random.Next(other.Length);
                    text.Insert(at, other.AsSpan(from, random.Next(other.Length - from)));
                    break;
                default:
                    text.Insert(at, _pieces[random.Next(_pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }
}
