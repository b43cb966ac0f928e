using System.IO.Compression;

namespace Heed.Sources.Polite;

/// <summary>Reads bodies within limits: packed size, unpacked size, and how many times the one the other may be.</summary>
internal static class Body
{
    private const int Chunk = 64 * 1024;

    /// <summary>Unpacked bytes that are free of the ratio: small texts pack well.</summary>
    private const int RatioFree = 1024 * 1024;

    /// <exception cref="SourceException">It is too large, or grows too much when unpacked.</exception>
    /// <exception cref="InvalidDataException">It is not packed as it says.</exception>
    public static async Task<byte[]> ReadAllAsync(HttpResponseMessage response, PoliteClientOptions options, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentLength > options.BodyLimitBytes) throw TooLarge(options);
        return await ReadAsync(response, options, options.BodyLimitBytes, throwBeyond: true, cancel);
    }

    /// <summary>The first bytes only; what comes after <paramref name="limitBytes"/> is not asked for.</summary>
    public static Task<byte[]> ReadStartAsync(HttpResponseMessage response, int limitBytes, PoliteClientOptions options, CancellationToken cancel) =>
        ReadAsync(response, options, limitBytes, throwBeyond: false, cancel);

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, PoliteClientOptions options, int limitBytes, bool throwBeyond, CancellationToken cancel)
    {
        await using Stream raw = await response.Content.ReadAsStreamAsync(cancel);
        Counted packed = new(raw);
        await using Stream body = Unpacked(packed, response.Content.Headers.ContentEncoding);
        using MemoryStream all = new();
        byte[] buffer = new byte[Chunk];
        while (await body.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            int room = limitBytes - (int)all.Length;
            if (read > room && throwBeyond) throw TooLarge(options);
            all.Write(buffer, 0, Math.Min(read, room));
            if (read > room) break;
            if (all.Length > RatioFree && all.Length > packed.Bytes * options.UnpackedRatioLimit)
                throw new SourceException(Health.Broken, $"The answer grows more than {options.UnpackedRatioLimit} times when unpacked; it was not read.");
        }
        return all.ToArray();
    }

    private static Stream Unpacked(Stream packed, ICollection<string> encodings) => encodings.Select(encoding => encoding.ToLowerInvariant()).ToArray() switch
    {
        [] or ["identity"] => packed,
        ["gzip"] or ["x-gzip"] => new GZipStream(packed, CompressionMode.Decompress),
        ["br"] => new BrotliStream(packed, CompressionMode.Decompress),
        _ => throw new InvalidDataException("A packing that was not asked for."),
    };

    private static SourceException TooLarge(PoliteClientOptions options) =>
        new(Health.Broken, $"The answer is larger than {options.BodyLimitBytes / 1024 / 1024} MB; it was not read to the end.");

    /// <summary>Passes bytes on and counts them.</summary>
    private sealed class Counted(Stream inner) : Stream
    {
        public long Bytes { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await inner.ReadAsync(buffer, cancellationToken);
            Bytes += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = inner.Read(buffer, offset, count);
            Bytes += read;
            return read;
        }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
