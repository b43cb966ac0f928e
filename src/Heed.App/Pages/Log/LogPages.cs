using Heed.App.Pages.Shared;
using Heed.Log;

namespace Heed.App.Pages.Log;

/// <summary>The acts of listeners, for steward and administrator.</summary>
internal static class LogPages
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/log", (Installation heed, long? before) =>
    {
        IReadOnlyList<ActRow> acts = heed.Log.Newest(PageSize, before);
        return Page.Of<LogPage>(new
        {
            Acts = acts,
            Older = acts.Count == PageSize && acts[^1].Number > 0 ? acts[^1].Number : (long?)null,
            IsNewest = before is null,
            Size = heed.Log.Size,
            Checkpoint = heed.Log.Checkpoint,
            Key = heed.Log.VerifierKey,
        });
    }).For(Access.Log);
}
