namespace Heed.Verify;

internal static class Base64
{
    /// <summary>Only the one canonical spelling is read, so that no character of a signed file can change unnoticed.</summary>
    /// <returns>Null: not such a text.</returns>
    public static byte[]? Decode(string text)
    {
        byte[] bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out int written)) return null;
        byte[] exact = bytes[..written];
        return Convert.ToBase64String(exact) == text ? exact : null;
    }
}
