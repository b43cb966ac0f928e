using System.Runtime.CompilerServices;
using MimeKit;

namespace Heed.Sources;

/// <summary>Reads an mbox file (RFC 4155, <c>mboxrd</c> and <c>mboxo</c>), one post a mail. A file that grows is read on from where it ended.</summary>
public sealed class MboxSource(Source source) : ISource
{
    /// <summary>Bytes of one mail; a larger one is left out, with a problem.</summary>
    public const int MailLimit = MailPost.Limit;

    private const int EntriesAReach = 1_000;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.NoneAsync(ids);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using FileStream file = SourceFile.Open(source.Address);
        // First: bytes read, where a mail begins; second: mails read.
        FilePosition position = FilePosition.Parse(cursor);
        if (position.First > file.Length)
        {
            yield return new Delivery.Problem("The file is shorter than it was; it is read from the start.");
            position = default;
        }
        file.Position = position.First;

        using MboxMails mails = new(file);
        long start = position.First;
        BadLines bad = new();
        int sinceReached = 0;
        while (await mails.NextAsync(cancel) is { } mail)
        {
            cancel.ThrowIfCancellationRequested();
            if (!mail.Ended)
            {
                yield return new Delivery.Problem("The last mail of the file has no end; it is left for the next time.");
                break;
            }
            position = new(start + mails.Consumed, position.Second + 1);
            (RawPost? post, string? problem) = mail.Bytes is null ? (null, MailPost.TooLarge) : await ReadAsync(mail.Bytes, cancel);
            if (post is not null) yield return new Delivery.Entry(post);
            else if (bad.Note($"Mail {position.Second}", problem!) is { } told) yield return told;
            if (post is not null && ++sinceReached == EntriesAReach)
            {
                sinceReached = 0;
                yield return new Delivery.Reached(position.ToString());
            }
        }
        if (position.Second == 0 && file.Length > 0 && !mails.AnyBegan)
            throw new SourceException(Health.Broken, "The file of this source is no mbox: no line of it begins a mail (“From ”, sender, date).");
        if (bad.Rest is { } rest) yield return rest;
        yield return new Delivery.Reached(position.ToString());
    }

    private async Task<(RawPost? Post, string? Problem)> ReadAsync(MemoryStream bytes, CancellationToken cancel)
    {
        try
        {
            using MimeMessage message = await MimeMessage.LoadAsync(ParserOptions.Default, bytes, cancel);
            return (MailPost.Of(source, message, MadeId.Of(bytes.GetBuffer().AsSpan(0, (int)bytes.Length).TrimEnd("\r\n"u8))), null);
        }
        catch (Exception e) when (e is FormatException or NotSupportedException)
        {
            return (null, "it cannot be read");
        }
    }
}
