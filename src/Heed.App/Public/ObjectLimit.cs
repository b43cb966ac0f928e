using Heed.App.Limits;

namespace Heed.App.Public;

/// <summary>How often the public page may be used to have other servers asked: from one network, and by all together.</summary>
internal sealed class ObjectLimit(TimeProvider clock)
{
    /// <summary>Looks one network may ask for within <see cref="Window"/>.</summary>
    public const int PerAddress = 30;

    /// <summary>Looks all together may ask for within <see cref="Window"/>.</summary>
    public const int Together = 600;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly RecentCounts _counts = new(clock, Window);

    /// <summary>Takes one look off what is left.</summary>
    /// <param name="network">As <see cref="Caller.NetworkOf"/>.</param>
    /// <returns>False: there is none left for now.</returns>
    public bool Take(string network) => _counts.Take(("from " + network, PerAddress), ("all", Together));
}
