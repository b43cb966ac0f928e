using MimeKit;

namespace Heed.Sources.Imap.Answers;

/// <summary>By which server a mailbox's answers are sent, as <c>smtps://user@host:port</c>, and as whom.</summary>
/// <param name="User">Null: the server asks for none.</param>
/// <param name="IsWrapped"><c>smtps</c>: TLS from the first byte (RFC 8314); else by STARTTLS.</param>
/// <param name="From">The address that answers name.</param>
internal sealed record AnswerWay(string Host, int Port, string? User, bool IsWrapped, string From)
{
    private const int WrappedPort = 465, PlainPort = 587;

    /// <summary>UTF-16 units of an address at most (RFC 5321, 4.5.3.1.3).</summary>
    public const int LongestAddress = 254;

    /// <summary>The setting that names the server.</summary>
    public const string ServerSetting = "answer";

    /// <summary>The setting that names the address answers come from.</summary>
    public const string FromSetting = "from";

    /// <summary>What a mailbox lacks whose approval is asked for without a way to answer.</summary>
    public const string Missing = "Name the server by which this mailbox answers (--set answer=smtps://USER@HOST): whoever writes is told at once what becomes of the message.";

    /// <returns>Null: the source names none, or none that is of use, for the reason given; empty: it names none.</returns>
    public static AnswerWay? Of(Source source, out string problem)
    {
        problem = "";
        if (!source.Mapping.TryGetValue(ServerSetting, out string? server))
        {
            if (source.Mapping.ContainsKey(FromSetting)) problem = $"The setting \"{FromSetting}\" is of use only with \"{ServerSetting}\".";
            return null;
        }
        bool wrapped = server.StartsWith("smtps://", StringComparison.OrdinalIgnoreCase);
        if ((!wrapped && !server.StartsWith("smtp://", StringComparison.OrdinalIgnoreCase)) || !Uri.TryCreate(server, UriKind.Absolute, out Uri? at)
            || at.Host.Length == 0 || at.AbsolutePath.Trim('/').Length > 0 || at.Query.Length > 0 || at.Fragment.Length > 0)
        {
            problem = $"\"{server}\" is no address of a mail server: give it as smtps://USER@HOST, an @ in the user's name as %40.";
            return null;
        }
        if (at.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            problem = "The address of the mail server holds a password, and would stand in the book of sources: leave it out. The mailbox's is used.";
            return null;
        }
        string? user = at.UserInfo.Length > 0 ? Uri.UnescapeDataString(at.UserInfo) : null;
        string? from = source.Mapping.GetValueOrDefault(FromSetting) ?? AddressOrNull(user) ?? AddressOrNull(ImapAddress.Parse(source.Address, out _)?.User);
        if (AddressOrNull(from) is not { } sender)
        {
            problem = from is null ? $"Say from which address it answers (--set {FromSetting}=NAME@HOST): the user's name is none." : $"\"{from}\" is no mail address to answer from.";
            return null;
        }
        return new(at.Host, at.Port > 0 ? at.Port : wrapped ? WrappedPort : PlainPort, user, wrapped, sender);
    }

    private static string? AddressOrNull(string? text) =>
        text is { Length: <= LongestAddress } && MailboxAddress.TryParse(text, out MailboxAddress? address) && address.Domain.Length > 0 && address.Address == text ? text : null;
}
