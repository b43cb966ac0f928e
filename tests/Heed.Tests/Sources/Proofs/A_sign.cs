using Heed.Sources.Proofs;

namespace Heed.Tests.Sources.Proofs;

public class A_sign
{
    private const string Text = "0123456789abcdefghjkmnpqrs";

    private static readonly Sign Known = Sign.Parse(Text)!.Value;

    [Fact]
    public void is_new_each_time_and_can_be_read_back()
    {
        Sign[] many = [.. Enumerable.Range(0, 100).Select(_ => Sign.New())];
        Assert.Equal(100, many.Select(sign => sign.Text).Distinct().Count());
        Assert.All(many, sign => Assert.Equal(sign, Sign.Parse(sign.Text)));
    }

    [Theory]
    [InlineData("0123456789abcdefghjkmnpqr")]
    [InlineData("0123456789abcdefghjkmnpqrl")]
    [InlineData(null)]
    public void is_nothing_else(string? text) => Assert.Null(Sign.Parse(text));

    [Theory]
    [InlineData(Text, true)]
    [InlineData($"This is me: \"{Text}\".", true)]
    [InlineData($"first line\n{Text}\nlast", true)]
    [InlineData($"@{Text} hello", false)]
    [InlineData($"#{Text}", false)]
    [InlineData($"{Text}.bsky.social", false)]
    [InlineData($"https://other.example/{Text}", false)]
    [InlineData($"x{Text}", false)]
    [InlineData($"> {Text}\nno idea what this means", false)]
    [InlineData(null, false)]
    public void stands_in_a_text_as_a_word_of_its_own(string? text, bool stands) => Assert.Equal(stands, Known.StandsIn(text));

    [Theory]
    [InlineData($"<p>{Text}</p>", true)]
    [InlineData($"<p>hello<br><b>{Text}</b></p>", true)]
    [InlineData($"<p><span class=\"h-card\"><a href=\"https://other.example/@{Text}\">@<span>{Text}</span></a></span> hello</p>", false)]
    [InlineData($"<p><a href=\"https://other.example/\">{Text}</a></p>", false)]
    [InlineData($"<blockquote><p>{Text}</p></blockquote><p>no</p>", false)]
    [InlineData($"<aside class=\"quote\"><aside class=\"quote\">a</aside><blockquote>b</blockquote>{Text}</aside><p>no</p>", false)]
    [InlineData($"<aside class=\"quote\">a</aside><p>{Text}</p>", true)]
    [InlineData($"<p>x<a href=\"/\">y</a>{Text}</p>", false)]
    [InlineData($"<p>&gt; {Text}</p><p>what is this?</p>", false)]
    [InlineData($"<!-- {Text} -->", false)]
    public void stands_in_markup_where_its_author_wrote_it(string html, bool stands) => Assert.Equal(stands, Known.StandsInHtml(html));

    [Fact]
    public void is_looked_for_in_deep_markup_without_harm() => Assert.False(Known.StandsInHtml(string.Concat(Enumerable.Repeat("<div><aside>", 40_000)) + Text));
}
