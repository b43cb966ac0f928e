using System.Security.Cryptography;
using System.Text;

namespace Heed;

/// <summary>Seals bytes for one purpose by AES-256-GCM: nonce (12 bytes), text, tag (16 bytes). The key is derived for the purpose, so that
/// nothing sealed for one can be opened for another.</summary>
public sealed class Sealing
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key;

    /// <param name="key">256 bits.</param>
    /// <param name="purpose">A few words, never changed.</param>
    public Sealing(byte[] key, string purpose) => _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyRing.KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        byte[] whole = new byte[NonceBytes + plain.Length + TagBytes];
        Span<byte> nonce = whole.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = new(_key, TagBytes);
        cipher.Encrypt(nonce, plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length));
        return whole;
    }

    /// <returns>Null: it was changed, or sealed under another key or for another purpose.</returns>
    public byte[]? Open(ReadOnlySpan<byte> whole)
    {
        if (whole.Length < NonceBytes + TagBytes) return null;
        byte[] plain = new byte[whole.Length - NonceBytes - TagBytes];
        using AesGcm cipher = new(_key, TagBytes);
        try
        {
            cipher.Decrypt(whole[..NonceBytes], whole[NonceBytes..^TagBytes], whole[^TagBytes..], plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
