namespace Heed.Sources.Bluesky;

/// <summary>Whom a Bluesky source asks, beside the stream it follows.</summary>
/// <param name="AppView">Answers <c>app.bsky.*</c> to anybody: profiles and posts.</param>
/// <param name="Directory">Says at which server an account lives (<c>did:plc</c>).</param>
/// <param name="Server">Of a search: where its account lives.</param>
/// <param name="Account">Of a search: the handle of the account that was opened for this installation; null: none is named.</param>
internal sealed record BlueskyServices(Uri AppView, Uri Directory, Uri Server, string? Account)
{
    /// <summary>Names of the settings in <see cref="Source.Mapping"/>, with what holds when they are not there.</summary>
    private static readonly IReadOnlyDictionary<string, string> Standard = new Dictionary<string, string>
    {
        ["appview"] = "https://public.api.bsky.app",
        ["plc"] = "https://plc.directory",
        ["pds"] = "https://bsky.social",
        ["account"] = "",
    };

    /// <exception cref="SourceException">A setting is wrong.</exception>
    public static BlueskyServices Of(Source source) => Problems(source) is [var problem, ..]
        ? throw new SourceException(Health.Broken, problem)
        : new(Address(source, "appview"), Address(source, "plc"), Address(source, "pds"), source.Mapping.GetValueOrDefault("account"));

    /// <summary>What is wrong with the settings, one sentence each.</summary>
    public static IReadOnlyList<string> Problems(Source source) =>
    [
        .. source.Mapping.Keys.Except(Standard.Keys).Select(name => $"A Bluesky source has no setting \"{name}\": it has {string.Join(", ", Standard.Keys)}."),
        .. ((string[])["appview", "plc", "pds"]).Where(name => source.Mapping.TryGetValue(name, out string? value) && WebAddress.Of(value) is null)
            .Select(name => $"The setting \"{name}\" must be a web address with https://; without it, {Standard[name]} is asked."),
    ];

    private static Uri Address(Source source, string name) => WebAddress.Of(source.Mapping.GetValueOrDefault(name, Standard[name]))!;
}
