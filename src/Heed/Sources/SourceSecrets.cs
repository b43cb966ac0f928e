using System.Security.Cryptography;
using System.Text;

namespace Heed.Sources;

/// <summary>What sources need that nobody may see: one secret a source (an app password), in a file of its own in the folder <c>secrets</c>,
/// sealed with AES-256-GCM under a key of the installation's. A secret is sealed to its source: no file can stand for another's.</summary>
public sealed class SourceSecrets(string folder, KeyRing keys)
{
    /// <summary>UTF-16 units of a secret.</summary>
    public const int LongestSecret = 500;

    private const int NonceBytes = 12, TagBytes = 16;

    private readonly string _folder = Path.Combine(folder, "secrets");

    /// <summary>Keeps a secret, in place of the one before.</summary>
    /// <param name="source">Id of a source.</param>
    /// <exception cref="ArgumentException">It is empty or too long, or the id is none.</exception>
    public void Put(string source, string secret)
    {
        if (secret is not { Length: > 0 and <= LongestSecret }) throw new ArgumentException($"A secret has 1 to {LongestSecret} characters.", nameof(secret));
        byte[] plain = Encoding.UTF8.GetBytes(secret);
        byte[] whole = new byte[NonceBytes + plain.Length + TagBytes];
        Span<byte> nonce = whole.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using (AesGcm cipher = new(keys.Secrets, TagBytes)) cipher.Encrypt(nonce, plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length), Encoding.UTF8.GetBytes(source));
        CryptographicOperations.ZeroMemory(plain);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(_folder);
        else Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string file = FileOf(source);
        File.WriteAllBytes(file + ".new", whole);
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <returns>Null: there is none.</returns>
    /// <exception cref="SourceException">It cannot be opened.</exception>
    public string? Get(string source)
    {
        string file = FileOf(source);
        if (!File.Exists(file)) return null;
        byte[] whole = File.ReadAllBytes(file);
        try
        {
            byte[] plain = new byte[Math.Max(0, whole.Length - NonceBytes - TagBytes)];
            using AesGcm cipher = new(keys.Secrets, TagBytes);
            cipher.Decrypt(whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length), plain, Encoding.UTF8.GetBytes(source));
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new SourceException(Health.Broken, $"The secret of this source cannot be opened: it was changed, or sealed under another key. Give it anew: heed source secret {source}.", null, e);
        }
    }

    /// <summary>Forgets a source's secret; nothing happens when there is none.</summary>
    public void Remove(string source) => File.Delete(FileOf(source));

    private string FileOf(string source) =>
        SourceBook.Slug().IsMatch(source) ? Path.Combine(_folder, source + ".sealed") : throw new ArgumentException($"\"{source}\" is no id of a source.", nameof(source));
}
