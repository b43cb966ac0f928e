using System.Security.Cryptography;

namespace Heed;

/// <summary>The keys of an installation: 256 bits each, in files of their own apart from the database, wrapped by one master key. Those of a
/// figure period or a month are destroyed with it and are never made a second time.</summary>
public sealed class KeyRing
{
    /// <summary>Bytes in every key.</summary>
    public const int KeyBytes = 32;

    private readonly string _folder;
    private readonly byte[] _master;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, byte[]> _known = [];

    /// <param name="folder">Made when it is not there, readable by its owner only.</param>
    /// <exception cref="InvalidDataException">The master key is missing or is no key.</exception>
    public KeyRing(string folder) : this(folder, MasterKey.Load) { }

    /// <param name="master">Gives the master key, once the folder is there.</param>
    internal KeyRing(string folder, Func<string, byte[]> master)
    {
        _folder = folder;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _master = master(folder);
    }

    /// <summary>Makes origin tags. Lasting.</summary>
    public byte[] Tags => Get("tags");

    /// <summary>Hashes the places and accounts of people who objected. Lasting.</summary>
    public byte[] Objections => Get("objections");

    /// <summary>Seed of the Ed25519 key that signs the log's checkpoints. Lasting.</summary>
    public byte[] LogSeed => Get("log");

    /// <summary>Seals what sources need that nobody may see, such as app passwords. Lasting.</summary>
    public byte[] Secrets => Get("secrets");

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
            return _known[name] = File.Exists(file) ? Open(name, file) : Make(name, file);
        }
    }

    private byte[] Open(string name, string file)
    {
        byte[] bytes = File.ReadAllBytes(file);
        if (bytes.Length != KeyBytes) return KeyFile.Unwrap(_master, name, bytes);
        // Written by a Heed that did not wrap its keys yet: wrapped now, and never read plain again.
        KeyFile.Write(file, KeyFile.Wrap(_master, name, bytes));
        return bytes;
    }

    private byte[] Make(string name, string file)
    {
        byte[] key = RandomNumberGenerator.GetBytes(KeyBytes);
        KeyFile.Write(file, KeyFile.Wrap(_master, name, key));
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
                    stream.Write(new byte[KeyFile.Length]);
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
