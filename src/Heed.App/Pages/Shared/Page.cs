using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heed.App.Pages.Shared;

/// <summary>A Razor component rendered on the server as the whole answer.</summary>
internal static class Page
{
    /// <param name="parameters">An object whose properties are the component's parameters.</param>
    public static RazorComponentResult Of<TComponent>(object parameters, int status = StatusCodes.Status200OK) where TComponent : IComponent =>
        new(typeof(TComponent), parameters) { StatusCode = status, PreventStreamingRendering = true };

    public static RazorComponentResult NotFound(string what) => Of<NotFoundPage>(new { What = what }, StatusCodes.Status404NotFound);
}
