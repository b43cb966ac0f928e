using System.Security.Cryptography;
using System.Text;

namespace Heed;

/// <summary>One key in a file, wrapped by the master key with AES-256-GCM: version, nonce, sealed key, tag. The key's name is sealed in, so
/// that no file can stand for another.</summary>
internal static class KeyFile
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int WrappedBytes = 1 + NonceBytes + KeyRing.KeyBytes + TagBytes;

    /// <summary>Bytes a wrapped key has in its file.</summary>
    public static int Length => WrappedBytes;

    public static byte[] Wrap(byte[] master, string name, byte[] key)
    {
        byte[] wrapped = new byte[WrappedBytes];
        wrapped[0] = Version;
        Span<byte> nonce = wrapped.AsSpan(1, NonceBytes), sealedKey = wrapped.AsSpan(1 + NonceBytes, KeyRing.KeyBytes), tag = wrapped.AsSpan(1 + NonceBytes + KeyRing.KeyBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm cipher = new(master, TagBytes);
        cipher.Encrypt(nonce, key, sealedKey, tag, Encoding.UTF8.GetBytes(name));
        return wrapped;
    }

    /// <exception cref="InvalidDataException">The file is damaged, or another master key wrapped it.</exception>
    public static byte[] Unwrap(byte[] master, string name, byte[] wrapped)
    {
        if (wrapped.Length != WrappedBytes || wrapped[0] != Version)
            throw new InvalidDataException($"The key file {name} is damaged: {wrapped.Length} bytes instead of {WrappedBytes}. Restore it from a backup.");
        byte[] key = new byte[KeyRing.KeyBytes];
        ReadOnlySpan<byte> nonce = wrapped.AsSpan(1, NonceBytes), sealedKey = wrapped.AsSpan(1 + NonceBytes, KeyRing.KeyBytes), tag = wrapped.AsSpan(1 + NonceBytes + KeyRing.KeyBytes);
        try
        {
            using AesGcm cipher = new(master, TagBytes);
            cipher.Decrypt(nonce, sealedKey, tag, key, Encoding.UTF8.GetBytes(name));
            return key;
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new InvalidDataException(
                $"The key {name} cannot be opened: this is not the master key that wrapped it, or the file was changed. Name the right one in {MasterKey.Variable}.", error);
        }
    }

    /// <summary>Writes a file only its owner can read, whole or not at all, on disk when it returns.</summary>
    public static void Write(string file, byte[] bytes)
    {
        string half = file + ".new";
        File.Delete(half);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (FileStream stream = new(half, options))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }
        File.Move(half, file, overwrite: true);
    }
}
