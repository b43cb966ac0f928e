using System.Net.WebSockets;

namespace Heed.Sources.Polite;

public sealed partial class PoliteClient
{
    /// <summary>Streams of one host that may be open at once.</summary>
    private const int SocketsAHost = 8;

    /// <summary>A silent line is asked this often whether it still stands, and given up when no answer comes in as long.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    private readonly HttpMessageInvoker _sockets;

    /// <summary>Opens a stream (RFC 6455), by the same rules as every reading: it says who reads, asks robots.txt, and does not reach neighbours.</summary>
    /// <param name="address"><c>wss</c> or <c>ws</c>.</param>
    /// <param name="cancel">Stops the opening.</param>
    /// <exception cref="SourceException">The place refused, did not answer, asked for a pause, or speaks no WebSocket there.</exception>
    internal async Task<ClientWebSocket> OpenSocketAsync(Uri address, CancellationToken cancel)
    {
        using WireTime time = new(_options.TimeLimit, _wireClock, cancel);
        Uri web = new UriBuilder(address) { Scheme = address.Scheme is "wss" ? "https" : "http", Port = address.Port }.Uri;
        ClientWebSocket socket = new();
        try
        {
            CheckAddress(web);
            await CheckRobotsAsync(web, time, cancel);
            time.Stop();
            await HostOf(web).TurnAsync(cancel);
            time.Start();
            socket.Options.SetRequestHeader("User-Agent", _options.UserAgent);
            socket.Options.KeepAliveInterval = KeepAlive;
            socket.Options.KeepAliveTimeout = KeepAlive;
            socket.Options.CollectHttpResponseDetails = true;
            await socket.ConnectAsync(address, _sockets, time.Token);
            return socket;
        }
        catch (Exception e)
        {
            int status = (int)socket.HttpStatusCode;
            socket.Dispose();
            throw e switch
            {
                WebSocketException when status is >= 300 => Refusal(status, null),
                WebSocketException { InnerException: HttpRequestException inner } => Explained(inner),
                HttpRequestException inner => Explained(inner),
                WebSocketException => new SourceException(Health.Broken, "The server speaks no WebSocket at this address.", null, e),
                IOException => new SourceException(Health.Broken, "The connection broke off.", null, e),
                OperationCanceledException when !cancel.IsCancellationRequested =>
                    new SourceException(Health.Broken, $"The server did not open the stream within {_options.TimeLimit.TotalSeconds:0} seconds.", null, e),
                _ => e,
            };
        }
    }
}
