using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Heed.App.Pages.Shared;

/// <summary>Style, scripts and icon: part of the program file, compressed once, under addresses that hold a hash of their content, so
/// that browsers may keep them for ever.</summary>
public static class WebFiles
{
    private const string Prefix = "wwwroot/";

    private static readonly Dictionary<string, Asset> Known = Load();

    /// <summary>The files, by name.</summary>
    internal static IReadOnlyDictionary<string, Asset> All => Known;

    /// <summary>Where a file is served: <c>/assets/heed.0123456789ab.css</c>.</summary>
    public static string Url(string name) => "/assets/" + Known[name].Address;

    internal static void Map(IEndpointRouteBuilder app)
    {
        Dictionary<string, Asset> byAddress = Known.Values.ToDictionary(asset => asset.Address);
        app.MapGet("/assets/{address}", (HttpContext context, string address) =>
            byAddress.TryGetValue(address, out Asset? asset) ? Send(context, asset) : Results.NotFound());
    }

    private static IResult Send(HttpContext context, Asset asset)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers.Vary = "Accept-Encoding";
        bool brotli = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli) context.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(brotli ? asset.Brotli : asset.Bytes, asset.Type, entityTag: new($"\"{asset.Hash}{(brotli ? "-br" : "")}\""));
    }

    private static Dictionary<string, Asset> Load()
    {
        FileExtensionContentTypeProvider types = new();
        Dictionary<string, Asset> assets = [];
        foreach (string resource in typeof(WebFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using System.IO.Stream stream = typeof(WebFiles).Assembly.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string name = resource[Prefix.Length..], hash = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
            using MemoryStream packed = new();
            using (BrotliStream brotli = new(packed, CompressionLevel.SmallestSize)) brotli.Write(bytes);
            string type = types.TryGetContentType(name, out string? known) ? known : "application/octet-stream";
            assets[name] = new($"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", hash, type, bytes, packed.ToArray());
        }
        return assets;
    }

    /// <param name="Address">Its name with the hash in it.</param>
    internal sealed record Asset(string Address, string Hash, string Type, byte[] Bytes, byte[] Brotli);
}
