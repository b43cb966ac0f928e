using System.Security.Claims;
using System.Text.Encodings.Web;
using Heed.App.Pages;
using Heed.App.Pages.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Heed.App.SignIn;

/// <summary>Turns the session cookie into a person; sends who is not signed in to the sign-in page, and says to whom a page is closed which role it is for.</summary>
internal sealed class SessionScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, Sessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "session";

    /// <summary>The cookie: HttpOnly, SameSite=Strict, for this session of the browser only.</summary>
    public const string Cookie = "heed-session";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Request.Cookies.TryGetValue(Cookie, out string? cookie)) return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(cookie, Context.RequestAborted) is not { } person) return AuthenticateResult.Fail("The session has ended.");
        ClaimsIdentity identity = new(
            [
                new(ClaimTypes.NameIdentifier, person.Id.ToString()),
                new(ClaimTypes.Email, person.Email),
                new(ClaimTypes.Role, person.Role.ToString()),
            ],
            Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsApi)
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        // Only a page that was asked for can be gone back to; a form that was sent cannot.
        string next = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : "/";
        Response.Redirect(next is "/" ? "/sign-in" : "/sign-in?next=" + Uri.EscapeDataString(next));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        if (IsApi) return Task.CompletedTask;
        return Page.Of<ForbiddenPage>(new { May = Context.GetEndpoint()?.Metadata.GetMetadata<Access>() }, StatusCodes.Status403Forbidden).ExecuteAsync(Context);
    }

    private bool IsApi => Request.Path.StartsWithSegments("/api");
}
