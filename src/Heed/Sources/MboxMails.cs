using System.Text;
using System.Text.RegularExpressions;

namespace Heed.Sources;

/// <summary>One mail of an mbox.</summary>
/// <param name="Bytes">Without the line that begins it, its lines as they were sent; good until the next is asked for. Null: it is larger than is read.</param>
/// <param name="Ended">False: the file ends in the middle of a line of it.</param>
internal readonly record struct MboxMail(MemoryStream? Bytes, bool Ended);

/// <summary>Cuts an mbox into mails. MimeKit's own parser of mboxes takes a mail into memory whatever its size; here a mail has a bound, and so has a line.</summary>
internal sealed partial class MboxMails(Stream stream) : IDisposable
{
    private readonly LineReader _lines = new(stream, MailPost.Limit);
    private readonly MemoryStream _mail = new();
    private bool _over;

    /// <summary>Bytes up to the end of the mail last given: where the next one begins.</summary>
    public long Consumed { get; private set; }

    /// <summary>At least one line was the beginning of a mail.</summary>
    public bool AnyBegan { get; private set; }

    /// <summary>Lines before the first mail are passed over.</summary>
    /// <returns>Null: there are no more.</returns>
    public async ValueTask<MboxMail?> NextAsync(CancellationToken cancel)
    {
        _mail.SetLength(0);
        bool tooLarge = false, ended = true, afterEmpty = !AnyBegan;
        long begins = _lines.Consumed;
        while (await _lines.NextAsync(cancel) is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            ended = line.Ended;
            if (afterEmpty && IsMarker(line))
            {
                bool whole = AnyBegan;
                (AnyBegan, afterEmpty, Consumed) = (true, false, begins);
                if (whole) return Give(tooLarge, ended: true);
            }
            else
            {
                afterEmpty = !line.TooLong && line.Bytes.Span.TrimEnd((byte)'\r').IsEmpty;
                tooLarge |= line.TooLong || _mail.Length + line.Bytes.Length > MailPost.Limit;
                if (tooLarge) _mail.SetLength(0);
                else if (AnyBegan) Add(line.Bytes.Span);
            }
            begins = _lines.Consumed;
        }
        if (!AnyBegan || _over) return null;
        _over = true;
        Consumed = _lines.Consumed;
        return Give(tooLarge, ended);
    }

    public void Dispose()
    {
        _lines.Dispose();
        _mail.Dispose();
    }

    private MboxMail Give(bool tooLarge, bool ended)
    {
        _mail.Position = 0;
        return new(tooLarge ? null : _mail, ended);
    }

    /// <summary><c>&gt;From </c> was <c>From </c>, and <c>&gt;&gt;From </c> was <c>&gt;From </c>.</summary>
    private void Add(ReadOnlySpan<byte> line)
    {
        bool quoted = line.StartsWith((byte)'>') && line.TrimStart((byte)'>').StartsWith("From "u8);
        _mail.Write(quoted ? line[1..] : line);
        _mail.WriteByte((byte)'\n');
    }

    private static bool IsMarker(FileLine line) =>
        !line.TooLong && line.Bytes.Length is > 5 and < 500 && line.Bytes.Span.StartsWith("From "u8) && Marker().IsMatch(Encoding.Latin1.GetString(line.Bytes.Span));

    // “From the outset, …” may begin a line of a letter; a sender and a date do not.
    [GeneratedRegex(@"^From \S.* [A-Z][a-z]{2} +[0-9]{1,2} [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? .*[0-9]{4}|^From \S+ +[A-Z][a-z]{2},? .*[0-9]{1,2}:[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}
