namespace Heed.Sources.Bluesky;

/// <summary>Where the network's settings are asked for.</summary>
/// <param name="AppView">Answers <c>app.bsky.*</c> to anybody: profiles and posts.</param>
/// <param name="Directory">Says at which server an account lives (<c>did:plc</c>).</param>
internal sealed record BlueskyServices(Uri AppView, Uri Directory)
{
    /// <summary>Names of the settings in <see cref="Source.Mapping"/>.</summary>
    public const string AppViewName = "appview", DirectoryName = "plc";

    public const string DefaultAppView = "https://public.api.bsky.app", DefaultDirectory = "https://plc.directory";

    /// <exception cref="SourceException">One is no web address.</exception>
    public static BlueskyServices Of(Source source) => new(Address(source, AppViewName, DefaultAppView), Address(source, DirectoryName, DefaultDirectory));

    private static Uri Address(Source source, string name, string standard) =>
        WebAddress.Of(source.Mapping.GetValueOrDefault(name, standard))
        ?? throw new SourceException(Health.Broken, $"The setting \"{name}\" of this source is no web address; without it, {standard} is asked.");
}
