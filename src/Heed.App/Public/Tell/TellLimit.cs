using Heed.App.Limits;

namespace Heed.App.Public.Tell;

/// <summary>Slows floods: so many messages from one network, and to one form, in a quarter of an hour.</summary>
internal sealed class TellLimit(TimeProvider clock)
{
    public const int PerAddress = 10;
    public const int PerForm = 300;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly RecentCounts _counts = new(clock, Window);

    /// <summary>Counts a message.</summary>
    /// <param name="network">As <see cref="Caller.NetworkOf"/>.</param>
    /// <returns>False: there were too many.</returns>
    public bool MaySend(string network, string form) => _counts.Take(("from " + network, PerAddress), ("to " + form, PerForm));
}
