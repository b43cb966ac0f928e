using System.Buffers;

namespace Heed.Sources;

/// <summary>One line of a file.</summary>
/// <param name="Bytes">Without its line feed; valid until the next one is read. Empty when <paramref name="TooLong"/>.</param>
/// <param name="Ended">A line feed follows; false: the file ends here, perhaps in the middle of a line.</param>
internal readonly record struct FileLine(ReadOnlyMemory<byte> Bytes, bool Ended, bool TooLong);

/// <summary>Cuts a stream into lines without holding more than the longest one allowed.</summary>
internal sealed class LineReader(Stream stream, int lineLimit) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _start;
    private int _end;

    /// <summary>Bytes of all lines given so far, with their line feeds.</summary>
    public long Consumed { get; private set; }

    /// <returns>Null: the stream has ended.</returns>
    public async ValueTask<FileLine?> NextAsync(CancellationToken cancel)
    {
        bool tooLong = false;
        int looked = 0;
        while (true)
        {
            int feed = _buffer.AsSpan(_start + looked, _end - _start - looked).IndexOf((byte)'\n');
            if (feed >= 0) return Take(looked + feed, 1, tooLong);
            looked = _end - _start;
            if (tooLong || looked > lineLimit)
            {
                tooLong = true;
                Consumed += looked;
                _start = _end = looked = 0;
            }
            if (await FillAsync(cancel) == 0)
                return looked == 0 && !tooLong ? null : Take(looked, 0, tooLong);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private FileLine Take(int length, int feedLength, bool tooLong)
    {
        tooLong |= length > lineLimit;
        FileLine line = new(tooLong ? default : _buffer.AsMemory(_start, length), feedLength > 0, tooLong);
        _start += length + feedLength;
        Consumed += length + feedLength;
        return line;
    }

    private async ValueTask<int> FillAsync(CancellationToken cancel)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }
        if (_end == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        int read = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
        _end += read;
        return read;
    }
}
