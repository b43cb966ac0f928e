using System.Buffers.Binary;
using System.Text;
using NSec.Cryptography;

namespace Heed.Verify;

/// <summary>Signs notes with one Ed25519 key. The same text always gets the same signature.</summary>
public sealed class NoteSigner : IDisposable
{
    private readonly Key _key;

    /// <param name="name">See <see cref="NoteKey.Name"/>.</param>
    /// <param name="seed">32 bytes.</param>
    /// <exception cref="ArgumentException">The name is empty or holds a space or a plus.</exception>
    public NoteSigner(string name, ReadOnlySpan<byte> seed)
    {
        if (!NoteKey.IsName(name)) throw new ArgumentException($"A signer's name is not empty and holds no space and no plus: '{name}'.", nameof(name));
        _key = Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        Public = NoteKey.Of(name, _key.PublicKey);
    }

    public NoteKey Public { get; }

    /// <param name="text">Ends in a newline.</param>
    public NoteSignature Sign(string text)
    {
        byte[] bytes = new byte[sizeof(uint) + SignatureAlgorithm.Ed25519.SignatureSize];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Public.Id);
        SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes(text), bytes.AsSpan(sizeof(uint)));
        return new(Public.Name, bytes);
    }

    public void Dispose() => _key.Dispose();
}
