using System.Text;
using System.Text.Json;
using Heed.App.Pages.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Heed.App.Public;

/// <summary>The public page as plain files in the data folder's <c>public/</c>, laid out as the app serves them, so that a proxy can
/// serve them when Heed is down.</summary>
public static class PublicFiles
{
    private static readonly SemaphoreSlim Writing = new(1, 1);

    /// <summary>Writes page, JSON, style and icon; each file whole or not at all.</summary>
    public static async Task WriteAsync(Installation installation, CancellationToken cancel)
    {
        await Writing.WaitAsync(cancel);
        try
        {
            Listening listening = Listening.Of(installation);
            string folder = Path.Combine(installation.Folder, "public");
            await WriteAsync(folder, "listening/index.html", Encoding.UTF8.GetBytes(await RenderAsync(installation, listening)), cancel);
            await WriteAsync(folder, PublicPages.WellKnown.TrimStart('/'), JsonSerializer.SerializeToUtf8Bytes(listening, PublicPages.Json), cancel);
            foreach (string name in (string[])["heed.css", "icon.svg"]) await WriteAsync(folder, WebFiles.Url(name).TrimStart('/'), WebFiles.All[name].Bytes, cancel);
        }
        finally
        {
            Writing.Release();
        }
    }

    /// <summary>Writes the files again after each change that an endpoint of this group made.</summary>
    internal static TBuilder ThenWritePublicFiles<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            object? answer = await next(context);
            HttpContext http = context.HttpContext;
            // The change is done: a reader who went away does not keep it off the public page.
            if (HttpMethods.IsPost(http.Request.Method)) await WriteAsync(http.RequestServices.GetRequiredService<Installation>(), CancellationToken.None);
            return answer;
        });

    private static async Task<string> RenderAsync(Installation installation, Listening listening)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton(installation);
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using HtmlRenderer renderer = new(provider, provider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            ParameterView parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ListeningPage.Model)] = listening });
            return (await renderer.RenderComponentAsync<ListeningPage>(parameters)).ToHtmlString();
        });
    }

    private static async Task WriteAsync(string folder, string path, byte[] bytes, CancellationToken cancel)
    {
        string file = Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file + ".new", bytes, cancel);
        File.Move(file + ".new", file, overwrite: true);
    }
}
