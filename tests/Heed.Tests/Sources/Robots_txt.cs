using System.Text;
using Heed.Sources.Polite;

namespace Heed.Tests.Sources;

public class Robots_txt
{
    private static Robots Parse(string text) => Robots.Parse(Encoding.UTF8.GetBytes(text), "heed");

    [Theory]
    [InlineData("User-agent: *\nDisallow: /", "/", false)]
    [InlineData("User-agent: *\nDisallow:", "/", true)]
    [InlineData("", "/", true)]
    [InlineData("Disallow: /", "/", true)] // no agent: no group
    [InlineData("User-agent: heed\nDisallow: /", "/a", false)]
    [InlineData("User-agent: HEED/2.0\nDisallow: /", "/a", false)]
    [InlineData("User-agent: heedful\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: heed\nDisallow: /", "/a", false)] // a group of two
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: heed\nAllow: /", "/a", true)] // the named group alone counts
    [InlineData("User-agent: heed\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: heed\nDisallow: /b", "/b", false)] // groups of one name are one
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)] // the longest rule counts
    [InlineData("User-agent: *\nAllow: /a/b\nDisallow: /a", "/a/c", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)] // as long: allowed
    [InlineData("User-agent: *\nDisallow: /*.xml$", "/x/feed.xml", false)]
    [InlineData("User-agent: *\nDisallow: /*.xml$", "/x/feed.xml?page=2", true)]
    [InlineData("User-agent: *\nDisallow: /*/private*", "/a/b/private/c", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/ab", true)]
    [InlineData("User-agent: *\nDisallow: /A", "/a", true)] // case counts in paths
    [InlineData("User-agent: *\nDisallow: /foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar", true)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("\uFEFFUser-Agent : * # all\r\nDISALLOW: /a # not this", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /a", "/a", false)]
    [InlineData("<html><body>User-agent</body></html>", "/", true)]
    public void decides(string text, string path, bool allowed) => Assert.Equal(allowed, Parse(text).Allows(path));

    /// <summary>The tables of Google's documentation of robots.txt and of its parser's tests: each rule with what it takes, and what not.</summary>
    [Theory]
    [InlineData("/fish", "/fish /fish.html /fish/salmon.html /fishheads /fishheads/yummy.html /fish.php?id=anything", "/Fish.asp /catfish /?id=fish /desert/fish")]
    [InlineData("/fish*", "/fish /fish.html /fish/salmon.html /fishheads /fishheads/yummy.html /fish.php?id=anything", "/Fish.asp /catfish /?id=fish /desert/fish")]
    [InlineData("/fish/", "/fish/ /fish/?id=anything /fish/salmon.htm", "/fish /fish.html /animals/fish/x.not/ /Fish/Salmon.asp")]
    [InlineData("/*.php", "/index.php /filename.php /folder/filename.php /folder/filename.php?parameters /folder/any.php.file.html /filename.php/", "/ /windows.PHP")]
    [InlineData("/*.php$", "/filename.php /folder/filename.php", "/filename.php?parameters /filename.php/ /filename.php5 /windows.PHP")]
    [InlineData("/fish*.php", "/fish.php /fishheads/catfish.php?parameters", "/Fish.PHP")]
    [InlineData("/a/*/b", "/a/x/b /a/x/y/b/c", "/a/b")]
    [InlineData("*/secret", "/secret /x/secret", "/x/public")]
    [InlineData("/$", "/", "/page.html")]
    [InlineData("/foo/bar/U+E38384", "/foo/bar/U+E38384", "/foo/bar/%E3%83%84")]
    public void takes_by_a_rule_what_Google_takes_by_it(string rule, string taken, string left)
    {
        Robots robots = Parse($"User-agent: *\nDisallow: {rule}");

        Assert.All(taken.Split(' '), path => Assert.False(robots.Allows(path), path));
        Assert.All(left.Split(' '), path => Assert.True(robots.Allows(path), path));
    }

    [Theory]
    [InlineData("Allow: /p|Disallow: /", "/page", true)]
    [InlineData("Allow: /folder|Disallow: /folder", "/folder/page", true)]
    [InlineData("Allow: /page|Disallow: /*.htm", "/page.htm", false)]
    [InlineData("Allow: /page|Disallow: /*.ph", "/page.php5", true)] // as long: allowed
    [InlineData("Allow: /$|Disallow: /", "/", true)]
    [InlineData("Allow: /$|Disallow: /", "/page.htm", false)]
    [InlineData("Disallow: /x/page.html|Allow: /x/", "/x/page.html", false)]
    [InlineData("Disallow: /x/page.html|Allow: /x/", "/x/", true)]
    [InlineData("Disallow: |Allow: ", "/x/page.html", true)]
    [InlineData("Disallow: /|Allow: /", "/x/page.html", true)]
    [InlineData("Sitemap: https://a.example/map.xml|Disallow: /x", "/x", false)] // other lines end no group
    [InlineData("Disallow: /x|Unknown: /y|Disallow: /y", "/y", false)]
    public void decides_between_rules_as_Google_does(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, Parse("User-agent: *\n" + rules.Replace('|', '\n')).Allows(path));

    [Fact]
    public void counts_up_to_500_kilobytes()
    {
        string filler = new string('#', Robots.SizeLimit) + "\n";
        Assert.False(Parse("User-agent: *\nDisallow: /\n" + filler).Allows("/"));
        Assert.True(Parse(filler + "User-agent: *\nDisallow: /\n").Allows("/"));
    }

    [Fact]
    public void may_ask_for_a_pause_but_not_for_ever()
    {
        Assert.Equal(TimeSpan.FromSeconds(10), Parse("User-agent: *\nCrawl-delay: 10").Delay);
        Assert.Equal(Robots.DelayLimit, Parse("User-agent: *\nCrawl-delay: 86400").Delay);
    }
}
