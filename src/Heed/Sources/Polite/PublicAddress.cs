using System.Net;
using System.Net.Sockets;

namespace Heed.Sources.Polite;

/// <summary>Tells addresses of the public internet from those of machines at home: without it, a redirect or a name could make
/// Heed read its own neighbours (server-side request forgery).</summary>
internal static class PublicAddress
{
    /// <summary>IANA special-purpose registry (RFC 6890 and updates): not globally reachable, or not one host.</summary>
    private static readonly IPNetwork[] NotPublic =
    [
        .. "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
            .Split(' ').Select(IPNetwork.Parse),
        .. "::/128 ::1/128 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8"
            .Split(' ').Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork LocalNat64 = IPNetwork.Parse("64:ff9b:1::/48");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            if (LocalNat64.Contains(address) || address.ScopeId != 0) return false;
            if (Nat64.Contains(address)) return Is(Embedded(address, 12));
            if (SixToFour.Contains(address)) return Is(Embedded(address, 2)) && IsPublicPart(address);
            if (Compatible.Contains(address) || !Global.Contains(address)) return false;
        }
        return IsPublicPart(address);
    }

    private static bool IsPublicPart(IPAddress address) => !NotPublic.Any(network => network.Contains(address));

    /// <summary>The IPv4 address that an IPv6 address carries from byte <paramref name="at"/> on.</summary>
    private static IPAddress Embedded(IPAddress address, int at) => new(address.GetAddressBytes().AsSpan(at, 4));
}
