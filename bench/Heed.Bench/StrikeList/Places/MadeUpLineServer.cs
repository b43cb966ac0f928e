using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Heed.Bench.StrikeList.Places;

/// <summary>A made-up server on this machine that is talked to line by line.</summary>
internal abstract class MadeUpLineServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    protected MadeUpLineServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>One conversation, until the other side has said goodbye.</summary>
    /// <param name="lines">What the other side says; a byte is a character.</param>
    protected abstract Task TalkAsync(StreamReader lines, NetworkStream answers, CancellationToken stop);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true) talks.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true; // an answer is said in parts: none waits for the reader's receipt of the one before
            try
            {
                await using NetworkStream stream = client.GetStream();
                using StreamReader lines = new(stream, Encoding.Latin1);
                await TalkAsync(lines, stream, _stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The other side has gone.
            }
        }
    }
}
