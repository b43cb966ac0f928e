using System.Security.Cryptography;

namespace Heed.Sources;

/// <summary>What a sender is shown once and can take the message back with: 120 bits in Crockford's Base32, random or a <see cref="MailCode"/>. Heed keeps
/// only a keyed hash that the message is found by.</summary>
public static class WithdrawalCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Signs = 24;
    private const int GroupSigns = 4;
    private const int SignBits = 5;

    /// <summary>Bytes in a code.</summary>
    internal const int Bytes = Signs * SignBits / 8;

    /// <summary>As <see cref="Plain"/> gives it.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Signs);

    /// <summary><c>7Q2M-…</c>, six groups of four.</summary>
    public static string Show(string code) => string.Join('-', code.Chunk(GroupSigns).Select(group => new string(group)));

    /// <summary>The code in what somebody typed, however spaced, with the letters that look like digits read as such; null: it is none.</summary>
    public static string? Plain(string typed)
    {
        string code = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return code.Length == Signs && code.All(Alphabet.Contains) ? code : null;
    }

    /// <summary>The code of these <see cref="Bytes"/> bytes, as <see cref="Plain"/> gives it.</summary>
    internal static string Of(ReadOnlySpan<byte> bytes)
    {
        UInt128 number = 0;
        foreach (byte one in bytes) number = (number << 8) | one;
        return string.Create(Signs, number, static (signs, rest) =>
        {
            for (int at = Signs - 1; at >= 0; at--, rest >>= SignBits) signs[at] = Alphabet[(int)(rest & 31)];
        });
    }

    /// <summary>The bytes of a code.</summary>
    /// <param name="plain">As <see cref="Plain"/> gives it.</param>
    internal static byte[] ToBytes(string plain)
    {
        UInt128 number = 0;
        foreach (char sign in plain) number = (number << SignBits) | (uint)Alphabet.IndexOf(sign, StringComparison.Ordinal);
        byte[] bytes = new byte[Bytes];
        for (int at = Bytes - 1; at >= 0; at--, number >>= 8) bytes[at] = (byte)(number & 0xFF);
        return bytes;
    }
}
