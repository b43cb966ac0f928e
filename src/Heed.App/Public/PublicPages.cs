using System.Text.Json;
using System.Text.Json.Serialization;
using Heed.App.Pages.Shared;
using Microsoft.Extensions.FileProviders;

namespace Heed.App.Public;

/// <summary>What needs no sign-in: the public page, the same as JSON, and the log's files.</summary>
internal static class PublicPages
{
    public const string WellKnown = "/.well-known/heed.json";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file of its own type, never inside a page
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/listening", (Installation heed) => Page.Of<ListeningPage>(new { Model = Listening.Of(heed) }));
        app.MapGet(WellKnown, (Installation heed) => Results.Json(Listening.Of(heed), Json));
        app.MapGet("/log/checkpoint", (Installation heed) => SendLogFile(heed, "checkpoint"));
        app.MapGet("/log/tile/{**path}", (Installation heed, string path) => SendLogFile(heed, "tile/" + path));
    }

    private static IResult SendLogFile(Installation heed, string path)
    {
        string folder = Path.Combine(heed.Folder, "log");
        if (!Directory.Exists(folder)) return Results.NotFound();
        using PhysicalFileProvider files = new(folder); // refuses every way out of the folder
        IFileInfo file = files.GetFileInfo(path);
        return file is { Exists: true, PhysicalPath: { } physical }
            ? Results.File(physical, path is "checkpoint" ? "text/plain; charset=utf-8" : "application/octet-stream")
            : Results.NotFound();
    }
}
