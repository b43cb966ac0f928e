using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Sources;

/// <summary>The withdrawal code of a mail: its id within the mailbox, sealed by a keyed hash, so that nobody who knows a mail can make its code, and none
/// is stored.</summary>
public static class MailCode
{
    private const int IdBytes = sizeof(long);

    /// <summary>As <see cref="WithdrawalCode.Plain"/> gives it.</summary>
    /// <param name="nativeId">Sixteen hexadecimal digits, as <see cref="RawPost.NativeId"/> of a mailbox.</param>
    public static string Of(KeyRing keys, Source source, string nativeId)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(source);
        byte[] bytes = new byte[WithdrawalCode.Bytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, long.Parse(nativeId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        Seal(keys, source, nativeId).CopyTo(bytes.AsSpan(IdBytes));
        return WithdrawalCode.Of(bytes);
    }

    /// <summary>The <see cref="RawPost.NativeId"/> of the mail that this is the code of; null: of none.</summary>
    /// <param name="code">As <see cref="WithdrawalCode.Plain"/> gives it.</param>
    public static string? NativeIdOf(KeyRing keys, Source source, string code)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(source);
        byte[] bytes = WithdrawalCode.ToBytes(code);
        string nativeId = BinaryPrimitives.ReadInt64BigEndian(bytes).ToString("x16", CultureInfo.InvariantCulture);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(IdBytes), Seal(keys, source, nativeId)) ? nativeId : null;
    }

    private static ReadOnlySpan<byte> Seal(KeyRing keys, Source source, string nativeId) =>
        HMACSHA256.HashData(keys.Tags, Encoding.UTF8.GetBytes($"withdrawal\n{MailPost.PlaceOf(source)}\n{nativeId}")).AsSpan(0, WithdrawalCode.Bytes - IdBytes);
}
