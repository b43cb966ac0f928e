using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Heed.App.Api;
using Heed.App.Pages.Log;
using Heed.App.Pages.Overview;
using Heed.App.Pages.Reports;
using Heed.App.Pages.Shared;
using Heed.App.Pages.Sources;
using Heed.App.Pages.Stream;
using Heed.App.Pages.Topics;
using Heed.App.Public;
using Heed.App.Public.Tell;
using Heed.App.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;

namespace Heed.App;

/// <summary>The web app over one installation.</summary>
public static class WebHost
{
    // The largest form is a topic with its themes.
    private const long LargestBodyBytes = 512 * 1024;
    private const int MostFields = 500;

    /// <summary>Puts the app together; the caller starts and stops it. It does not own the installation.</summary>
    /// <exception cref="ArgumentException">The address is not a loopback one, or not an address.</exception>
    public static WebApplication Build(Installation installation, WebHostOptions options)
    {
        // The empty builder reads no file and no environment variable: what is served and where is decided here.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new()
        {
            ApplicationName = typeof(WebHost).Assembly.GetName().Name,
            ContentRootPath = installation.Folder,
            EnvironmentName = Environments.Production,
        });
        Listen(builder, options);
        AddServices(builder.Services, installation, options);
        WebApplication app = builder.Build();
        app.UseExceptionHandler(AnswerErrors);
        app.UseHostFiltering();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<FormTokens>();
        app.UseAuthorization();
        app.UseAntiforgery();
        Map(app);
        return app;
    }

    /// <summary>Where a started app is reached: <c>http://localhost:5080</c>.</summary>
    public static string AddressOf(WebApplication app) => app.Urls.First().TrimEnd('/');

    private static void Listen(WebApplicationBuilder builder, WebHostOptions options)
    {
        bool anyLoopback = options.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        if (!IPAddress.TryParse(anyLoopback ? "127.0.0.1" : options.Host, out IPAddress? address))
            throw new ArgumentException($"\"{options.Host}\" is not an address. Leave it out to serve on localhost.", nameof(options));
        if (!IPAddress.IsLoopback(address))
        {
            throw new ArgumentException(
                $"Heed does not serve on {options.Host}: until a second factor exists, signing in is possible from this machine alone (localhost). "
                + "The public page is also written as plain files to the folder public/ of the data folder, which any web server can serve.",
                nameof(options));
        }
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBodyBytes;
            if (anyLoopback && options.Port != 0) kestrel.ListenLocalhost(options.Port);
            else kestrel.Listen(address, options.Port);
        });
    }

    private static void AddServices(IServiceCollection services, Installation installation, WebHostOptions options)
    {
        if (options.Logs is { } logs) services.AddSingleton(logs);
        services.AddSingleton(installation);
        services.AddSingleton(installation.Clock);
        services.AddSingleton(installation.Queries);
        services.AddSingleton(new People(installation.State, installation.Log, installation.Clock));
        services.AddSingleton(new Sessions(installation.State, installation.Log, installation.Clock));
        services.AddSingleton<SignInLimit>();
        services.AddSingleton(options.Proofs ?? installation.Proofs);
        ObjectPages.AddServices(services);
        services.AddSingleton<TellLimit>();
        services.AddSingleton<TellTickets>();
        services.AddRouting();
        services.AddRazorComponents();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // texts in any language stay readable, and short, in the page's source
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "heed-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.FormFieldName = FormTokens.Field;
            antiforgery.HeaderName = FormTokens.Header;
            antiforgery.SuppressXFrameOptionsHeader = true; // Content-Security-Policy says it
        });
        services.AddDataProtection().SetApplicationName("heed").PersistKeysToFileSystem(KeyFolder(installation));
        services.AddAuthentication(SessionScheme.Name).AddScheme<AuthenticationSchemeOptions, SessionScheme>(SessionScheme.Name, null);
        services.AddAuthorization();
        services.Configure<FormOptions>(form => form.ValueCountLimit = MostFields);
        // Another name would mean that a page elsewhere had its name resolved to this machine.
        services.AddHostFiltering(hosts => hosts.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
    }

    private static DirectoryInfo KeyFolder(Installation installation)
    {
        string folder = Path.Combine(installation.Folder, "keys", "web");
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(folder);
        return Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/healthz", () => Results.Text("ok"));
        WebFiles.Map(app);
        PublicPages.Map(app);
        ObjectPages.Map(app);
        TellPages.Map(app);
        SignInPages.Map(app);
        OverviewPages.Map(app);
        StreamPages.Map(app);
        TopicPages.Map(app);
        SourcePages.Map(app);
        ReportPages.Map(app);
        LogPages.Map(app);
        QueryApi.Map(app);
        app.MapFallback(() => Page.NotFound("page"));
    }

    private static void AnswerErrors(IApplicationBuilder app)
    {
        app.UseMiddleware<SecurityHeaders>(); // what was set before the error is gone
        app.Run(context => Page.Of<Pages.ErrorPage>(new { }, StatusCodes.Status500InternalServerError).ExecuteAsync(context));
    }
}
