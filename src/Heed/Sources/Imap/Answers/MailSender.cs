using MimeKit;

namespace Heed.Sources.Imap.Answers;

/// <summary>Whoever wrote one mail. What became of it is noted, and said in an answer once the reading is past it: kept and turned away at the same time
/// and in the order of the mails, so that a mail server's log does not tell them apart.</summary>
internal sealed class MailSender : ISender
{
    private MailSender(string to, string? messageId, string nativeId) => (To, MessageId, NativeId) = (to, messageId, nativeId);

    /// <summary>The one address that is answered.</summary>
    public string To { get; }

    /// <summary>What the mail calls itself, without brackets; null: nothing that can be repeated.</summary>
    public string? MessageId { get; }

    /// <summary>As <see cref="RawPost.NativeId"/>.</summary>
    public string NativeId { get; }

    /// <summary>Null: not told yet.</summary>
    public Received? Told { get; private set; }

    /// <returns>Null: it names no address, or several, or that of a machine.</returns>
    /// <param name="own">The address that answers come from: it is never answered.</param>
    public static MailSender? Of(MimeMessage message, string nativeId, string own)
    {
        InternetAddressList wanted = message.ReplyTo.Count > 0 ? message.ReplyTo : message.From;
        if (wanted is not [MailboxAddress { Address: { Length: <= AnswerWay.LongestAddress } to, Domain.Length: > 0 }]) return null;
        if (to.Equals(own, StringComparison.OrdinalIgnoreCase) || AutomaticMail.IsMachine(to)) return null;
        return new(to, message.MessageId is { Length: > 0 and <= 250 } id && id.All(sign => sign is > ' ' and < '\u007F' and not ('<' or '>')) ? id : null, nativeId);
    }

    /// <inheritdoc/>
    public ValueTask TellAsync(Received received, CancellationToken cancel)
    {
        Told = received;
        return ValueTask.CompletedTask;
    }
}
