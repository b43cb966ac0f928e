using System.Text;
using Heed.Sources;

namespace Heed.Tests.Sources;

public class An_opml_list
{
    [Fact]
    public void gives_its_feeds_whatever_folder_they_stand_in()
    {
        OpmlList list = Read("""
            <?xml version="1.0"?>
            <opml version="2.0"><head><title>Town news</title></head><body>
              <outline text="Papers"><outline type="rss" text="The  Herald" xmlUrl="https://herald.example/feed"/>
                <outline text="Ferries"><outline title="Harbour" text="x" xmlURL="http://harbour.example/rss.xml"/></outline></outline>
              <outline type="rss" xmlUrl="https://nameless.example/feed"/>
            </body></opml>
            """);

        Assert.Equal("Town news", list.Title);
        Assert.Equal(
            [new(3, "The Herald", "https://herald.example/feed"), new(4, "Harbour", "http://harbour.example/rss.xml"), new(5, "https://nameless.example/feed", "https://nameless.example/feed")],
            list.Feeds);
        Assert.Empty(list.Problems);
    }

    [Theory]
    [InlineData("""<outline type="rss" text="a"/>""", "no xmlUrl")]
    [InlineData("""<outline xmlUrl="ftp://a.example/feed"/>""", "no http or https address")]
    [InlineData("""<outline xmlUrl="/feed"/>""", "no http or https address")]
    [InlineData("""<outline xmlUrl="https://me:secret@a.example/feed"/>""", "user name or password")]
    [InlineData("""<outline xmlUrl="https://a.example/feed"/><outline xmlUrl="https://a.example/feed"/>""", "stands in the list before")]
    public void names_the_line_of_an_entry_that_it_does_not_take(string entry, string told)
    {
        OpmlList list = Read($"<opml><body>\n\n{entry}</body></opml>");

        OpmlProblem problem = Assert.Single(list.Problems);
        Assert.Equal(3, problem.Line);
        Assert.Contains(told, problem.Message);
    }

    [Fact]
    public void gives_what_stands_before_a_broken_place_and_names_its_line()
    {
        OpmlList list = Read("<opml><body>\n<outline xmlUrl=\"https://a.example/feed\"/>\n<outline xmlUrl=\"https://b.example/feed\" <\n</body></opml>");

        Assert.Single(list.Feeds);
        Assert.Equal(3, Assert.Single(list.Problems).Line);
    }

    [Theory, InlineData("<html><body/></html>"), InlineData("not xml"), InlineData(""), InlineData("<rss><channel><outline xmlUrl=\"https://a.example/\"/></channel></rss>")]
    public void is_none_when_its_first_element_is_another(string text) => Assert.Contains("no OPML", Read(text).Problems[0].Message);

    [Fact]
    public void reads_nothing_that_a_dtd_declares()
    {
        OpmlList list = Read("<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><opml><head><title>&x;</title></head><body/></opml>");

        Assert.Null(list.Title);
        Assert.NotEmpty(list.Problems);
    }

    [Fact]
    public void has_a_bound()
    {
        StringBuilder text = new("<opml><body>");
        for (int n = 0; n < OpmlList.FeedLimit + 3; n++) text.Append($"<outline xmlUrl=\"https://a.example/{n}\"/>");

        OpmlList list = Read(text.Append("</body></opml>").ToString());

        Assert.Equal(OpmlList.FeedLimit, list.Feeds.Count);
        Assert.Equal(3, list.Problems.Count);
        Assert.Contains("larger than 4 MB", OpmlList.Read(new byte[OpmlList.SizeLimit + 1]).Problems[0].Message);
    }

    [Fact]
    public void is_read_as_it_was_written()
    {
        OpmlFeed[] feeds = [new(0, "Trams & \"buses\" <late>", "https://a.example/feed?x=1&y=2"), new(0, "Café \U0001F68B", "https://b.example/")];

        OpmlList list = Read(OpmlList.Write("Read by the town", feeds));

        Assert.Equal("Read by the town", list.Title);
        Assert.Equal(feeds, list.Feeds.Select(feed => feed with { Line = 0 }));
        Assert.Empty(list.Problems);
    }

    private static OpmlList Read(string text) => OpmlList.Read(Encoding.UTF8.GetBytes(text));
}
