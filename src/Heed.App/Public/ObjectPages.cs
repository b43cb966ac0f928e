using Heed.App.Limits;
using Heed.App.Pages.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heed.App.Public;

/// <summary>Objection and erasure without an account, as plain forms: name accounts, post a sign, say that it is posted.</summary>
internal static class ObjectPages
{
    public const string Path = "/object";

    public static void AddServices(IServiceCollection services) => services.AddSingleton<ObjectLimit>().AddSingleton<ObjectDesk>();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, () => First(ObjectDraft.Empty, null));
        app.MapPost(Path, BeginAsync);
        app.MapGet(Path + "/{token}", (Installation heed, ObjectDesk desk, string token) => Asked(heed, token) is { } ask ? Second(desk, token, ask, null, null) : Over());
        app.MapPost(Path + "/{token}", LookAsync);
    }

    private static async Task<IResult> BeginAsync(Installation heed, HttpContext context, CancellationToken cancel)
    {
        ObjectDraft draft = ObjectDraft.Of(await context.Request.ReadFormAsync(cancel));
        if (draft.Read(heed.Settings.MayReach, heed.Clock.GetUtcNow(), out IReadOnlyDictionary<string, string> problems) is not { } ask) return First(draft, problems);
        return Results.LocalRedirect($"{Path}/{ask.ToToken(heed.Keys)}");
    }

    private static async Task<IResult> LookAsync(Installation heed, ObjectDesk desk, HttpContext context, string token, CancellationToken cancel)
    {
        if (Asked(heed, token) is not { } ask) return Over();
        IFormCollection form = await context.Request.ReadFormAsync(cancel);
        if (!int.TryParse(form["account"], out int at) || at < 0 || at >= ask.Accounts.Count) return Over();
        ObjectOutcome outcome = await desk.LookAsync(ask, ask.Accounts[at], form["post"], Caller.NetworkOf(context), cancel);
        return Second(desk, token, ask, at, outcome, form["post"]);
    }

    private static ObjectAsk? Asked(Installation heed, string token) => ObjectAsk.Of(token, heed.Keys, heed.Clock.GetUtcNow());

    private static RazorComponentResult First(ObjectDraft draft, IReadOnlyDictionary<string, string>? problems) =>
        Page.Of<ObjectPage>(new { Draft = draft, Problems = problems }, problems is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static RazorComponentResult Second(ObjectDesk desk, string token, ObjectAsk ask, int? at, ObjectOutcome? outcome, string? post = null) => Page.Of<ObjectProofPage>(
        new { Address = $"{Path}/{token}", Ask = ask, Done = ask.Accounts.Select(desk.IsDone).ToArray(), At = at, Outcome = outcome, Post = post ?? "" },
        outcome switch
        {
            ObjectOutcome.TooOften => StatusCodes.Status429TooManyRequests,
            ObjectOutcome.NoAddress => StatusCodes.Status422UnprocessableEntity,
            ObjectOutcome.Used => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status200OK,
        });

    private static RazorComponentResult Over() => Page.Of<ObjectOverPage>(new { }, StatusCodes.Status404NotFound);
}
