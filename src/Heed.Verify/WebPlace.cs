using System.Net;

namespace Heed.Verify;

/// <summary>A log as the installation serves it. A server lists no files, so partial tiles of older sizes are not looked at.</summary>
/// <param name="http">Bounds the time of each answer.</param>
/// <param name="address">The log's address; ends in a slash.</param>
public sealed class WebPlace(HttpClient http, Uri address) : ILogPlace
{
    public byte[]? Read(string path, int maxBytes)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(address, path));
        try
        {
            using HttpResponseMessage answer = http.Send(request, HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return null;
            if (!answer.IsSuccessStatusCode) throw new IOException($"{request.RequestUri} answered {(int)answer.StatusCode}.");
            using Stream body = answer.Content.ReadAsStream();
            return ReadUpTo(body, maxBytes) ?? throw new InvalidDataException($"{path} has more than {maxBytes} bytes.");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            throw new IOException($"{request.RequestUri} did not answer: {e.Message}", e);
        }
    }

    public IReadOnlyList<int> PartialWidths(TilePlace place) => [];

    private static byte[]? ReadUpTo(Stream body, int maxBytes)
    {
        using MemoryStream all = new();
        byte[] part = new byte[16 * 1024];
        while (body.Read(part) is > 0 and var read)
        {
            if (all.Length + read > maxBytes) return null;
            all.Write(part, 0, read);
        }
        return all.ToArray();
    }
}
