using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Heed.App.Tests;

public sealed class Every_page(Chromium chromium) : IClassFixture<Chromium>
{
    // Where pictures of the pages go; not set: nowhere.
    private const string PicturesVariable = "HEED_PICTURES";

    private const int MostBytes = 150_000;

    [Theory, InlineData(360, ColorScheme.Light), InlineData(360, ColorScheme.Dark), InlineData(1600, ColorScheme.Light), InlineData(1600, ColorScheme.Dark)]
    public async Task is_free_of_what_axe_finds_and_does_not_overflow(int width, ColorScheme colours)
    {
        List<string> found = [];
        foreach (IGrouping<Role?, (Role? Role, string Name, string Path)> pages in Pages().GroupBy(page => page.Role))
        {
            IPage page = await chromium.PageAsync(pages.Key, width: width, colours: colours);
            foreach ((_, string name, string path) in pages)
            {
                await page.GotoAsync(path);
                await PictureAsync(page, $"{name}-{width}-{colours.ToString().ToLowerInvariant()}");
                found.AddRange((await FaultsAsync(page)).Select(fault => $"{name}: {fault}"));
                if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                    found.Add($"{name}: wider than the window");
            }
            await page.Context.CloseAsync();
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>What comes after sending has no address of its own.</summary>
    [Theory, InlineData(360, ColorScheme.Light), InlineData(360, ColorScheme.Dark), InlineData(1600, ColorScheme.Light), InlineData(1600, ColorScheme.Dark)]
    public async Task after_a_form_is_free_of_what_axe_finds_and_does_not_overflow(int width, ColorScheme colours)
    {
        List<string> found = [];
        foreach ((string name, string text, string trap) in ((string, string, string)[])[("told-kept", "The railing by the ferry is loose.", ""), ("told-not-taken", "The drivers go on strike on Monday.", ""), ("tell-problem", "The railing is loose.", "spam")])
        {
            IPage page = await chromium.PageAsync(width: width, colours: colours);
            await page.GotoAsync("/tell/harbour");
            await page.FillAsync("#text", text);
            if (trap.Length > 0) await page.FillAsync("#website", trap, new() { Force = true });
            chromium.Town.Clock.Advance(TimeSpan.FromMinutes(16));
            await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await PictureAsync(page, $"{name}-{width}-{colours.ToString().ToLowerInvariant()}");
            found.AddRange((await FaultsAsync(page)).Select(fault => $"{name}: {fault}"));
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth")) found.Add($"{name}: wider than the window");
            await page.Context.CloseAsync();
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task would_be_caught_by_axe_with_a_fault_in_it()
    {
        IPage page = await chromium.PageAsync();
        await page.GotoAsync("/listening");

        await page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<input type=text>')");

        Assert.Contains(await FaultsAsync(page), fault => fault.StartsWith("label", StringComparison.Ordinal));
    }

    [Fact]
    public async Task asks_no_other_host_for_anything_and_weighs_little()
    {
        foreach (IGrouping<Role?, (Role? Role, string Name, string Path)> pages in Pages().GroupBy(page => page.Role))
        {
            IPage page = await chromium.PageAsync(pages.Key);
            List<string> elsewhere = [];
            List<Task<RequestSizesResult>> answers = [];
            page.Request += (_, request) => { if (!request.Url.StartsWith(chromium.Town.Address.ToString(), StringComparison.Ordinal)) elsewhere.Add(request.Url); };
            page.RequestFinished += (_, request) => answers.Add(request.SizesAsync());
            await page.RouteAsync("**", route => route.ContinueAsync()); // a routed page keeps nothing in a cache: each weighs all it needs
            foreach ((_, string name, string path) in pages)
            {
                answers.Clear();
                await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
                int bytes = (await Task.WhenAll(answers)).Sum(answer => answer.ResponseBodySize + answer.ResponseHeadersSize);
                Assert.True(bytes is > 1_000 and < MostBytes, $"{name} weighs {bytes:N0} bytes");
            }
            Assert.Empty(elsewhere);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task breaks_no_rule_of_its_own_content_security_policy()
    {
        foreach (IGrouping<Role?, (Role? Role, string Name, string Path)> pages in Pages().GroupBy(page => page.Role))
        {
            IPage page = await chromium.PageAsync(pages.Key);
            List<string> complaints = [];
            page.Console += (_, message) => { if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) complaints.Add(message.Text); };
            foreach ((_, string name, string path) in pages)
            {
                await page.GotoAsync(path);
                Assert.True(complaints.Count == 0, $"{name}: {complaints.FirstOrDefault()}");
            }
            await page.Context.CloseAsync();
        }
    }

    /// <summary>Every page there is, as the role that sees most of it.</summary>
    private List<(Role? Role, string Name, string Path)> Pages()
    {
        long mention = chromium.Town.Heed.Archive.Newest(new() { Lane = Lane.Public, Limit = 1 }).Single().Id;
        string edition = chromium.Town.Heed.Editions.All()[0].Id;
        return
        [
            (null, "listening", "/listening"),
            (null, "sign-in", "/sign-in"),
            (null, "object", "/object"),
            (null, "object-signs", ObjectTown.AskPath(chromium.Town.Heed)),
            (null, "object-over", "/object/over"),
            (null, "tell", "/tell/harbour"),
            (null, "tell-withdraw", "/tell/harbour/withdraw"),
            (Role.Analyst, "overview", "/"),
            (Role.Analyst, "stream", "/stream"),
            (Role.Analyst, "stream-error", "/stream?q=%22tram"),
            (Role.Analyst, "stream-empty", "/stream?q=zeppelin"),
            (Role.Analyst, "mention", $"/stream/{mention}"),
            (Role.Analyst, "mention-remove", $"/stream/{mention}/remove"),
            (Role.Analyst, "topics", "/topics"),
            (Role.Analyst, "topic-new", "/topics/new"),
            (Role.Analyst, "topic", "/topics/tram"),
            (Role.Analyst, "topic-edit", "/topics/tram/edit"),
            (Role.Analyst, "source-new", "/sources/new"),
            (Role.Analyst, "source-new-form", "/sources/new-form"),
            (Role.Analyst, "forbidden", "/log"),
            (Role.Analyst, "not-found", "/nothing/here"),
            (Role.Steward, "overview-steward", "/"),
            (Role.Steward, "topic-draft", "/topics/clinic"),
            (Role.Steward, "sources", "/sources"),
            (Role.Steward, "source", "/sources/town-forum"),
            (Role.Steward, "source-draft", "/sources/island-blog"),
            (Role.Steward, "source-form", "/sources/harbour"),
            (Role.Steward, "source-form-draft", "/sources/library"),
            (Role.Steward, "log", "/log"),
            (Role.Reader, "overview-reader", "/"),
            (Role.Reader, "reports", "/reports"),
            (Role.Reader, "report", $"/reports/{edition}"),
            (Role.Reader, "edition", $"/reports/{edition}/edition"),
        ];
    }

    private static async Task<IEnumerable<string>> FaultsAsync(IPage page)
    {
        // The edition in its frame is a page of this list on its own: scripts, axe's too, do not run in the frame.
        AxeResult result = await page.RunAxe(new AxeRunOptions { Iframes = false });
        return result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id} at {node.Target}: {violation.Help}"));
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable(PicturesVariable) is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
