using System.Buffers.Binary;
using System.Text;

namespace Heed.Verify;

/// <param name="Bytes">Four bytes of key id, big end first, then the signature.</param>
public sealed record NoteSignature(string Name, byte[] Bytes);

/// <summary>A text and who signed it (C2SP signed-note).</summary>
/// <param name="Text">Ends in a newline.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    /// <summary>Longer notes are not read.</summary>
    public const int MaxBytes = 64 * 1024;

    private const string Dash = "— ";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SignedNote Sign(string text, NoteSigner signer) => new(text, [signer.Sign(text)]);

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static SignedNote? Parse(string note) => Parse(Encoding.UTF8.GetBytes(note));

    /// <returns>Null: not a note. Nothing is said about its signatures yet.</returns>
    public static SignedNote? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes) return null;
        string all;
        try
        {
            all = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        if (all.Any(c => c < ' ' && c != '\n')) return null;
        // The text goes up to the last empty line and keeps its own newline.
        int end = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !all.EndsWith('\n')) return null;
        List<NoteSignature> signatures = [];
        foreach (string line in all[(end + 2)..].TrimEnd('\n').Split('\n'))
        {
            if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var coded]) return null;
            if (!NoteKey.IsName(name) || Base64.Decode(coded) is not { Length: > sizeof(uint) } signature) return null;
            signatures.Add(new(name, signature));
        }
        return new(all[..(end + 1)], signatures);
    }

    /// <summary>Whether <paramref name="key"/> signed this text. Signatures of other keys are passed over; one of this key that does
    /// not hold makes the note bad.</summary>
    public bool IsSignedBy(NoteKey key)
    {
        NoteSignature[] own = [.. Signatures.Where(s => s.Name == key.Name && BinaryPrimitives.ReadUInt32BigEndian(s.Bytes) == key.Id)];
        return own.Length > 0 && own.All(s => key.Verifies(Text, s.Bytes.AsSpan(sizeof(uint))));
    }

    public override string ToString() =>
        $"{Text}\n{string.Concat(Signatures.Select(s => $"{Dash}{s.Name} {Convert.ToBase64String(s.Bytes)}\n"))}";
}
