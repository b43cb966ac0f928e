namespace Heed.Tests.Intake;

public class Plain_text
{
    [Theory]
    [InlineData("The ferry is late.", "The ferry is late.")]
    [InlineData("  The \n ferry\tis  late. ", "The ferry is late.")]
    [InlineData("Caf&eacute; &amp; bar&nbsp;&mdash; 3&nbsp;&euro; &#8364;&#x20AC; &hellip;", "Café & bar — 3 € €€ …")]
    [InlineData("AT&T and R&D; a & b", "AT&T and R&D; a & b")]
    [InlineData("<p>One</p><p>Two</p>", "One\nTwo")]
    [InlineData("One<br>Two<br/>Three", "One\nTwo\nThree")]
    [InlineData("One<br><br><br><br>Two", "One\n\nTwo")]
    [InlineData("<ul><li>One<li>Two</ul>End", "One\nTwo\nEnd")]
    [InlineData("<b>bo</b>ld <i>and</i> <u>such</u>", "bold and such")]
    [InlineData("a<script>alert('<b>no</b>')</script>b<style>p{}</style>c<!-- no -->d", "abcd")]
    [InlineData("a<iframe>no</iframe>b<title>no</title>c", "abc")]
    [InlineData("<table><tr><td>Mon</td><td>9:00</td></tr><tr><td>Tue</td><td>10:00</td></tr></table>", "Mon 9:00\nTue 10:00")]
    [InlineData("<pre>one\n  two</pre>", "one\ntwo")]
    [InlineData("2 < 3 and I <3 you", "2 < 3 and I <3 you")]
    [InlineData("<p>never <b>closed", "never closed")]
    [InlineData("<a href=\"x>y\" title='<p>'>link</a>", "link")]
    [InlineData("a&lt;b&gt;c", "a<b>c")]
    [InlineData("a\u0000b\u0008c\u0085d", "abc d")]
    [InlineData("<br></p><div></div>", "")]
    [InlineData("", "")]
    public void is_what_a_reader_of_html_sees(string html, string text) => Assert.Equal(text, PlainText.FromHtml(html));

    [Fact]
    public void is_cut_at_its_limit()
    {
        Assert.Equal(PlainText.Limit, PlainText.FromHtml(new string('x', PlainText.Limit + 5)).Length);
        Assert.Equal(PlainText.Limit, PlainText.FromHtml("<p>" + new string('x', PlainText.Limit)).Length);
    }

    [Fact]
    public void is_not_cut_inside_a_character()
    {
        string text = PlainText.FromHtml(new string('x', PlainText.Limit - 1) + "🚢");

        Assert.Equal(new string('x', PlainText.Limit - 1), text);
        Assert.Equal("xx🚢", PlainText.FromHtml("xx🚢", limit: 4));
    }

    [Fact]
    public void does_not_depend_on_how_deep_tags_are_nested()
    {
        string deep = string.Concat(Enumerable.Repeat("<div><b>", 100_000)) + "x" + string.Concat(Enumerable.Repeat("</b></div>", 100_000));

        Assert.Equal("x", PlainText.FromHtml(deep));
    }

    [Fact]
    public void keeps_line_breaks_of_plain_text() => Assert.Equal("One\nTwo\n\nThree <b>", PlainText.Tidy("One\r\nTwo  \r\r\n\n\n Three <b>"));

    [Fact]
    public void of_a_title_is_one_line() => Assert.Equal("One Two", PlainText.OneLine(" One\n\nTwo ", 100));
}
