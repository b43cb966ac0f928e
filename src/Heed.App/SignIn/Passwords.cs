using System.Security.Cryptography;
using System.Text;
using NSec.Cryptography;

namespace Heed.App.SignIn;

/// <summary>Passwords as Argon2id keeps them: <c>argon2id$salt$hash</c>, both in Base64.</summary>
internal static class Passwords
{
    /// <summary>UTF-16 units of a password at least.</summary>
    public const int Shortest = 12;

    /// <summary>UTF-16 units of a password at most, so that nobody makes the server hash a book.</summary>
    public const int Longest = 200;

    private const string Kind = "argon2id";
    private const int SaltBytes = 16, HashBytes = 32;

    // OWASP's advice for Argon2id (19 MiB, 2 passes, 1 lane) is the floor; one hash takes about a tenth of a second here.
    private static readonly Argon2id Hash = PasswordBasedKeyDerivationAlgorithm.Argon2id(
        new Argon2Parameters { DegreeOfParallelism = 1, MemorySize = 32 * 1024, NumberOfPasses = 3 });

    // At most two hashes at once: each holds 32 MiB.
    private static readonly SemaphoreSlim AtOnce = new(2, 2);

    /// <summary>What is stored for nobody: compared with where an account is unknown, so that the answer takes as long.</summary>
    public static string Nobody { get; } = $"{Kind}${Convert.ToBase64String(new byte[SaltBytes])}${Convert.ToBase64String(new byte[HashBytes])}";

    public static async Task<string> MakeAsync(string password, CancellationToken cancel)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Kind}${Convert.ToBase64String(salt)}${Convert.ToBase64String(await DeriveAsync(password, salt, cancel))}";
    }

    public static async Task<bool> AreSameAsync(string password, string stored, CancellationToken cancel)
    {
        if (stored.Split('$') is not [Kind, var salt, var hash]) throw new InvalidDataException("A stored password is not of a kind this Heed knows.");
        byte[] derived = await DeriveAsync(password, Convert.FromBase64String(salt), cancel);
        return CryptographicOperations.FixedTimeEquals(derived, Convert.FromBase64String(hash));
    }

    private static async Task<byte[]> DeriveAsync(string password, byte[] salt, CancellationToken cancel)
    {
        await AtOnce.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Hash.DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashBytes), cancel);
        }
        finally
        {
            AtOnce.Release();
        }
    }
}
