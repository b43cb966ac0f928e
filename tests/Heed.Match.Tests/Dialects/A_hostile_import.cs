using System.Text;
using Heed.Match.Dialects;
using Heed.Match.Language;

namespace Heed.Match.Tests.Dialects;

public class A_hostile_import
{
    private const int Inputs = 20_000;

    private static readonly string[] _seeds =
    [
        "((cake OR \"ice cream\") AND (birthday OR birthdays))~5 NOT author:x", "app NEAR/3f (crash* OR \"logs me out\") AND {BT} <<< c >>>",
        "url:example.org/news AND raw:\"Google+\" AND rating:[1 TO 2] AND country:usa", "cat dog mouse", "++\"ABC\" AND +\"p&t\" OSENTENCE x lang:en",
        "site:\"a.org\" site:\"b.org\" engagement:>10 sourcetype:BLOG", "apple and (watch or iwatch)^9 not \"apple orchard*\"", "ATLEAST/2 (a or b) near/4 c",
        "ingress:(a or b) title:\"x\" -bio:(y) hashtags:(a OR b) @z",
    ];

    private static readonly string[] _pieces =
    [
        "(", ")", "\"", "[", "]", "{", "}", "<<<", ">>>", "~", "~2", "*", "?", "-", "+", "++", "#", ":", " ", "^9", "AND ", " OR ", " NOT ", " NEAR/3f ", " NEAR ", " or ",
        " SENTENCE ", " OSENTENCE ", "ATLEAST/2 ", "lang:", "title:", "rating:[", "author:", "url:", "raw:", "content:(", "@", "$", "👍", "\uD83D", "é", "\0", "99999999999", "/",
        "engagement:>=", "a", "wi-fi", "|", "&&",
    ];

    [Fact]
    public void throws_nothing_and_lists_places_inside_the_text()
    {
        Random random = new(20261125);
        for (int i = 0; i < Inputs; i++) Check(Mutate(random));
    }

    [Theory, InlineData("("), InlineData("NOT "), InlineData("-"), InlineData("+"), InlineData("ATLEAST/2 "), InlineData("title:("), InlineData("site:("), InlineData("a NEAR (")]
    [InlineData("author:("), InlineData("title:"), InlineData("++\"a\" "), InlineData("a OR b AND "), InlineData("^9 ")]
    public void may_be_nested_as_deeply_and_as_long_as_it_likes(string opening)
    {
        Check(string.Concat(Enumerable.Repeat(opening, 100_000)) + "a");
        Check(string.Concat(Enumerable.Repeat(opening, (Importer.Longest - 1) / opening.Length)) + "a");
    }

    private static void Check(string typed)
    {
        foreach (Dialect dialect in Enum.GetValues<Dialect>())
        {
            Imported imported = Importer.Import(dialect, typed);
            foreach (CarriedNot lost in imported.NotCarried)
            {
                Assert.True(lost.Start >= 0 && lost.Length >= 0 && lost.Start + lost.Length <= typed.Length, $"{typed}\n{lost}");
                Assert.NotEmpty(lost.Reason);
            }

            if (imported.Parsed.Ok) Assert.True(imported.Query == imported.Parsed.Canonical, $"{dialect}: {typed}\n{imported.Query}\n{imported.Parsed.Canonical}");
            else Assert.All(imported.Parsed.Findings.Where(f => f.Severity is Severity.Error), f => Assert.Contains(f.Code, _left));
        }
    }

    /// <summary>Errors that only the whole query can have.</summary>
    private static readonly string[] _left = ["HQ100", "HQ101", "HQ102", "HQ103", "HQ113"];

    private static string Mutate(Random random)
    {
        StringBuilder text = new(_seeds[random.Next(_seeds.Length)]);
        for (int edits = random.Next(1, 6); edits > 0; edits--)
        {
            int at = random.Next(text.Length + 1);
            if (random.Next(4) == 0) text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
            else text.Insert(at, _pieces[random.Next(_pieces.Length)]);
        }

        return text.ToString();
    }
}
