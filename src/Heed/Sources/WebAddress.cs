namespace Heed.Sources;

/// <summary>Addresses that can be opened by anybody.</summary>
internal static class WebAddress
{
    /// <returns>Null: not absolute, or neither http nor https.</returns>
    public static Uri? Of(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address : null;
}
