using System.Globalization;
using System.Security.Cryptography;

namespace Heed.Verify;

/// <summary>One act in full, with the salt that ties it to its entry in the log. Who is shown this can work out the entry, and so knows
/// that the act stood there from the beginning; who is not shown the salt can guess nothing from the entry.</summary>
/// <param name="At">UTC, whole milliseconds.</param>
/// <param name="Who">Who did it.</param>
/// <param name="Detail">JSON text, kept as typed; null: none.</param>
/// <param name="Salt">32 random bytes.</param>
public sealed record RevealedAct(string Kind, string Object, DateTimeOffset At, string Who, string? Detail, byte[] Salt)
{
    /// <summary>How <see cref="At"/> is written.</summary>
    public const string AtForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The act as RFC 8785 writes it: members in alphabetical order, no spaces.</summary>
    public byte[] ToCanonicalJson() => FlatJson.Write(
        ("at", At.UtcDateTime.ToString(AtForm, CultureInfo.InvariantCulture)),
        ("detail", Detail), ("kind", Kind), ("object", Object), ("who", Who));

    /// <summary>SHA-256 over salt and canonical JSON, lower-case hex.</summary>
    public string Seal() => Convert.ToHexStringLower(SHA256.HashData([.. Salt, .. ToCanonicalJson()]));

    public LogEntry ToEntry() => new(Kind, Object, DateOnly.FromDateTime(At.UtcDateTime), Seal());
}
