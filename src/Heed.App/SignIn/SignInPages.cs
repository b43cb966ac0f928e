using Heed.App.Limits;
using Heed.App.Pages.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Heed.App.SignIn;

/// <summary>Signing in and out.</summary>
internal static class SignInPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (HttpContext context, string? next) =>
            context.User.Role is null ? Form(next) : Results.LocalRedirect(Local(next)));
        app.MapPost("/sign-in", SignInAsync);
        app.MapPost("/sign-out", SignOutAsync).RequireAuthorization();
    }

    private static async Task<IResult> SignInAsync(
        HttpContext context, [FromForm] string? email, [FromForm] string? password, [FromForm] string? next, People people, Sessions sessions,
        SignInLimit limit, CancellationToken cancel)
    {
        string account = People.Plain(email ?? "");
        string address = Caller.NetworkOf(context);
        if (account.Length is 0 or > People.LongestEmail || string.IsNullOrEmpty(password))
            return Form(next, account.Length > People.LongestEmail ? "" : account, "Enter your e-mail address and your password.");
        if (!limit.MayTry(account, address))
            return Form(next, account, "Too many attempts. Wait a quarter of an hour, then try again.", StatusCodes.Status429TooManyRequests);
        if (await people.CheckAsync(account, password, cancel) is not { } person)
        {
            limit.Failed(account, address);
            return Form(next, account, "This address and password do not fit together.");
        }
        limit.Succeeded(account);
        context.Response.Cookies.Append(SessionScheme.Cookie, await sessions.BeginAsync(person, cancel), Options(context));
        return Results.LocalRedirect(Local(next));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, Sessions sessions, CancellationToken cancel)
    {
        if (context.Request.Cookies[SessionScheme.Cookie] is { } cookie) await sessions.EndAsync(cookie, cancel);
        context.Response.Cookies.Delete(SessionScheme.Cookie, Options(context));
        return Results.LocalRedirect("/sign-in");
    }

    private static RazorComponentResult Form(string? next, string email = "", string? problem = null, int? status = null) =>
        Page.Of<SignInPage>(new { Next = Local(next), Email = email, Problem = problem }, status ?? (problem is null ? 200 : StatusCodes.Status422UnprocessableEntity));

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };

    /// <summary>A path on this server, so that a link to the sign-in page cannot lead anywhere else afterwards.</summary>
    private static string Local(string? next) => LocalPath.Or(next, "/");
}
