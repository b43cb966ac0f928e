using System.Net.WebSockets;

namespace Heed.Sources.Bluesky;

/// <summary>What came on a line.</summary>
internal abstract record Received
{
    private Received() { }

    /// <param name="Bytes">Good until the next is asked for.</param>
    public sealed record Message(ReadOnlyMemory<byte> Bytes) : Received;

    /// <summary>A message larger than what is read; it was passed over to its end.</summary>
    public sealed record TooLarge : Received;

    /// <summary>The line has ended.</summary>
    public sealed record Ended : Received;
}

/// <summary>Whole messages of a WebSocket, one at a time: who does not ask for the next holds the sender back.</summary>
internal sealed class SocketMessages(WebSocket socket) : IDisposable
{
    /// <summary>Bytes of a message; the AT Protocol allows 5 MB.</summary>
    public const int MessageLimit = 5 * 1024 * 1024;

    /// <summary>A message of more bytes has no end worth waiting for.</summary>
    private const long PassedOverLimit = 64L * 1024 * 1024;

    private const int Chunk = 64 * 1024;

    private byte[] _buffer = new byte[Chunk];

    /// <param name="cancel">Ends the line with the waiting.</param>
    public async Task<Received> NextAsync(CancellationToken cancel)
    {
        int length = 0;
        long all = 0;
        try
        {
            while (true)
            {
                if (length == _buffer.Length && _buffer.Length < MessageLimit) Array.Resize(ref _buffer, Math.Min(MessageLimit, _buffer.Length * 2));
                // What is too large is read over itself.
                Memory<byte> room = length < _buffer.Length ? _buffer.AsMemory(length) : _buffer;
                ValueWebSocketReceiveResult read = await socket.ReceiveAsync(room, cancel);
                if (read.MessageType is WebSocketMessageType.Close || (all += read.Count) > PassedOverLimit) return new Received.Ended();
                if (length < _buffer.Length) length += read.Count;
                if (read.EndOfMessage) return all > MessageLimit ? new Received.TooLarge() : new Received.Message(_buffer.AsMemory(0, length));
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or ObjectDisposedException)
        {
            return new Received.Ended();
        }
    }

    public void Dispose() => socket.Dispose();
}
