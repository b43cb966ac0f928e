using MimeKit;

namespace Heed.Sources.Imap;

/// <summary>Tells mails that no person wrote to the operator: answers of machines, bounces, lists and newsletters.</summary>
internal static class AutomaticMail
{
    private static readonly string[] OfLists = ["List-Id", "List-Unsubscribe", "List-Post", "List-Help"];
    private static readonly string[] OfMachines = ["X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "X-Failed-Recipients"];

    public static bool Is(MimeMessage message)
    {
        HeaderList headers = message.Headers;
        // RFC 3834: "no" is written by a person, everything else is not.
        if (headers["Auto-Submitted"] is { } submitted && !submitted.Trim().StartsWith("no", StringComparison.OrdinalIgnoreCase)) return true;
        if (headers["Precedence"]?.Trim().ToLowerInvariant() is "bulk" or "junk" or "list" or "auto_reply") return true;
        if (OfLists.Concat(OfMachines).Any(name => headers[name] is not null)) return true;
        // The empty sender of a bounce (RFC 5321, 4.5.5), or a report (RFC 6522).
        return headers["Return-Path"]?.Trim() is "<>"
            || message.Body?.ContentType.IsMimeType("multipart", "report") is true
            || (message.From.Mailboxes.FirstOrDefault() is { } from && IsMachine(from.Address));
    }

    /// <summary>Whether an address is one that mail systems write from.</summary>
    public static bool IsMachine(string address) => address.Split('@')[0].ToLowerInvariant() is "mailer-daemon" or "postmaster";
}
