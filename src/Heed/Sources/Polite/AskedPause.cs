using System.Globalization;
using System.Net.Http.Headers;

namespace Heed.Sources.Polite;

/// <summary>How long a server asks to be left alone, in the dialects in which servers say it.</summary>
internal static class AskedPause
{
    /// <summary>A longer pause is not believed: a wrong clock or unit must not end a source.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Of a server that says it was asked too often, and not for how long to wait.</summary>
    private static readonly TimeSpan WhenUnsaid = TimeSpan.FromMinutes(1);

    private static readonly string[] Remaining = ["X-RateLimit-Remaining", "X-Rate-Limit-Remaining", "RateLimit-Remaining"];
    private static readonly string[] Reset = ["X-RateLimit-Reset-After", "X-RateLimit-Reset", "X-Rate-Limit-Reset", "RateLimit-Reset"];

    /// <summary><c>Retry-After</c> (RFC 9110, 10.2.3), <c>Backoff</c>, or a limit that is used up; the longest counts.</summary>
    /// <returns>Null: no pause is asked for. At most <see cref="Longest"/>.</returns>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        HttpResponseHeaders headers = response.Headers;
        TimeSpan?[] asked =
        [
            Until(One(headers, "Retry-After"), now), Until(One(headers, "Backoff"), now), Until(One(headers, "X-Backoff"), now),
            IsUsedUp(First(headers, Remaining)) ? Until(First(headers, Reset), now) : null,
            .. Policies(One(headers, "RateLimit")),
        ];
        return Bounded(asked.Max()) ?? ((int)response.StatusCode is 429 ? WhenUnsaid : null);
    }

    /// <summary>The field <c>backoff</c> of an answer in JSON, in seconds.</summary>
    public static TimeSpan? Seconds(double seconds) => double.IsFinite(seconds) ? Bounded(TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds))) : null;

    private static TimeSpan? Bounded(TimeSpan? asked) => asked is { } pause && pause > TimeSpan.Zero ? pause < Longest ? pause : Longest : null;

    /// <summary>Servers write seconds, a moment in seconds or milliseconds since 1970, or a date.</summary>
    private static TimeSpan? Until(string? said, DateTimeOffset now)
    {
        const double latestDelta = 1e9, latestSeconds = 1e11;
        if (said is null) return null;
        if (Number(said) is { } number)
        {
            return number < latestDelta ? Seconds(number)
                : Seconds((number < latestSeconds ? number : number / 1_000) - (now - DateTimeOffset.UnixEpoch).TotalSeconds);
        }
        return LooseDate.Read(said) is { } date ? date - now : null;
    }

    private static bool IsUsedUp(string? remaining) => Number(remaining) is < 1;

    /// <summary>The drafts of the IETF: <c>limit=100, remaining=0, reset=30</c>, later <c>"burst";r=0;t=30, "daily";r=90;t=3600</c>.</summary>
    private static IEnumerable<TimeSpan?> Policies(string? said)
    {
        foreach (string policy in said is null ? [] : said.Contains(';') ? said.Split(',') : [said])
        {
            Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
            foreach (string part in policy.Split([';', ','], StringSplitOptions.TrimEntries))
                if (part.Split('=') is [var name, var value]) values[name.Trim()] = value.Trim();
            if (IsUsedUp(values.GetValueOrDefault("r") ?? values.GetValueOrDefault("remaining")) && Number(values.GetValueOrDefault("t") ?? values.GetValueOrDefault("reset")) is { } seconds)
                yield return Seconds(seconds);
        }
    }

    /// <summary>The first number: several windows are written <c>0, 99;w=3600</c>.</summary>
    private static double? Number(string? text) =>
        double.TryParse(text?.Split(',', ';')[0].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) ? number : null;

    private static string? First(HttpResponseHeaders headers, IEnumerable<string> names) => names.Select(name => One(headers, name)).FirstOrDefault(value => value is not null);

    private static string? One(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) && values.ToString().Trim() is { Length: > 0 and < 1_000 } value ? value : null;
}
