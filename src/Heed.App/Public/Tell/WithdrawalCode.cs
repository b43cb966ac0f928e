using System.Security.Cryptography;

namespace Heed.App.Public.Tell;

/// <summary>What a sender is shown once and can take the message back with: 120 random bits in Crockford's Base32. Heed keeps only a keyed hash
/// that the message is found by.</summary>
internal static class WithdrawalCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Signs = 24;
    private const int GroupSigns = 4;

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
}
