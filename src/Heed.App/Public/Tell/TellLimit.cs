using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Heed.App.Public.Tell;

/// <summary>Slows floods: so many messages from one address, and to one form, in a quarter of an hour. In memory only, bounded, and under hashes
/// by a key that ends with the process: no address is written anywhere.</summary>
internal sealed class TellLimit(TimeProvider clock)
{
    public const int PerAddress = 10;
    public const int PerForm = 300;

    /// <summary>Addresses remembered at most; the one that came longest ago is forgotten first.</summary>
    public const int MostRemembered = 10_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int NetworkBytes = 8; // of an IPv6 address: the rest one sender chooses freely

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Counted> _known = [];

    /// <summary>Counts a message.</summary>
    /// <returns>False: there were too many.</returns>
    public bool MaySend(HttpContext context, string form)
    {
        string address = "address " + Convert.ToBase64String(HMACSHA256.HashData(_key, AddressOf(context)));
        lock (_gate) return Count(address, PerAddress) & Count("form " + form, PerForm);
    }

    private bool Count(string key, int most)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Counted known = _known.TryGetValue(key, out Counted before) && now - before.Since < Window ? before : new(0, now);
        if (known.Number >= most) return false;
        if (_known.Count >= MostRemembered && !_known.ContainsKey(key)) _known.Remove(_known.MinBy(pair => pair.Value.Since).Key);
        _known[key] = known with { Number = known.Number + 1 };
        return true;
    }

    // A proxy on this machine says for whom it asks; from elsewhere nobody is believed.
    private static byte[] AddressOf(HttpContext context)
    {
        IPAddress? peer = context.Connection.RemoteIpAddress;
        string said = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        IPAddress? address = peer is not null && IPAddress.IsLoopback(peer) && IPAddress.TryParse(said, out IPAddress? behind) ? behind : peer;
        if (address is { IsIPv4MappedToIPv6: true }) address = address.MapToIPv4();
        byte[] bytes = address?.GetAddressBytes() ?? Encoding.ASCII.GetBytes("nowhere");
        return address?.AddressFamily is AddressFamily.InterNetworkV6 ? bytes[..NetworkBytes] : bytes;
    }

    /// <param name="Since">When the first of them came (UTC).</param>
    private readonly record struct Counted(int Number, DateTimeOffset Since);
}
