using System.Net;
using System.Net.Sockets;

namespace Heed.App.Public;

/// <summary>How often the public page may be used to have other servers asked: by one address, and by all together. In memory only, by
/// the hour, bounded; behind a proxy all come from one address and share its share.</summary>
internal sealed class ObjectLimit(TimeProvider clock)
{
    /// <summary>Looks one address may ask for within <see cref="Window"/>.</summary>
    public const int PerAddress = 30;

    /// <summary>Looks all together may ask for within <see cref="Window"/>.</summary>
    public const int Together = 600;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _looks = [];
    private DateTimeOffset _since;
    private int _all;

    /// <summary>Takes one look off what is left.</summary>
    /// <returns>False: there is none left for this hour.</returns>
    public bool Take(IPAddress? address)
    {
        string key = KeyOf(address);
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (now - _since >= Window)
            {
                _looks.Clear(); // who came from where is forgotten by the hour
                (_since, _all) = (now, 0);
            }
            int before = _looks.GetValueOrDefault(key);
            if (before >= PerAddress || _all >= Together) return false;
            _looks[key] = before + 1; // no more keys than looks together
            _all++;
            return true;
        }
    }

    /// <summary>Of the sixth version the network: one household has very many addresses in it.</summary>
    private static string KeyOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
