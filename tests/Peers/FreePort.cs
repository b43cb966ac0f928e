using System.Net;
using System.Net.Sockets;

namespace Heed.Peers;

/// <summary>Ports nobody listens on just now.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
