using MimeKit;

namespace Heed.Sources;

/// <summary>A mail as a post, wherever it lay.</summary>
internal static class MailPost
{
    /// <summary>Bytes of one mail; a larger one is left out, with a problem.</summary>
    public const int Limit = 10 * 1024 * 1024;

    /// <summary>Why a larger one is left out: the rest of a sentence.</summary>
    public static readonly string TooLarge = $"it is larger than {Limit / 1024 / 1024} MB";

    /// <param name="otherwise">Its id when the mail itself has none.</param>
    public static RawPost Of(Source source, MimeMessage message, string otherwise)
    {
        string? plain = message.TextBody;
        string? html = plain is null ? message.HtmlBody : null;
        return new()
        {
            Source = source.Id,
            Place = PlaceOf(source),
            Network = source.Network,
            Lane = source.Lane,
            Country = source.Country,
            Again = "",
            NativeId = string.IsNullOrWhiteSpace(message.MessageId) ? otherwise : message.MessageId,
            Author = AuthorOf(message),
            Title = string.IsNullOrWhiteSpace(message.Subject) ? null : message.Subject,
            Text = plain ?? html ?? "",
            IsHtml = html is not null,
            Kind = PostKind.Message,
            Media = message.BodyParts.Any(part => part.ContentType.MediaType.Equals("image", StringComparison.OrdinalIgnoreCase)) ? ["image"] : [],
            Written = message.Headers.Contains(HeaderId.Date) && message.Date > DateTimeOffset.MinValue ? message.Date.ToUniversalTime() : null,
        };
    }

    public static string PlaceOf(Source source) => $"mail:{source.Id}";

    private static string? AuthorOf(MimeMessage message) => (message.From.Mailboxes.FirstOrDefault() ?? message.Sender)?.Address;
}
