using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Heed.Verify;

/// <summary>The public half of a key that signs notes: Ed25519 by C2SP signed-note.</summary>
public sealed class NoteKey
{
    // The type byte of Ed25519 note signatures.
    private const byte Ed25519 = 1;

    private readonly PublicKey _key;

    private NoteKey(string name, PublicKey key)
    {
        Name = name;
        _key = key;
        Id = IdOf(name, key);
    }

    /// <summary>The signer's name: for a log its origin. No space, no plus.</summary>
    public string Name { get; }

    /// <summary>First 32 bits of the SHA-256 of name, newline, type and key.</summary>
    public uint Id { get; }

    /// <param name="text">Name, key id in hex and key in base64 with plus signs between, as <see cref="ToString"/> gives it.</param>
    /// <returns>Null: not such a key, or not an Ed25519 one.</returns>
    public static NoteKey? Parse(string text)
    {
        if (text.Split('+', 3) is not [var name, var id, var coded] || !IsName(name)) return null;
        if (Base64.Decode(coded) is not [Ed25519, .. var bytes]) return null;
        if (!PublicKey.TryImport(SignatureAlgorithm.Ed25519, bytes, KeyBlobFormat.RawPublicKey, out PublicKey? key) || key is null) return null;
        NoteKey parsed = new(name, key);
        return parsed.Id.ToString("x8", CultureInfo.InvariantCulture) == id ? parsed : null;
    }

    /// <summary>Whether <paramref name="name"/> may sign notes.</summary>
    public static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    /// <summary>The verifier key in one line, as the tools of the note format take it.</summary>
    public override string ToString() =>
        $"{Name}+{Id:x8}+{Convert.ToBase64String([Ed25519, .. _key.Export(KeyBlobFormat.RawPublicKey)])}";

    internal static NoteKey Of(string name, PublicKey key) => new(name, key);

    internal bool Verifies(string text, ReadOnlySpan<byte> signature) =>
        SignatureAlgorithm.Ed25519.Verify(_key, Encoding.UTF8.GetBytes(text), signature);

    private static uint IdOf(string name, PublicKey key) => BinaryPrimitives.ReadUInt32BigEndian(
        SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519, .. key.Export(KeyBlobFormat.RawPublicKey)]));
}
