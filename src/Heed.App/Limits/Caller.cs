using System.Net;
using System.Net.Sockets;

namespace Heed.App.Limits;

/// <summary>From where a request came, for limits that live in memory.</summary>
internal static class Caller
{
    private const int NetworkBytes = 8; // of an IPv6 address: the rest one household chooses freely

    /// <summary>An IPv4 address, or the network of an IPv6 one. A proxy on this machine says for whom it asks; from elsewhere nobody is believed.</summary>
    public static string NetworkOf(HttpContext context)
    {
        IPAddress? peer = context.Connection.RemoteIpAddress;
        string said = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        IPAddress? address = peer is not null && IPAddress.IsLoopback(peer) && IPAddress.TryParse(said, out IPAddress? behind) ? behind : peer;
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkBytes)) : $"{address}";
    }
}
