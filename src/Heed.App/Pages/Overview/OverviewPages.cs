using Heed.App.Pages.Shared;

namespace Heed.App.Pages.Overview;

internal static class OverviewPages
{
    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/", (Installation heed, HttpContext context) => Page.Of<OverviewPage>(new { Model = OverviewModel.Of(heed, context.User) }))
        .For(Access.Overview);
}
