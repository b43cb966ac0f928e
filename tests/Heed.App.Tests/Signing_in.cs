using System.Net;
using Heed.App.SignIn;
using Microsoft.Extensions.Time.Testing;

namespace Heed.App.Tests;

public sealed class Signing_in(SmallTown town) : IClassFixture<SmallTown>
{
    [Fact]
    public async Task leads_from_the_page_asked_for_back_to_it()
    {
        using Browser browser = town.NewBrowser();

        HttpResponseMessage asked = await browser.GetAsync("/stream?topic=tram");
        string signIn = asked.Headers.Location!.OriginalString;
        HttpResponseMessage signed = await browser.SendAsync(
            signIn, "/sign-in", ("email", SmallTown.EmailOf(Role.Analyst)), ("password", SmallTown.Password), ("next", "/stream?topic=tram"));

        Assert.StartsWith("/sign-in?next=", signIn, StringComparison.Ordinal);
        Assert.Equal("/stream?topic=tram", signed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/stream?topic=tram")).StatusCode);
    }

    [Theory, InlineData("//evil.example"), InlineData("https://evil.example/"), InlineData("/\\evil.example")]
    public async Task never_leads_to_another_server(string next)
    {
        using Browser browser = town.NewBrowser();

        HttpResponseMessage signed = await browser.SendAsync(
            "/sign-in", "/sign-in", ("email", SmallTown.EmailOf(Role.Analyst)), ("password", SmallTown.Password), ("next", next));

        Assert.Equal("/", signed.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task says_the_same_of_a_wrong_password_and_an_unknown_address()
    {
        using Browser browser = town.NewBrowser();

        string wrong = await Said(await browser.SignInAsync(SmallTown.EmailOf(Role.Reader), "not the password at all"));
        string unknown = await Said(await browser.SignInAsync("nobody@town.example", "not the password at all"));

        Assert.Contains("do not fit together", wrong, StringComparison.Ordinal);
        Assert.Equal(wrong, unknown);
    }

    [Fact]
    public async Task sets_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        using Browser browser = town.NewBrowser();

        HttpResponseMessage signed = await browser.SignInAsync(SmallTown.EmailOf(Role.Reader), SmallTown.Password);

        string cookie = Assert.Single(signed.Headers.GetValues("Set-Cookie"), value => value.StartsWith("heed-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task is_an_act_in_the_log_that_names_the_role_in_public_and_the_person_to_the_steward()
    {
        using Browser browser = await town.SignedInAsync(Role.Administrator);

        Log.ActRow act = town.Heed.Log.Newest(50, null).First(row => row.Kind == "person.signed-in" && row.Who == SmallTown.EmailOf(Role.Administrator));

        Assert.Equal("role:administrator", act.Object);
    }

    [Fact]
    public async Task ends_on_signing_out()
    {
        using Browser browser = await town.SignedInAsync(Role.Reader);

        await browser.SendAsync("/reports", "/sign-out");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/reports")).StatusCode);
    }

    [Fact]
    public async Task ends_everywhere_when_a_new_password_is_set()
    {
        People people = new(town.Heed.State, town.Heed.Log, town.Clock);
        await people.SetAsync("changing@town.example", Role.Reader, SmallTown.Password, TestContext.Current.CancellationToken);
        using Browser browser = town.NewBrowser();
        await browser.SignInAsync("changing@town.example", SmallTown.Password);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/reports")).StatusCode);

        await people.SetAsync("changing@town.example", Role.Reader, "another password, longer", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/reports")).StatusCode);
    }

    [Fact]
    public async Task is_refused_to_a_disabled_account()
    {
        People people = new(town.Heed.State, town.Heed.Log, town.Clock);
        await people.SetAsync("leaving@town.example", Role.Reader, SmallTown.Password, TestContext.Current.CancellationToken);
        await people.DisableAsync("leaving@town.example", "console", TestContext.Current.CancellationToken);
        using Browser browser = town.NewBrowser();

        Assert.Contains("do not fit together", await Said(await browser.SignInAsync("leaving@town.example", SmallTown.Password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task stops_after_five_failures_for_an_account_even_with_the_right_password()
    {
        People people = new(town.Heed.State, town.Heed.Log, town.Clock);
        await people.SetAsync("guessed@town.example", Role.Reader, SmallTown.Password, TestContext.Current.CancellationToken);
        using Browser browser = town.NewBrowser();
        for (int n = 0; n < SignInLimit.PerAccount; n++) await browser.SignInAsync("guessed@town.example", $"guess number {n} of many");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignInAsync("guessed@town.example", SmallTown.Password)).StatusCode);
    }

    [Fact]
    public void may_be_tried_again_after_a_quarter_of_an_hour()
    {
        FakeTimeProvider clock = new();
        SignInLimit limit = new(clock);
        for (int n = 0; n < SignInLimit.PerAccount; n++) limit.Failed("somebody", "::1");
        Assert.False(limit.MayTry("somebody", "::1"));

        clock.Advance(SignInLimit.Window);

        Assert.True(limit.MayTry("somebody", "::1"));
    }

    [Fact]
    public void counts_failures_of_an_address_over_all_accounts()
    {
        SignInLimit limit = new(new FakeTimeProvider());
        for (int n = 0; n < SignInLimit.PerAddress; n++) limit.Failed($"account {n}", "203.0.113.7");

        Assert.False(limit.MayTry("a fresh one", "203.0.113.7"));
        Assert.True(limit.MayTry("a fresh one", "203.0.113.8"));
    }

    private static async Task<string> Said(HttpResponseMessage answer)
    {
        string html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        int from = html.IndexOf("id=\"problem\"", StringComparison.Ordinal);
        return html[from..html.IndexOf("</div>", from, StringComparison.Ordinal)];
    }
}
