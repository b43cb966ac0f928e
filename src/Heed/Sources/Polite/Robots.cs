using System.Globalization;
using System.Text;

namespace Heed.Sources.Polite;

/// <summary>One server's robots.txt as RFC 9309 reads it, for one product token.</summary>
public sealed class Robots
{
    /// <summary>Bytes read of a robots.txt; RFC 9309 asks for at least as much. The rest does not count.</summary>
    public const int SizeLimit = 500 * 1024;

    /// <summary>Longest pause between requests that is followed when a server asks for one.</summary>
    public static readonly TimeSpan DelayLimit = TimeSpan.FromMinutes(1);

    /// <summary>No robots.txt (4xx): everything may be read.</summary>
    public static readonly Robots AllowAll = new([], null, []);

    /// <summary>The server cannot say (5xx, no answer): nothing may be read.</summary>
    public static readonly Robots AllowNothing = new([new Rule(false, "/")], null, []);

    private readonly IReadOnlyList<Rule> _rules;
    private readonly IReadOnlyList<string> _usage;

    private Robots(IReadOnlyList<Rule> rules, TimeSpan? delay, IReadOnlyList<string> usage) => (_rules, Delay, _usage) = (rules, delay, usage);

    /// <summary>Pause the server asks for between requests (<c>Crawl-delay</c>, not in the RFC but in use); null: none.</summary>
    public TimeSpan? Delay { get; }

    /// <summary>The whole server asks not to be read.</summary>
    public bool ClosesAll => !Allows("/");

    /// <summary>The file says that what is here may not be used as Heed would (<c>Content-Usage</c>, <c>Content-Signal</c>).</summary>
    public bool RefusesUse => _usage.Any(UsePreference.Refuses);

    /// <param name="Path">With <c>*</c> and a closing <c>$</c>; percent-encoded as <see cref="Canonical"/> does.</param>
    private sealed record Rule(bool Allows, string Path);

    /// <param name="token">Product token, as <c>heed</c>; case does not count.</param>
    public static Robots Parse(ReadOnlySpan<byte> bytes, string token)
    {
        string text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, SizeLimit)]).TrimStart('\uFEFF');
        Group mine = new(), any = new();
        bool named = false, forMe = false, forAny = false, inAgents = false;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> line = (raw.IndexOf('#') is >= 0 and var comment ? raw[..comment] : raw).Trim();
            int colon = line.IndexOf(':');
            if (colon <= 0) continue;
            string key = line[..colon].Trim().ToString().ToLowerInvariant();
            string value = line[(colon + 1)..].Trim().ToString();
            if (key is "user-agent" or "useragent" or "user agent")
            {
                // Several agents before the first rule share a group; an agent after a rule begins a new one.
                if (!inAgents) forMe = forAny = false;
                inAgents = true;
                if (value.StartsWith('*')) forAny = true;
                else if (Token(value).Equals(token, StringComparison.OrdinalIgnoreCase)) named = forMe = true;
            }
            else if (key is "allow" or "disallow" or "crawl-delay" or "content-usage" or "content-signal")
            {
                inAgents = false;
                if (forMe) mine.Add(key, value);
                if (forAny) any.Add(key, value);
            }
        }
        return (named ? mine : any).Make();
    }

    /// <param name="pathAndQuery">As it is sent: begins with a slash, percent-encoded.</param>
    public bool Allows(string pathAndQuery)
    {
        if (pathAndQuery == "/robots.txt") return true;
        string path = Canonical(pathAndQuery);
        Rule? longest = null;
        foreach (Rule rule in _rules)
        {
            if (!Matches(rule.Path, path)) continue;
            if (longest is null || rule.Path.Length > longest.Path.Length || (rule.Path.Length == longest.Path.Length && rule.Allows)) longest = rule;
        }
        return longest?.Allows ?? true;
    }

    private sealed class Group
    {
        private readonly List<Rule> _rules = [];
        private readonly List<string> _usage = [];
        private TimeSpan? _delay;

        public void Add(string key, string value)
        {
            if (key is "content-usage" or "content-signal") _usage.Add(value);
            else if (key is "crawl-delay") _delay = Seconds(value) ?? _delay;
            else if (value.Length > 0) _rules.Add(new(key is "allow", Canonical(value)));
        }

        public Robots Make() => new(_rules, _delay, _usage);

        private static TimeSpan? Seconds(string value) =>
            double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && seconds > 0
                ? TimeSpan.FromSeconds(Math.Min(seconds, DelayLimit.TotalSeconds))
                : null;
    }

    /// <summary>The letters, hyphens and underscores a product token is made of, without a version behind it.</summary>
    private static string Token(string value)
    {
        int end = 0;
        while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '-' or '_')) end++;
        return value[..end];
    }

    /// <summary>The parts between stars, each at its first place after the one before: enough, as a star takes anything.</summary>
    private static bool Matches(string pattern, string path)
    {
        bool toEnd = pattern.EndsWith('$');
        string[] parts = (toEnd ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        int at = parts[0].Length;
        if (parts.Length == 1) return !toEnd || at == path.Length;
        for (int i = 1; i < parts.Length; i++)
        {
            if (toEnd && i == parts.Length - 1) return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            int found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + parts[i].Length;
        }
        return true;
    }

    /// <summary>One spelling for each path (RFC 9309, 2.2.2): what is not ASCII as percent-encoded UTF-8, letters and digits plain,
    /// hexadecimal digits in capitals.</summary>
    private static string Canonical(string path)
    {
        StringBuilder result = new(path.Length);
        byte[] bytes = Encoding.UTF8.GetBytes(path);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte b = bytes[i];
            bool coded = b == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]);
            if (coded)
            {
                b = Convert.FromHexString([(char)bytes[i + 1], (char)bytes[i + 2]])[0];
                i += 2;
            }
            if (coded ? char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~' : b is > 0x20 and < 0x7F) result.Append((char)b);
            else result.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }
        return result.ToString();
    }
}
