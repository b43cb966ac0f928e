using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Json;

namespace Heed.Sources.Mastodon;

/// <summary>What a server says of itself.</summary>
/// <param name="Domain">Of its accounts, as in <c>@name@domain</c>.</param>
/// <param name="Software">As it names itself, with version.</param>
/// <param name="Rules">For its members, in its words.</param>
/// <param name="Believed">It tells unlisted posts from public ones and passes on what authors chose. Of others, posts and authors are looked
/// up as ActivityPub objects (<see cref="ActivityPubWord"/>).</param>
/// <param name="Access">Who may read its timelines; undefined: it does not say.</param>
internal sealed partial record MastodonServer(string Domain, string Software, IReadOnlyList<string> Rules, bool Believed, JsonElement Access)
{
    /// <summary>Reads what the server says now.</summary>
    /// <exception cref="SourceException">It speaks no Mastodon API, or cannot be read.</exception>
    public static async Task<MastodonServer> AskAsync(JsonApi api, Uri root, CancellationToken cancel)
    {
        JsonElement said = await ReadAsync(api, cancel);
        string software = said.Text("version") ?? throw new SourceException(Health.Broken, "This server does not speak the Mastodon API.");
        return new(
            DomainOf(said.Text("domain") ?? said.Text("uri"), root),
            software,
            [.. said.List("rules").Select(rule => $"{rule.Text("text")} {rule.Text("hint")}".Trim()).Where(rule => rule.Length > 0)],
            IsTrusted(software),
            said.Field("configuration", "timelines_access") ?? default);
    }

    /// <summary>The software is known to pass on what its authors chose, so what it says of a post again, author and all, is taken.</summary>
    internal static bool IsTrusted(string software) => TrustedSoftware().IsMatch(software);

    /// <summary>Why a timeline of it is not read; null: nothing speaks against it.</summary>
    public string? Refusal(MastodonTimeline timeline)
    {
        if (Rules.FirstOrDefault(rule => MachineReading().IsMatch(rule)) is { } rule)
            return $"One of the server's rules speaks of reading by machines: “{rule}” Ask those who run it; Heed does not read it as long as that rule stands.";
        foreach (string part in timeline.Local ? ["local"] : (string[])["local", "remote"])
        {
            if (timeline.Feed.Length > 0 && Access.Field(timeline.Feed, part)?.Text() is { } who and not "public")
                return $"The server shows this timeline not to everybody but only to its members ({timeline.Feed}.{part} is {who}). Heed does not read it by another way.";
        }
        return null;
    }

    /// <summary>A server names a domain of its own, or the one it is part of; nobody else's.</summary>
    private static string DomainOf(string? said, Uri root)
    {
        string own = root.IsDefaultPort ? root.IdnHost : $"{root.IdnHost}:{root.Port}";
        return said is not null && own.EndsWith($".{said}", StringComparison.OrdinalIgnoreCase) ? said.ToLowerInvariant() : own;
    }

    private static async Task<JsonElement> ReadAsync(JsonApi api, CancellationToken cancel)
    {
        try
        {
            return (await api.GetAsync("/api/v2/instance", cancel)).Body;
        }
        catch (SourceException old) when (old.Status is 404)
        {
            return (await api.GetAsync("/api/v1/instance", cancel)).Body;
        }
    }

    /// <summary>Mastodon and its forks write a bare version; GoToSocial too; Pleroma and Akkoma name themselves behind it.</summary>
    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.[0-9]+[^\s()]*$|compatible; (Pleroma|Akkoma) ", RegexOptions.CultureInvariant)]
    private static partial Regex TrustedSoftware();

    /// <summary>Rules in the six languages that speak of scraping, crawling, harvesting, data mining or indexing.</summary>
    [GeneratedRegex(
        @"\b(scrap(e|es|er|ing)|crawl(er|ers|ing)?|harvest(ing)?|data[- ]?mining|(web|search)[- ]?index(ing|er)?|indexing|bulk[- ]?(collect|download)\w*|data collection|auslesen|ausgelesen|massenhaft\w*|rastre\w+|raspado|indexa\w+|moissonnage|aspir(er|ation)|estrazion\w+ (di|dei) dati|indicizza\w+|zbierani\w+ danych|indeksowani\w+)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MachineReading();
}
