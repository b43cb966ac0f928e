using System.Security.Cryptography;
using System.Text;

namespace Heed.Sources;

/// <summary>Ids for posts that come without one: the same for the same words.</summary>
internal static class MadeId
{
    /// <returns><c>sha256:</c> and 64 hexadecimal digits.</returns>
    public static string Of(params ReadOnlySpan<string?> parts) => Of(Encoding.UTF8.GetBytes(string.Join('\u001F', parts)));

    /// <inheritdoc cref="Of(ReadOnlySpan{string?})"/>
    public static string Of(ReadOnlySpan<byte> bytes) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes));
}
