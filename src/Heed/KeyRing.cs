using System.Security.Cryptography;

namespace Heed;

/// <summary>The keys of an installation: 256-bit files in a folder of their own, apart from the database. Those of a figure period
/// or a month are destroyed with it and are never made a second time.</summary>
public sealed class KeyRing
{
    /// <summary>Bytes in every key.</summary>
    public const int KeyBytes = 32;

    private readonly string _folder;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _known = [];

    /// <param name="folder">Made when it is not there, readable by its owner only.</param>
    public KeyRing(string folder)
    {
        _folder = folder;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Makes origin tags. Lasting.</summary>
    public byte[] Tags => Get("tags");

    /// <summary>Hashes the places and accounts of people who objected. Lasting.</summary>
    public byte[] Objections => Get("objections");

    /// <summary>Seed of the Ed25519 key that signs the log's checkpoints. Lasting.</summary>
    public byte[] LogSeed => Get("log");

    /// <summary>Makes the voices of one figure period.</summary>
    /// <exception cref="KeyDestroyedException">The period was released.</exception>
    public byte[] Voices(Period period) => Get($"voices-{period}");

    /// <summary>Seals the origins of mentions first seen in one month.</summary>
    /// <exception cref="KeyDestroyedException">The month's last mention is gone.</exception>
    public byte[] Origins(Period month) => Get($"origins-{month}");

    /// <summary>Destroys a released period's voice key, as well as a modern disk lets anybody destroy anything. Again: nothing happens.</summary>
    public void DestroyVoices(Period period) => Destroy($"voices-{period}");

    /// <inheritdoc cref="DestroyVoices"/>
    public void DestroyOrigins(Period month) => Destroy($"origins-{month}");

    private byte[] Get(string name)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(name, out byte[]? known)) return known;
            if (File.Exists(PathOf(name, "gone"))) throw new KeyDestroyedException(name);
            string file = PathOf(name, "key");
            byte[] key = File.Exists(file) ? File.ReadAllBytes(file) : Make(file);
            if (key.Length != KeyBytes) throw new InvalidDataException($"The key file {file} is damaged: {key.Length} bytes instead of {KeyBytes}.");
            return _known[name] = key;
        }
    }

    private static byte[] Make(string file)
    {
        byte[] key = RandomNumberGenerator.GetBytes(KeyBytes);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string half = file + ".new";
        File.Delete(half);
        using (FileStream stream = new(half, options))
        {
            stream.Write(key);
            stream.Flush(flushToDisk: true);
        }
        File.Move(half, file);
        return key;
    }

    private void Destroy(string name)
    {
        lock (_gate)
        {
            // The mark first: after a crash in between the key is unused, and the next call ends it.
            File.WriteAllBytes(PathOf(name, "gone"), []);
            string file = PathOf(name, "key");
            if (File.Exists(file))
            {
                using (FileStream stream = new(file, FileMode.Open, FileAccess.Write))
                {
                    stream.Write(new byte[KeyBytes]);
                    stream.Flush(flushToDisk: true);
                }
                File.Delete(file);
            }
            if (_known.Remove(name, out byte[]? key)) CryptographicOperations.ZeroMemory(key);
        }
    }

    private string PathOf(string name, string ending) => Path.Combine(_folder, $"{name}.{ending}");
}

/// <summary>A key was asked for after its period or month was over.</summary>
public sealed class KeyDestroyedException(string name) : Exception($"The key {name} was destroyed when its time was over.");
