using System.Net;
using Heed.Desk;
using Microsoft.Playwright;

namespace Heed.App.Tests;

public sealed class The_stream(Chromium chromium) : IClassFixture<Chromium>
{
    private Installation Heed => chromium.Town.Heed;

    [Fact]
    public async Task shows_text_as_text_and_marks_what_matched()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);

        string page = await browser.TextAsync("/stream?topic=tram");

        Assert.Contains("<mark>tram</mark>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_where_a_search_is_wrong_and_does_not_run_it()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);

        HttpResponseMessage answer = await browser.GetAsync("/stream?q=tram%20AND%20%22late");
        string page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("tram AND <u>", page, StringComparison.Ordinal);
        Assert.Contains("was not run", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tram AND NOT late", HttpStatusCode.OK)]
    [InlineData("topic:tram AND full", HttpStatusCode.OK)]
    [InlineData("topic:nothing-of-that-name", HttpStatusCode.UnprocessableEntity)]
    public async Task answers_a_search_or_says_why_not(string query, HttpStatusCode status)
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);

        Assert.Equal(status, (await browser.GetAsync("/stream?q=" + Uri.EscapeDataString(query))).StatusCode);
    }

    [Fact]
    public async Task answers_a_cursor_nobody_gave_out_with_a_reason()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.GetAsync("/stream?after=nonsense")).StatusCode);
    }

    [Fact]
    public async Task refuses_a_search_that_aims_at_people_organising()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);

        Assert.Contains("HQ301", await browser.TextAsync("/stream?q=strike%20AND%20workers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task leads_page_by_page_to_every_mention_once()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);
        List<string> seen = [];
        string? next = "/stream";
        while (next is not null)
        {
            string page = await browser.TextAsync(next);
            seen.AddRange(System.Text.RegularExpressions.Regex.Matches(page, "<li[^>]* id=\"(m\\d+)\"").Select(match => match.Groups[1].Value));
            next = System.Text.RegularExpressions.Regex.Match(page, "rel=\"next\" href=\"([^\"]+)\"") is { Success: true } link ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        Assert.Equal(Heed.Archive.Count(), seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task records_each_opening_of_what_a_person_said_and_none_of_the_press()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);
        long said = Heed.Archive.Newest(new() { Lane = Lane.Public, Limit = 1 }).Single().Id, press = Heed.Archive.Newest(new() { Lane = Lane.Press, Limit = 1 }).Single().Id;

        await browser.GetAsync($"/stream/{said}");
        await browser.GetAsync($"/stream/{press}");

        string[] opened = [.. Heed.Log.Newest(100, null).Where(act => act.Kind == "mention.opened").Select(act => act.Object)];
        Assert.Contains($"mention:{said}", opened);
        Assert.DoesNotContain($"mention:{press}", opened);
    }

    [Fact]
    public async Task shows_where_the_original_is_only_after_an_act_of_its_own()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);
        long said = Heed.Archive.Newest(new() { Lane = Lane.Public, Limit = 1 }).Single().Id;

        string before = await browser.TextAsync($"/stream/{said}");
        HttpResponseMessage opened = await browser.SendAsync($"/stream/{said}", $"/stream/{said}/original");

        Assert.DoesNotContain("https://forum.town.example/", before, StringComparison.Ordinal);
        Assert.Contains("https://forum.town.example/", await opened.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(Heed.Log.Newest(100, null), act => act.Kind == "mention.original-opened" && act.Object == $"mention:{said}");
    }

    [Fact]
    public async Task removes_a_mention_after_a_page_that_says_what_that_does()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);
        long mention = Heed.Archive.Newest(new() { Topic = "parcels", Limit = 30 })[^1].Id;

        string question = await browser.TextAsync($"/stream/{mention}/remove");
        await browser.SendAsync($"/stream/{mention}/remove", $"/stream/{mention}/remove");

        Assert.Contains("cannot be brought back", question, StringComparison.Ordinal);
        Assert.Null(Heed.Archive.Find(mention));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/stream/{mention}")).StatusCode);
    }

    [Fact]
    public async Task works_without_scripts()
    {
        IPage page = await chromium.PageAsync(Role.Analyst, scripts: false);
        await page.GotoAsync("/stream?topic=parcels&state=open");
        string id = (await page.Locator(".mention").First.GetAttributeAsync("id"))!;

        await page.Locator(".mention").First.GetByRole(AriaRole.Button, new() { Name = "Take" }).ClickAsync();

        Assert.Contains("topic=parcels", page.Url, StringComparison.Ordinal);
        Assert.Equal(MentionState.Taken, Heed.Desk.Of(long.Parse(id[1..])).State);
    }

    [Fact]
    public async Task is_worked_through_by_keys_alone()
    {
        IPage page = await chromium.PageAsync(Role.Analyst);
        await page.GotoAsync("/stream?topic=tram&state=open");
        string[] ids = [.. await Task.WhenAll(Enumerable.Range(0, 3).Select(async at => (await page.Locator(".mention").Nth(at).GetAttributeAsync("id"))!))];

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("t");
        // The one taken leaves the list; the next stands in its place.
        await page.WaitForSelectorAsync($"#{ids[2]}:focus");
        Assert.Equal(MentionState.Taken, Heed.Desk.Of(long.Parse(ids[1][1..])).State);

        await page.Keyboard.PressAsync("d");
        await page.Locator($"#{ids[2]}").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(MentionState.Done, Heed.Desk.Of(long.Parse(ids[2][1..])).State);

        await page.Keyboard.PressAsync("?");
        await page.WaitForSelectorAsync("dialog[open]");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        await page.WaitForSelectorAsync("#q:focus");
    }
}
