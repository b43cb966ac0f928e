using System.Globalization;

namespace Heed.Sources;

/// <summary>How far a file was read, as two numbers: <c>12345/67</c>. What they count is the connector's.</summary>
internal readonly record struct FilePosition(long First, long Second)
{
    public override string ToString() => $"{First}/{Second}";

    /// <returns>Zeros for what is not of that form: reading from the start does no harm.</returns>
    public static FilePosition Parse(string? cursor) =>
        cursor?.Split('/') is [var first, var second]
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out long one)
        && long.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out long two) ? new(one, two) : default;
}
