using System.Net;
using Heed.App.Pages.Shared;

namespace Heed.App.Tests;

public sealed class The_server(SmallTown town) : IClassFixture<SmallTown>
{
    [Theory, InlineData("0.0.0.0"), InlineData("192.0.2.1"), InlineData("::")]
    public void refuses_every_address_but_loopback_and_says_why(string host)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => WebHost.Build(town.Heed, new WebHostOptions { Host = host }));

        Assert.Contains("until a second factor exists", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("/listening"), InlineData("/sign-in"), InlineData("/nothing"), InlineData("/healthz")]
    public async Task tells_browsers_to_load_nothing_from_elsewhere(string path)
    {
        using Browser browser = town.NewBrowser();

        HttpResponseMessage answer = await browser.GetAsync(path);

        Assert.Equal(SecurityHeaders.Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
    }

    [Theory, InlineData("/stream"), InlineData("/topics/new"), InlineData("/reports"), InlineData("/listening")]
    public async Task writes_no_script_and_no_style_into_a_page(string path)
    {
        using Browser browser = await town.SignedInAsync(Role.Analyst);

        string html = await browser.TextAsync(path);

        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain("onclick", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_a_form_without_a_token_and_changes_nothing()
    {
        using Browser browser = await town.SignedInAsync(Role.Analyst);
        long mention = town.Heed.Archive.Newest(new() { Limit = 1 }).Single().Id;

        HttpResponseMessage without = await browser.SendWithTokenAsync(null, $"/stream/{mention}/take");
        Desk.MentionState after = town.Heed.Desk.Of(mention).State;
        HttpResponseMessage with = await browser.SendAsync("/stream", $"/stream/{mention}/take");

        Assert.Equal((HttpStatusCode.BadRequest, Desk.MentionState.Open), (without.StatusCode, after));
        Assert.Equal((HttpStatusCode.Redirect, Desk.MentionState.Taken), (with.StatusCode, town.Heed.Desk.Of(mention).State));
    }

    [Fact]
    public async Task refuses_the_token_of_another_person()
    {
        using Browser analyst = await town.SignedInAsync(Role.Analyst);
        using Browser steward = await town.SignedInAsync(Role.Steward);

        string stolen = Browser.TokenIn(await analyst.TextAsync("/topics"));

        Assert.Equal(HttpStatusCode.BadRequest, (await steward.SendWithTokenAsync(stolen, "/topics/clinic/approve")).StatusCode);
    }

    [Fact]
    public async Task answers_only_under_names_of_this_machine()
    {
        using HttpClient client = new() { BaseAddress = town.Address };
        using HttpRequestMessage rebound = new(HttpMethod.Get, "/listening") { Headers = { Host = "rebound.example" } };
        using HttpRequestMessage local = new(HttpMethod.Get, "/listening") { Headers = { Host = "localhost" } };

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(rebound, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(local, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task sends_its_files_compressed_once_and_for_ever()
    {
        using HttpClient client = new() { BaseAddress = town.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");

        HttpResponseMessage style = await client.GetAsync(new Uri(WebFiles.Url("heed.css"), UriKind.Relative), TestContext.Current.CancellationToken);
        using HttpRequestMessage again = new(HttpMethod.Get, WebFiles.Url("heed.css")) { Headers = { IfNoneMatch = { style.Headers.ETag! } } };

        Assert.Equal("br", Assert.Single(style.Content.Headers.ContentEncoding));
        Assert.Contains("immutable", style.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }
}
