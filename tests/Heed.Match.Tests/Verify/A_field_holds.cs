namespace Heed.Match.Tests.Verify;

public class A_field_holds
{
    [Theory]
    [InlineData("lang:en", "en", true)]
    [InlineData("lang:en", "en-GB", true)]
    [InlineData("lang:en-GB", "en-gb", true)]
    [InlineData("lang:en-GB", "en", false)]
    [InlineData("lang:en", "eng", false)]
    [InlineData("lang:en", null, false)]
    [InlineData("language:en", "en", true)]
    public void for_a_language_and_what_is_under_it(string query, string? lang, bool holds) =>
        Assert.Equal(holds, Asked.Holds(query, new PostFields { Text = "x", Lang = lang }));

    [Theory]
    [InlineData("site:acme.example", "https://www.Acme.example:8080/path?x", true)]
    [InlineData("site:www.acme.example", "https://acme.example/", false)]
    [InlineData("site:acme.example", "https://notacme.example/", false)]
    [InlineData("site:bücher.example", "https://xn--bcher-kva.example/", true)]
    [InlineData("site:acme.example", null, false)]
    public void for_a_site_and_its_subdomains(string query, string? url, bool holds) =>
        Assert.Equal(holds, Asked.Holds(query, new PostFields { Text = "x", Url = url }));

    [Theory]
    [InlineData("link:acme.example", true)]
    [InlineData("link:other.example", true)]
    [InlineData("link:third.example", true)]
    [InlineData("link:fourth.example", false)]
    public void for_links_given_and_links_in_the_texts(string query, bool holds) => Assert.Equal(holds, Asked.Holds(query, new PostFields
    {
        Title = "see www.third.example",
        Text = "(https://shop.acme.example/x).",
        Links = ["other.example"],
    }));

    [Theory]
    [InlineData("tag:tips", true)]
    [InlineData("tag:pay", true)]
    [InlineData("tag:cafe", true)]
    [InlineData("tag:\"customer service\"", true)]
    [InlineData("tag:jar", false)]
    public void for_the_networks_tags_and_the_hashtags(string query, bool holds) =>
        Assert.Equal(holds, Asked.Holds(query, new PostFields { Text = "#Tips in the jar", Tags = ["Pay", "Café", "Customer Service"] }));

    [Theory]
    [InlineData("rating:[1 TO 2]", 2.0, true)]
    [InlineData("rating:[1 TO 2]", 2.5, false)]
    [InlineData("rating:[2 TO *]", 5.0, true)]
    [InlineData("rating:4", 4.0, true)]
    [InlineData("rating:[* TO *]", null, false)]
    public void for_a_rating_within_both_ends(string query, double? rating, bool holds) =>
        Assert.Equal(holds, Asked.Holds(query, new PostFields { Text = "x", Rating = rating }));

    [Theory]
    [InlineData("engagement:[10 TO *]", 10L, true)]
    [InlineData("engagement:[10 TO *]", 9L, false)]
    [InlineData("engagement:[* TO 9]", null, false)]
    public void for_an_engagement(string query, long? engagement, bool holds) =>
        Assert.Equal(holds, Asked.Holds(query, new PostFields { Text = "x", Engagement = engagement }));

    [Theory]
    [InlineData("published:[2026-11-01 TO 2026-11-30]", "2026-11-30T23:59:59.9999999Z", true)]
    [InlineData("published:[2026-11-01 TO 2026-11-30]", "2026-12-01T00:30:00+01:00", true)]
    [InlineData("published:[2026-11-01 TO 2026-11-30]", "2026-12-01T00:00:00Z", false)]
    [InlineData("published:2026-11-03", "2026-11-03T12:00:00Z", true)]
    [InlineData("published:2026-11-03", "2026-11-04T00:00:00Z", false)]
    [InlineData("published:[2026-11-01 TO *]", null, false)]
    public void for_a_day_in_utc_to_its_end(string query, string? published, bool holds) => Assert.Equal(holds, Asked.Holds(query, new PostFields
    {
        Text = "x",
        Published = published is null ? null : DateTimeOffset.Parse(published),
    }));

    [Theory]
    [InlineData("has:link", "see www.acme.example", true)]
    [InlineData("has:link", "see acme", false)]
    [InlineData("has:question", "Where is it?! Here.", true)]
    [InlineData("has:question", "https://acme.example/?q", false)]
    public void for_what_a_text_has(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Fact]
    public void for_single_values_whatever_their_case()
    {
        PostFields post = new() { Text = "x", Country = "gb", Network = "Mastodon", Source = "Town-Paper", Kind = "review", Media = ["image"] };
        foreach (string query in (string[])["country:GB", "network:mastodon", "source:town-paper", "kind:(post OR review)", "has:image"])
            Assert.True(Asked.Holds(query, post), query);
        foreach (string query in (string[])["country:DE", "network:feed", "source:town", "kind:post", "has:link"])
            Assert.False(Asked.Holds(query, post), query);
    }
}
