using System.Security.Cryptography;
using System.Text;

namespace Heed.Archive;

/// <summary>Seals ids and addresses of originals by AES-256-GCM under their month's key: nonce (12 bytes), text, tag (16 bytes). An address
/// is bound to its post's origin tag, so that none can be moved to another row.</summary>
internal static class OriginSeal
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <param name="again">What the post is looked up by again; null: it cannot be.</param>
    /// <param name="address">Null: it can be opened nowhere.</param>
    public static byte[] Seal(byte[] key, OriginTag tag, string? again, Uri? address)
    {
        // An id that holds the line break between the two is none of a network.
        byte[] plain = Encoding.UTF8.GetBytes($"{(again?.Contains('\n') is true ? null : again)}\n{address?.OriginalString}");
        byte[] seal = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(seal.AsSpan(0, NonceBytes));
        using AesGcm cipher = new(key, TagBytes);
        cipher.Encrypt(seal.AsSpan(0, NonceBytes), plain, seal.AsSpan(NonceBytes, plain.Length), seal.AsSpan(NonceBytes + plain.Length), tag.ToBytes());
        return seal;
    }

    /// <exception cref="CryptographicException">Another key, another row, or damaged.</exception>
    public static (string? Again, Uri? Address) Open(byte[] key, byte[] tag, byte[] seal)
    {
        byte[] plain = new byte[seal.Length - NonceBytes - TagBytes];
        using AesGcm cipher = new(key, TagBytes);
        cipher.Decrypt(seal.AsSpan(0, NonceBytes), seal.AsSpan(NonceBytes, plain.Length), seal.AsSpan(NonceBytes + plain.Length), plain, tag);
        // Seals of the first version hold an address alone.
        return Encoding.UTF8.GetString(plain).Split('\n', 2) is [var again, var address]
            ? (again.Length == 0 ? null : again, address.Length == 0 ? null : new Uri(address))
            : (null, new Uri(Encoding.UTF8.GetString(plain)));
    }
}
