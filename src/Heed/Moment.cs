using System.Globalization;

namespace Heed;

/// <summary>How moments stand in <c>state.db</c>: ISO 8601 in UTC to the second, so that they sort as text.</summary>
public static class Moment
{
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset? ReadOrNull(string? text) => text is null ? null : Read(text);
}
