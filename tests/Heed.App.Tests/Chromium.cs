using Microsoft.Playwright;

namespace Heed.App.Tests;

/// <summary>The town with a real browser before it. Where there is no Chromium, tests that ask for a page are skipped and say how to get one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal const string Executable = "/usr/bin/chromium";

    // The machine may be busy: builds run beside the tests.
    private const float PatientMs = 60_000;

    internal static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public SmallTown Town { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Town.InitializeAsync();
        if (!File.Exists(Executable)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments, Timeout = PatientMs });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Town.DisposeAsync();
    }

    /// <summary>A page in a context of its own, signed in where a role is given.</summary>
    public async Task<IPage> PageAsync(Role? role = null, bool scripts = true, int width = 1600, ColorScheme colours = ColorScheme.Light)
    {
        if (_browser is null) Assert.Skip($"There is no browser at {Executable}. To run this test: apt-get install -y chromium");
        IBrowserContext context = await _browser.NewContextAsync(new()
        {
            BaseURL = Town.Address.ToString(),
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = colours,
            HasTouch = width < 700,
        });
        context.SetDefaultTimeout(PatientMs);
        IPage page = await context.NewPageAsync();
        if (role is { } one) await SignInAsync(page, one);
        return page;
    }

    private static async Task SignInAsync(IPage page, Role role)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#email", SmallTown.EmailOf(role));
        await page.FillAsync("#password", SmallTown.Password);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync(address => !address.Contains("sign-in", StringComparison.Ordinal));
    }
}
