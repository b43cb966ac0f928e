using Heed.App.Pages.Shared;
using Heed.App.SignIn;
using Heed.Log;
using Heed.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heed.App.Pages.Reports;

/// <summary>The editions of the weekly report. Each opening of one is an act.</summary>
internal static class ReportPages
{
    // An edition is one file with one style; nothing else of it may run or load, and only our own page frames it.
    private static readonly string EditionPolicy =
        $"default-src 'none'; style-src '{EditionPage.StyleHash}'; img-src data:; form-action 'none'; frame-ancestors 'self'; base-uri 'none'";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder reports = app.MapGroup("/reports").For(Access.Reports);
        reports.MapGet("", (Installation heed) => Page.Of<ReportsPage>(new { Editions = (IReadOnlyList<Edition>)[.. heed.Editions.All().Reverse()] }));
        reports.MapGet("/{id}", Frame);
        reports.MapGet("/{id}/edition", EditionAsync);
    }

    private static RazorComponentResult Frame(Installation heed, HttpContext context, string id)
    {
        IReadOnlyList<Edition> all = heed.Editions.All();
        int at = all.ToList().FindIndex(edition => edition.Id == id);
        if (at < 0) return Page.NotFound("edition");
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy + "; frame-src 'self'";
        return Page.Of<ReportPage>(new { Edition = all[at], Earlier = at > 0 ? all[at - 1] : null, Later = at + 1 < all.Count ? all[at + 1] : null });
    }

    private static async Task<IResult> EditionAsync(Installation heed, HttpContext context, string id, CancellationToken cancel)
    {
        if (heed.Editions.Html(id) is not { } html) return Page.NotFound("edition");
        await heed.State.WriteAsync(db => heed.Log.Append(db, new Act("edition.opened", $"edition:{id}", context.User.Email)), cancel);
        context.Response.Headers.ContentSecurityPolicy = EditionPolicy;
        context.Response.Headers.XFrameOptions = "SAMEORIGIN";
        return Results.Text(html, "text/html; charset=utf-8");
    }
}
