using System.Diagnostics;
using Heed.App.Pages.Shared;
using Heed.App.Public;
using Heed.App.SignIn;
using Heed.Intake;
using Heed.Sources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Heed.App.Pages.Sources;

/// <summary>The book of sources: health, proposing a feed, approving, ending.</summary>
internal static class SourcePages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder sources = app.MapGroup("/sources").For(Access.Sources).ThenWritePublicFiles();
        sources.MapGet("", (Installation heed) => Page.Of<SourcesPage>(new { Sources = heed.Sources.All(), Readings = Readings(heed) }));
        sources.MapGet("/new", () => Form(SourceDraft.Empty, [])).For(Access.Proposing);
        sources.MapGet("/new-form", () => Form(SourceDraft.Empty with { IsForm = true }, [])).For(Access.Proposing);
        sources.MapPost("/save", SaveAsync).For(Access.Proposing);
        sources.MapGet("/{id}", (Installation heed, string id) => One(heed, id));
        sources.MapPost("/{id}/approve", ApproveAsync).For(Access.Approving);
        sources.MapPost("/{id}/end", EndAsync).For(Access.Approving);
    }

    private static async Task<IResult> SaveAsync(Installation heed, HttpContext context, CancellationToken cancel)
    {
        SourceDraft draft = SourceDraft.Of(await context.Request.ReadFormAsync(cancel));
        Source source = draft.ToSource();
        if (SourceBook.Check(source) is { Count: > 0 } problems) return Form(draft, problems);
        return await heed.Sources.ProposeAsync(source, context.User.Email, cancel) switch
        {
            Outcome.Done => Results.LocalRedirect($"/sources/{source.Id}"),
            Outcome.Taken => Form(draft, [heed.Sources.TakenBy(source)]),
            var other => throw new UnreachableException($"Outcome.{other}"),
        };
    }

    private static async Task<IResult> ApproveAsync(Installation heed, HttpContext context, string id, [FromForm] string? referral, CancellationToken cancel) =>
        await heed.Sources.ApproveAsync(id, referral, context.User.Email, cancel) switch
        {
            Outcome.Incomplete => One(heed, id, string.Join(" ", heed.Sources.MissingFor(heed.Sources.Find(id)!, referral, context.User.Email)), StatusCodes.Status422UnprocessableEntity),
            var outcome => After(heed, id, outcome),
        };

    private static async Task<IResult> EndAsync(Installation heed, HttpContext context, string id, [FromForm] string? why, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(why) || why.Length > 300
            ? One(heed, id, "Say in a sentence why it ends: it stands on the public page.", StatusCodes.Status422UnprocessableEntity)
            : After(heed, id, await heed.Sources.EndAsync(id, context.User.Email, why.Trim(), cancel));

    private static IResult After(Installation heed, string id, Outcome outcome) => outcome switch
    {
        Outcome.Done => Results.LocalRedirect($"/sources/{id}"),
        Outcome.Unknown => Page.NotFound("source"),
        _ => One(heed, id, "That is not possible where the source stands now; somebody else may have been quicker.", StatusCodes.Status409Conflict),
    };

    private static RazorComponentResult One(Installation heed, string id, string? notice = null, int status = StatusCodes.Status200OK) =>
        heed.Sources.Find(id) is { } entry
            ? Page.Of<SourcePage>(new { Entry = entry, Reading = Readings(heed).GetValueOrDefault(id), Notice = notice }, status)
            : Page.NotFound("source");

    private static RazorComponentResult Form(SourceDraft draft, IReadOnlyList<string> problems) => Page.Of<SourceFormPage>(
        new { Draft = draft, Problems = problems }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static Dictionary<string, Reading> Readings(Installation heed) => heed.Intake.All().ToDictionary(reading => reading.Source);
}
