using Microsoft.AspNetCore.Antiforgery;

namespace Heed.App.Pages.Shared;

/// <summary>Turns away every request that changes something and does not carry the token of a page of ours: no endpoint can forget it.</summary>
internal sealed class FormTokens(RequestDelegate next, IAntiforgery antiforgery)
{
    public const string Field = "token";
    public const string Header = "Heed-Token";

    public async Task InvokeAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            await next(context);
            return;
        }
        bool valid;
        try
        {
            valid = await antiforgery.IsRequestValidAsync(context);
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException)
        {
            valid = false; // a form that is too large or broken
        }
        if (valid)
        {
            await next(context);
            return;
        }
        await Page.Of<ErrorPage>(
            new { Title = "This form has expired", Text = "Nothing was changed. Go back, load the page again and send it once more; signing in or out in another tab ends the forms of this one." },
            StatusCodes.Status400BadRequest).ExecuteAsync(context);
    }
}
