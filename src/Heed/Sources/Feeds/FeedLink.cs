using System.Text.RegularExpressions;

namespace Heed.Sources.Feeds;

/// <summary>The feed that a web page names as its own.</summary>
internal static partial class FeedLink
{
    private const int BytesLookedAt = 200_000;

    /// <returns>Null: it names none.</returns>
    public static string? NamedIn(ReadOnlySpan<byte> page, string? contentType, Uri at) =>
        Link().Matches(Beginning(page, contentType))
            .Where(link => FeedType().IsMatch(link.Value))
            .Select(link => FeedElement.Address(HrefValue().Match(link.Value).Groups[1].Value, at))
            .FirstOrDefault(address => address is not null);

    /// <returns>What made the page, by its <c>meta</c> element; null: it does not say.</returns>
    public static string? GeneratorOf(ReadOnlySpan<byte> page, string? contentType) =>
        Generator().Match(Beginning(page, contentType)) is { Success: true } found ? System.Net.WebUtility.HtmlDecode(found.Groups[1].Value) : null;

    private static string Beginning(ReadOnlySpan<byte> page, string? contentType) => Charset.Decode(page[..Math.Min(page.Length, BytesLookedAt)], contentType).Text;

    [GeneratedRegex("<link\\s[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex("type\\s*=\\s*[\"']?application/(rss|atom|feed)\\+", RegexOptions.IgnoreCase)]
    private static partial Regex FeedType();

    [GeneratedRegex("href\\s*=\\s*[\"']([^\"']+)", RegexOptions.IgnoreCase)]
    private static partial Regex HrefValue();

    [GeneratedRegex("<meta\\s[^>]*name=[\"']generator[\"'][^>]*content=[\"']([^\"']{1,200})", RegexOptions.IgnoreCase)]
    private static partial Regex Generator();
}
