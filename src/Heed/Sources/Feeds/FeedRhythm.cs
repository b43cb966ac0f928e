using System.Globalization;
using System.Xml.Linq;

namespace Heed.Sources.Feeds;

/// <summary>How often a feed says that it changes: RSS's <c>ttl</c> in minutes, or the syndication module of RSS 1.0
/// (<c>updatePeriod</c>, divided by <c>updateFrequency</c>).</summary>
internal static class FeedRhythm
{
    private const double LongestDays = 366;

    /// <param name="channel">The channel, or the feed of Atom.</param>
    /// <returns>Null: it does not say. The longer of the two.</returns>
    public static TimeSpan? Of(XElement channel)
    {
        double? ttl = Number(channel.Said("", "ttl")) / (24 * 60);
        double? period = channel.Said("sy", "updatePeriod")?.ToLowerInvariant() switch
        {
            "hourly" => 1.0 / 24,
            "daily" => 1,
            "weekly" => 7,
            "monthly" => 30,
            "yearly" => 365,
            _ => null,
        } / Math.Max(1, Number(channel.Said("sy", "updateFrequency")) ?? 1);
        double? days = ttl > period || period is null ? ttl : period;
        return days is > 0 ? TimeSpan.FromDays(Math.Min(days.Value, LongestDays)) : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;
}
