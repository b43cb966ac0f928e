using System.Net;
using System.Text.RegularExpressions;

namespace Heed.App.Tests;

public sealed partial class The_object_page
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task has_an_account_forgotten_whose_owner_posts_the_sign()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        town.Write(ObjectTown.Person, "The ferry was late again.");
        town.Write(ObjectTown.Other, "The ferry was full.");
        await town.HearAsync();
        town.Clock.Advance(TimeSpan.FromDays(40)); // its voices are over: only addresses tell
        Assert.Equal(2, town.Kept().Count);
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person);

        string before = await LookAsync(person, page);
        town.Feed.Add((ObjectTown.Person, "9", sign));
        string after = await LookAsync(person, page);
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Heed.Erasures.CarryOutAsync(Cancel);

        Assert.Contains("Not found yet", before, StringComparison.Ordinal);
        Assert.Contains("Receipt", after, StringComparison.Ordinal);
        Assert.Contains("up to 24 hours", after, StringComparison.Ordinal);
        Assert.Equal(["The ferry was full."], town.Kept());
        town.Write(ObjectTown.Person, "The ferry did not come.");
        town.Write(ObjectTown.Other, "The ferry came.");
        await town.HearAsync();
        Assert.Equal(["The ferry came.", "The ferry was full."], town.Kept());
        Assert.Equal(["erasure.done", "erasure.granted", "objection.recorded"], town.Heed.Log.Newest(3, null).Select(act => act.Kind));
    }

    [Fact]
    public async Task takes_an_objection_alone_and_leaves_what_is_kept()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        town.Write(ObjectTown.Person, "The ferry was late again.");
        await town.HearAsync();
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person, "object");
        town.Note = $"<p>{sign}</p>";

        Assert.Contains("erasure was not asked for", await LookAsync(person, page), StringComparison.Ordinal);
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Heed.Erasures.CarryOutAsync(Cancel);
        town.Write(ObjectTown.Person, "The ferry did not come.");
        await town.HearAsync();

        Assert.Equal(["The ferry was late again."], town.Kept());
    }

    [Theory]
    [InlineData(ObjectTown.Other, "Not found yet")]
    [InlineData(ObjectTown.Person, "Receipt")] // the control: by the right author the same post is a proof
    public async Task refuses_a_sign_that_somebody_else_posted(string author, string says)
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person);
        town.Feed.Add((author, "9", sign));

        Assert.Contains(says, await LookAsync(person, page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(49, HttpStatusCode.NotFound)]
    [InlineData(47, HttpStatusCode.OK)] // the control
    public async Task refuses_an_old_sign(int hours, HttpStatusCode status)
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person);
        town.Note = sign;
        string token = Browser.TokenIn(await person.TextAsync(page));
        town.Clock.Advance(TimeSpan.FromHours(hours));

        Assert.Equal(status, (await person.SendWithTokenAsync(token, page, ("account", "0"))).StatusCode);
    }

    [Fact]
    public async Task lets_a_sign_count_once_also_after_a_restart()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person);
        town.Note = sign;
        string token = Browser.TokenIn(await person.TextAsync(page));
        Assert.Equal(HttpStatusCode.OK, (await person.SendWithTokenAsync(token, page, ("account", "0"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await person.SendWithTokenAsync(token, page, ("account", "0"))).StatusCode);

        await town.ReopenAsync();

        using Browser again = town.NewBrowser();
        Assert.Contains("is proven", await again.TextAsync(page), StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"token\"", await again.TextAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task refuses_a_link_that_was_changed_and_one_of_another_installation()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        await using ObjectTown elsewhere = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();
        (string page, _) = await BeginAsync(town, person);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(page)).StatusCode); // the control

        for (int at = "/object/".Length; at < page.Length; at += 31)
            Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync($"{page[..at]}{(page[at] == 'A' ? 'B' : 'A')}{page[(at + 1)..]}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync(ObjectTown.AskPath(elsewhere.Heed))).StatusCode);
    }

    [Fact]
    public async Task refuses_a_form_without_its_token()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person);
        town.Note = sign;

        Assert.Equal(HttpStatusCode.BadRequest, (await person.SendWithTokenAsync(null, page, ("account", "0"))).StatusCode);
        Assert.Contains("Receipt", await LookAsync(person, page), StringComparison.Ordinal); // the control
    }

    [Fact]
    public async Task writes_no_account_into_the_data_folder_before_or_after()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        town.Write(ObjectTown.Person, "The ferry was late again.");
        await town.HearAsync();
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person);
        await LookAsync(person, page);
        Assert.Empty(town.FilesWith(ObjectTown.Person));
        Assert.Empty(town.FilesWith(sign));
        town.Note = sign;

        await LookAsync(person, page);
        Assert.Empty(town.FilesWith(ObjectTown.Person)); // granted, and waiting to be carried out
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Heed.Erasures.CarryOutAsync(Cancel);

        Assert.Empty(town.FilesWith(ObjectTown.Person));
        Assert.Empty(town.FilesWith(sign));
        string planted = town.Plant(ObjectTown.Person);
        Assert.Equal([planted], town.FilesWith(ObjectTown.Person)); // the control
    }

    [Fact]
    public async Task has_an_erasure_carried_out_that_a_restart_came_before()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        town.Write(ObjectTown.Person, "The ferry was late again.");
        await town.HearAsync();
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person);
        town.Note = sign;
        await LookAsync(person, page);
        Assert.Single(town.Kept());

        await town.ReopenAsync();
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await town.Heed.Erasures.CarryOutAsync(Cancel);

        Assert.Empty(town.Kept());
    }

    [Fact]
    public async Task says_the_same_of_an_account_that_is_heard_and_of_one_that_is_not()
    {
        await using ObjectTown heard = await ObjectTown.StartAsync();
        heard.Write(ObjectTown.Person, "The ferry was late again.");
        await heard.HearAsync();
        await using ObjectTown unheard = await ObjectTown.StartAsync();
        unheard.Write(ObjectTown.Other, "The ferry was late again.");
        await unheard.HearAsync();

        Assert.Equal(await SaidAsync(heard), await SaidAsync(unheard));

        static async Task<string> SaidAsync(ObjectTown town)
        {
            using Browser person = town.NewBrowser();
            (string page, string sign) = await BeginAsync(town, person);
            string notYet = await LookAsync(person, page);
            town.Note = sign;
            string said = notYet + await LookAsync(person, page);
            return Hidden().Replace(said.Replace(page, "", StringComparison.Ordinal).Replace(sign, "", StringComparison.Ordinal).Replace(town.Server.HostAndPort, "", StringComparison.Ordinal), "");
        }
    }

    [Fact]
    public async Task says_what_to_mend_and_keeps_what_was_typed()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();

        HttpResponseMessage answer = await person.SendAsync("/object", "/object", ("network-1", "Mastodon"), ("account-1", "jane"), ("network-2", ""), ("account-2", "ben"), ("links", "not a link"));
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        foreach (string said in (string[])["Write it as name@server", "Choose where this account is", "Choose at least one of the two", "This is no web address", "value=\"jane\"", "not a link"])
            Assert.Contains(said, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task gives_each_account_a_sign_of_its_own()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();

        HttpResponseMessage begun = await person.SendAsync("/object", "/object", ("network-1", "Bluesky"), ("account-1", "jane.bsky.social"), ("network-2", "HackerNews"), ("account-2", "jane"), ("wants", "object"));
        MatchCollection signs = SignIn().Matches(await person.TextAsync(begun.Headers.Location!.ToString()));

        Assert.Equal(2, signs.Select(sign => sign.Groups[1].Value).Distinct().Count());
    }

    [Fact]
    public async Task stops_looking_when_it_is_asked_too_often_and_looks_again_after_an_hour()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();
        (string page, string sign) = await BeginAsync(town, person);
        string token = Browser.TokenIn(await person.TextAsync(page));
        HttpStatusCode last = HttpStatusCode.OK;
        for (int look = 0; look <= App.Public.ObjectLimit.PerAddress; look++) last = (await person.SendWithTokenAsync(token, page, ("account", "0"))).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);

        town.Note = sign;
        town.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Contains("Receipt", await LookAsync(person, page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_when_a_place_cannot_be_read()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        town.Server.OnStatus("/.well-known/webfinger", 503);
        using Browser person = town.NewBrowser();
        (string page, _) = await BeginAsync(town, person);

        string said = await LookAsync(person, page);

        Assert.Contains("The place could not be read", said, StringComparison.Ordinal);
        Assert.Contains("listening@ferry.example", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_named_where_people_and_programs_learn_what_is_heard()
    {
        await using ObjectTown town = await ObjectTown.StartAsync();
        using Browser person = town.NewBrowser();

        Assert.Contains("href=\"/object\"", await person.TextAsync("/listening"), StringComparison.Ordinal);
        Assert.Contains("\"objectAt\": \"/object\"", await person.TextAsync("/.well-known/heed.json"), StringComparison.Ordinal);
    }

    private static async Task<(string Page, string Sign)> BeginAsync(ObjectTown town, Browser person, params string[] wants)
    {
        if (wants.Length == 0) wants = ["object", "erase"];
        HttpResponseMessage begun = await person.SendAsync("/object", "/object", [("network-1", "Mastodon"), ("account-1", $"@{town.Account(ObjectTown.Person)}"), .. wants.Select(want => ("wants", want))]);
        Assert.Equal(HttpStatusCode.Found, begun.StatusCode);
        string page = begun.Headers.Location!.ToString();
        return (page, SignIn().Match(await person.TextAsync(page)).Groups[1].Value);
    }

    private static async Task<string> LookAsync(Browser person, string page) =>
        WebUtility.HtmlDecode(await (await person.SendAsync(page, page, ("account", "0"))).Content.ReadAsStringAsync(Cancel));

    [GeneratedRegex("<code class=\"query-text\">([0-9a-z]{26})</code>")]
    private static partial Regex SignIn();

    [GeneratedRegex("value=\"[^\"]*\"")]
    private static partial Regex Hidden();
}
