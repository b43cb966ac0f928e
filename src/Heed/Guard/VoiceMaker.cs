using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Heed.Guard;

/// <summary>Turns authors into voices: HMAC-SHA-256 under the period's key over place and author, the first 64 bits.</summary>
internal sealed class VoiceMaker(KeyRing keys)
{
    /// <exception cref="KeyDestroyedException">A period that holds <see cref="RawPost.Seen"/> was released already.</exception>
    public Voices Of(RawPost raw) => Of(raw.Place, raw.Source, raw.Author, raw.Seen);

    /// <param name="source">Speaks for posts without an author.</param>
    /// <param name="author">As the place gives it; null or blank: none.</param>
    public Voices Of(string place, string source, string? author, DateTimeOffset seen)
    {
        // The first word keeps an account that is called like a source apart from the source. Posts without an author are all of
        // one voice, their source's: to count them as many people would let one person look like many.
        string who = string.IsNullOrWhiteSpace(author)
            ? $"source\n{place}\n{source}"
            : $"author\n{place.ToUpperInvariant()}\n{Account.Fold(place, author)}";
        byte[] bytes = Encoding.UTF8.GetBytes(who);
        return new(Voice(PeriodLength.Week, seen, bytes), Voice(PeriodLength.Month, seen, bytes));
    }

    private Voice Voice(PeriodLength length, DateTimeOffset seen, byte[] who)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Voices(Period.Of(length, seen)), who, hash);
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }
}
