namespace Heed.App.Pages.Shared;

/// <summary>Where a form leads back to.</summary>
internal static class LocalPath
{
    /// <summary><paramref name="path"/> when it is a path of this server, else <paramref name="otherwise"/>.</summary>
    public static string Or(string? path, string otherwise) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && path.Length <= 2_000 && !path.Any(char.IsControl) ? path : otherwise;
}
