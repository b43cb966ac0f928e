using System.Net;
using Microsoft.Playwright;

namespace Heed.App.Tests;

public sealed class The_topic_form(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task without_scripts_says_where_a_query_is_wrong_and_keeps_what_was_typed()
    {
        IPage page = await chromium.PageAsync(Role.Analyst, scripts: false);
        await page.GotoAsync("/topics/new");
        await page.FillAsync("#name", "The market");
        await page.FillAsync("#id", "market");
        await page.FillAsync("#query", "market AND stall OR price");
        await page.FillAsync("#purpose", "To hear what the market lacks.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save and propose" }).ClickAsync();

        Assert.Contains("Not saved", await page.InnerTextAsync("#result"), StringComparison.Ordinal);
        Assert.NotEmpty(await page.Locator("#query-said .error-kind .where u").AllAsync());
        Assert.Equal("market AND stall OR price", await page.InputValueAsync("#query"));
        Assert.Equal("The market", await page.InputValueAsync("#name"));
        Assert.Null(chromium.Town.Heed.Topics.Find("market"));
    }

    [Fact]
    public async Task without_scripts_takes_a_suggestion_and_another_theme_and_saves()
    {
        IPage page = await chromium.PageAsync(Role.Analyst, scripts: false);
        await page.GotoAsync("/topics/new");
        await page.FillAsync("#name", "The pool");
        await page.FillAsync("#id", "pool");
        await page.FillAsync("#query", "\"swimming pool");
        await page.FillAsync("#purpose", "To hear how the pool is used.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check only" }).ClickAsync();
        await page.Locator("#query-said").GetByRole(AriaRole.Button, new() { Name = "Use it" }).First.ClickAsync();
        int rows = await page.Locator(".theme-row").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add another theme" }).ClickAsync();
        Assert.Equal(rows + 1, await page.Locator(".theme-row").CountAsync());
        await page.FillAsync("#theme-0-name", "cold");
        await page.FillAsync("#theme-0-query", "cold OR chilly");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save and propose" }).ClickAsync();

        Topics.TopicEntry saved = chromium.Town.Heed.Topics.Find("pool")!;
        Assert.Equal("\"swimming pool\"", saved.Topic.Query);
        Assert.Equal([new Topics.Theme("cold", "cold OR chilly")], saved.Topic.Themes);
    }

    [Fact]
    public async Task shows_what_the_query_finds_in_a_text_while_it_is_typed()
    {
        IPage page = await chromium.PageAsync(Role.Analyst);
        await page.GotoAsync("/topics/new");

        await page.Locator("#query").PressSequentiallyAsync("tram* late");
        await page.Locator("#sample").PressSequentiallyAsync("The trams were late again");
        await page.WaitForSelectorAsync("#sample-said mark");

        Assert.Equal(["trams", "late"], await page.Locator("#sample-said mark").AllInnerTextsAsync());
        Assert.Contains("tram* AND late", await page.InnerTextAsync("#sample-said"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task without_scripts_shows_what_the_query_finds_in_a_text_when_it_is_checked()
    {
        IPage page = await chromium.PageAsync(Role.Analyst, scripts: false);
        await page.GotoAsync("/topics/new");
        await page.FillAsync("#query", "tram* AND late");
        await page.FillAsync("#sample", "The bus was late again");

        await page.GetByRole(AriaRole.Button, new() { Name = "Check only" }).ClickAsync();

        Assert.Contains("It does not find this text", await page.InnerTextAsync("#sample-said"), StringComparison.Ordinal);
        Assert.Equal("The bus was late again", await page.InputValueAsync("#sample"));
    }

    [Fact]
    public async Task checks_a_query_while_it_is_typed_and_puts_a_suggestion_in()
    {
        IPage page = await chromium.PageAsync(Role.Analyst);
        await page.GotoAsync("/topics/new");

        await page.Locator("#query").PressSequentiallyAsync("\"late tram");
        await page.WaitForSelectorAsync("#query-said .error-kind");
        Assert.Equal("true", await page.GetAttributeAsync("#query", "aria-invalid"));
        await page.ClickAsync("#query-said [data-apply]");

        await page.Locator("#query-said .error-kind").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("\"late tram\"", await page.InputValueAsync("#query"));
    }

    [Fact]
    public async Task is_answered_as_json_to_programs()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);

        HttpResponseMessage answer = await browser.SendAsync("/topics/new", "/api/query/check", ("query", "author:somebody"));

        Assert.Contains("\"code\":\"HQ300\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_what_a_draft_finds_and_keeps_nothing_of_it()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);
        long before = chromium.Town.Heed.Archive.Count();
        await browser.SendAsync(
            "/topics/new", "/topics/save", ("new", "true"), ("id", "rain"), ("name", "Rain"), ("query", "rain"), ("purpose", "To hear who stands in the rain."), ("lanes", "Public"), ("keep", "30"), ("period", "week"), ("do", "save"));

        HttpResponseMessage trial = await browser.SendAsync("/topics/rain", "/topics/rain/try");

        string page = await trial.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<mark>rain</mark>", page, StringComparison.Ordinal);
        Assert.Contains("10-99", page, StringComparison.Ordinal);
        Assert.Equal(before, chromium.Town.Heed.Archive.Count());
        Assert.Contains("tried as a draft 1 time", WebUtility.HtmlDecode(await browser.TextAsync("/listening")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_take_the_id_of_another_topic()
    {
        using Browser browser = await chromium.Town.SignedInAsync(Role.Analyst);

        HttpResponseMessage answer = await browser.SendAsync(
            "/topics/new", "/topics/save", ("new", "true"), ("id", "tram"), ("name", "Mine"), ("query", "bus"), ("purpose", "To hear about the bus instead."), ("lanes", "Public"), ("keep", "30"), ("period", "week"), ("do", "save"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("Tram line 4", chromium.Town.Heed.Topics.Find("tram")!.Topic.Name);
    }
}
