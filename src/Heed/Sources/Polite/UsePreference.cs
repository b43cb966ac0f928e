using System.Net.Http.Headers;

namespace Heed.Sources.Polite;

/// <summary>What a server lets its pages be used for, beyond robots.txt: headers that machines are asked to obey.</summary>
internal static class UsePreference
{
    /// <summary>Heed keeps texts, finds them again and lets a program sort them: who says no to one of these is not read.</summary>
    private static readonly string[] RobotsTags = ["noindex", "none", "noarchive", "noai"];

    /// <summary>Of the vocabulary of IETF aipref and of Content-Signal: machines at all, search, text and data mining. Training
    /// of models and answers made by models are not what Heed does.</summary>
    private static readonly string[] Uses = ["bots", "search", "tdm"];

    /// <returns>The name of the header that says no; null: none does.</returns>
    public static string? RefusedBy(HttpResponseHeaders headers)
    {
        if (Values(headers, "X-Robots-Tag").Any(RefusesTag)) return "X-Robots-Tag";
        if (Values(headers, "Content-Usage").Any(Refuses)) return "Content-Usage";
        if (Values(headers, "Content-Signal").Any(Refuses)) return "Content-Signal";
        return Values(headers, "tdm-reservation").Any(value => value.Trim() is "1") ? "tdm-reservation" : null;
    }

    /// <param name="value"><c>search=n, train-ai=y</c>, with a path before it or not.</param>
    public static bool Refuses(string value)
    {
        foreach (string part in value.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is [var use, var answer] && Uses.Contains(use.Trim(), StringComparer.OrdinalIgnoreCase)
                && answer.Trim().ToLowerInvariant() is "n" or "no" or "?0")
                return true;
        }
        return false;
    }

    /// <summary><c>noindex, nofollow</c> is for all; <c>otherbot: noindex</c> is not for Heed.</summary>
    private static bool RefusesTag(string value)
    {
        bool forMe = true;
        foreach (string part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            string rule = part;
            // A name stays in force up to the next one; a date after unavailable_after has a colon too.
            if (part.IndexOf(':') is > 0 and var colon && !part.StartsWith("unavailable_after", StringComparison.OrdinalIgnoreCase) && !part.StartsWith("max-", StringComparison.OrdinalIgnoreCase))
            {
                forMe = part[..colon].Trim() is var name && (name.Equals("heed", StringComparison.OrdinalIgnoreCase) || name is "*");
                rule = part[(colon + 1)..].Trim();
            }
            if (forMe && RobotsTags.Contains(rule, StringComparer.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private static IEnumerable<string> Values(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values : [];
}
