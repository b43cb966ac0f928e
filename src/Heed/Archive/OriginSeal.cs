using System.Security.Cryptography;
using System.Text;

namespace Heed.Archive;

/// <summary>Seals ids and addresses of originals, and where senders want their answers, by AES-256-GCM under their month's key: nonce (12 bytes),
/// text, tag (16 bytes). A seal is bound to its post's origin tag and to what it holds, so that none can be moved to another row or column.</summary>
internal static class OriginSeal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <param name="again">What the post is looked up by again; null: it cannot be.</param>
    /// <param name="address">Null: it can be opened nowhere.</param>
    public static byte[] Seal(byte[] key, OriginTag tag, string? again, Uri? address) =>
        // An id that holds the line break between the two is none of a network.
        Seal(key, tag.ToBytes(), $"{(again?.Contains('\n') is true ? null : again)}\n{address?.OriginalString}");

    /// <exception cref="CryptographicException">Another key, another row, or damaged.</exception>
    public static (string? Again, Uri? Address) Open(byte[] key, byte[] tag, byte[] seal) =>
        // Seals of the first version hold an address alone.
        OpenText(key, tag, seal) is var text && text.Split('\n', 2) is [var again, var address]
            ? (again.Length == 0 ? null : again, address.Length == 0 ? null : new Uri(address))
            : (null, new Uri(text));

    public static byte[] SealReplyTo(byte[] key, OriginTag tag, string replyTo) => Seal(key, ReplyBound(tag.ToBytes()), replyTo);

    /// <inheritdoc cref="Open"/>
    public static string OpenReplyTo(byte[] key, byte[] tag, byte[] seal) => OpenText(key, ReplyBound(tag), seal);

    private static byte[] ReplyBound(byte[] tag) => [.. tag, .. "reply"u8];

    private static byte[] Seal(byte[] key, byte[] bound, string text)
    {
        byte[] plain = Encoding.UTF8.GetBytes(text);
        byte[] seal = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(seal.AsSpan(0, NonceBytes));
        using AesGcm cipher = new(key, TagBytes);
        cipher.Encrypt(seal.AsSpan(0, NonceBytes), plain, seal.AsSpan(NonceBytes, plain.Length), seal.AsSpan(NonceBytes + plain.Length), bound);
        return seal;
    }

    private static string OpenText(byte[] key, byte[] bound, byte[] seal)
    {
        byte[] plain = new byte[seal.Length - NonceBytes - TagBytes];
        using AesGcm cipher = new(key, TagBytes);
        cipher.Decrypt(seal.AsSpan(0, NonceBytes), seal.AsSpan(NonceBytes, plain.Length), seal.AsSpan(NonceBytes + plain.Length), plain, bound);
        return Encoding.UTF8.GetString(plain);
    }
}
