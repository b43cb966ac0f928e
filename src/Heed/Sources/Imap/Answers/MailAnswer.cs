using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Heed.Sources.Imap.Answers;

/// <summary>The two answers of a mailbox. They have the same headers and the same size: who sees of a mail only these (a mail server's log) does not learn
/// which it was.</summary>
internal static class MailAnswer
{
    /// <param name="code">By which the message can be taken back, for people; left out when it was turned away.</param>
    /// <param name="now">The answer's date.</param>
    public static MimeMessage Of(Source source, Settings settings, AnswerWay way, MailSender sender, Received received, string code, DateTimeOffset now)
    {
        MailboxAddress from = new(settings.Operator, way.From);
        MimeMessage answer = new() { Subject = $"Your message to: {source.Name}", Date = now, MessageId = $"{RandomNumberGenerator.GetHexString(32, lowercase: true)}@{from.Domain}" };
        answer.From.Add(from);
        answer.To.Add(new MailboxAddress("", sender.To));
        if (sender.MessageId is { } id)
        {
            answer.Headers.Add(HeaderId.InReplyTo, $"<{id}>");
            answer.Headers.Add(HeaderId.References, $"<{id}>");
        }
        answer.Headers.Add(HeaderId.AutoSubmitted, "auto-replied"); // RFC 3834
        answer.Headers.Add("X-Auto-Response-Suppress", "All");
        byte[] kept = Encoding.UTF8.GetBytes(Kept(source, settings, code)), turnedAway = Encoding.UTF8.GetBytes(TurnedAway(source, settings));
        byte[] text = received is Received.Kept ? kept : turnedAway;
        // Base64, so that the size on the way depends on nothing but the number of bytes.
        answer.Body = new TextPart("plain")
        {
            Content = new MimeContent(new MemoryStream([.. text, .. Enumerable.Repeat((byte)' ', Math.Max(kept.Length, turnedAway.Length) - text.Length)])),
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentType = { Charset = "utf-8" },
        };
        return answer;
    }

    private static string Kept(Source source, Settings settings, string code) => Lines(
        $"{settings.Operator} has received your message. It is kept for {source.KeepDays} {(source.KeepDays == 1 ? "day" : "days")} at most, then it is erased.",
        "What happens with it: e-mail addresses, numbers, names after a greeting and the like are searched for and taken out of the text before it is stored; some are missed. People of the operator read it. Themes and numbers leave their desk only for groups of people, never for one.",
        $"To take it back, open {Withdrawal(source, settings)} and give this code, which is stored nowhere:\r\n\r\n    {code}",
        $"Your mail itself lies in the mailbox until it is deleted there. For that, write to {settings.Contact}; when it is deleted there, it is erased here, too.",
        About(source, settings));

    private static string TurnedAway(Source source, Settings settings) => Lines(
        "This address does not take such messages. Nothing of yours was stored, counted or shown to anybody by this program.",
        $"Whom to write to: {source.Referral}",
        $"Your mail itself lies in the mailbox until it is deleted there, as every mail does. For that, write to {settings.Contact}.",
        About(source, settings));

    private static string About(Source source, Settings settings) =>
        $"This is the answer of a program. What it reads this mailbox for: {source.Purpose} All that is heard, and how to object: {settings.PublicPage}";

    private static string Withdrawal(Source source, Settings settings) =>
        new Uri(new Uri(settings.PublicPage), Source.FormAddress(source.Id) + "/withdraw").AbsoluteUri;

    private static string Lines(params string[] paragraphs) => string.Join("\r\n\r\n", paragraphs) + "\r\n";
}
