using Heed.Match.Language;

namespace Heed.Match.Tests.Verify;

public class An_explanation
{
    [Theory]
    [InlineData("tip", "Tip, tip #tip", "Tip|tip|#tip")]
    [InlineData("\"my tips\"", "took MY — tips!", "MY — tips")]
    [InlineData("\"took away\"~3", "took all my tips away", "took|away")]
    [InlineData("\"took away\"~3", "took took it away away", "took|away")]
    [InlineData("\"my tips\"~2", "tips my own tips", "tips my|my|tips")]
    [InlineData("app NEAR/1 crash*", "app. The app may crash, crashes", "app|crash")]
    [InlineData("app SENTENCE crash", "An app. A crash. An app did crash.", "app|crash")]
    [InlineData("ATLEAST/2 tip", "tip tip tip", "tip|tip|tip")]
    [InlineData("tip OR jar", "my tip", "tip")]
    [InlineData("tip AND NOT jar", "my tip", "tip")]
    [InlineData("tip AND jar", "my tip", "")]
    [InlineData("lang:en OR tip", "my tip", "tip")]
    [InlineData("{C++}", "C++ and C+++ and C++!", "C++|C++")]
    [InlineData("tip OR tip* OR \"tip jar\"", "tip jar", "tip|tip jar")]
    [InlineData("👍", "😀 ok👍🏽", "👍🏽")]
    [InlineData("cafe", "😀 cafe\u0301s? cafe\u0301!", "cafe\u0301")]
    [InlineData("{caf\u00e9}", "😀 cafe\u0301!", "cafe\u0301")]
    public void gives_the_places_that_made_it_match(string query, string text, string spans) => Assert.Equal(spans, Asked.Spans(query, text));

    [Fact]
    public void gives_the_titles_spans_first() => Assert.Equal("T:tips|tips", Asked.Spans("tips", "my tips", "all tips"));

    [Fact]
    public void gives_only_the_title_where_only_the_title_was_asked() => Assert.Equal("T:tips", Asked.Spans("title:tips", "my tips", "all tips"));

    [Fact]
    public void takes_two_negations_for_none()
    {
        Node.Term tip = new("tip"), jar = new("jar");
        Assert.Equal("tip", Asked.Spans(new Node.Not(new Node.Not(tip)), "my tip"));
        Assert.Equal("tip", Asked.Spans(new Node.Not(new Node.And(new([new Node.Not(tip), new Node.Not(jar)]))), "my tip"));
    }
}
