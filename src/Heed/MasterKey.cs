using System.Security.Cryptography;

namespace Heed;

/// <summary>The one key that wraps all others. It can sit outside the data folder's volume: the environment variable
/// <see cref="Variable"/> names its file. Else it lies beside the keys it wraps, and whoever has the folder has them all.</summary>
public static class MasterKey
{
    /// <summary>Names a file of 32 bytes, or of their Base64 text.</summary>
    public const string Variable = "HEED_MASTER_KEY_FILE";

    private const string FileName = "master.key";

    /// <summary>Reads the key; makes one in <paramref name="folder"/> when the variable names none and none is there.</summary>
    /// <exception cref="InvalidDataException">The file is missing or is no key; the message says what to do.</exception>
    public static byte[] Load(string folder) => Load(folder, Environment.GetEnvironmentVariable(Variable));

    /// <param name="named">The file the variable names; null or empty: none.</param>
    internal static byte[] Load(string folder, string? named)
    {
        if (named is { Length: > 0 })
        {
            return File.Exists(named)
                ? Parse(named)
                : throw new InvalidDataException($"{Variable} names {named}, which is not there. Mount the volume that holds the master key, or mend the variable.");
        }
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) KeyFile.Write(file, RandomNumberGenerator.GetBytes(KeyRing.KeyBytes));
        return Parse(file);
    }

    private static byte[] Parse(string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (bytes.Length == KeyRing.KeyBytes) return bytes;
        byte[] decoded = new byte[KeyRing.KeyBytes];
        string text = System.Text.Encoding.ASCII.GetString(bytes).Trim();
        return Convert.TryFromBase64String(text, decoded, out int length) && length == KeyRing.KeyBytes
            ? decoded
            : throw new InvalidDataException($"{file} is no master key: it must hold {KeyRing.KeyBytes} bytes, or their Base64 text.");
    }
}
