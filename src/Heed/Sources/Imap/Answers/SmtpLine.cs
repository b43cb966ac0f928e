using System.Net;
using System.Net.Sockets;
using Heed.Sources.Polite;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Heed.Sources.Imap.Answers;

/// <summary>One open line to a mail server that takes answers. Its socket comes from the polite client, as that of <see cref="ImapLine"/> does.</summary>
internal sealed class SmtpLine : IDisposable
{
    private static readonly MailboxAddress Nobody = new("", "");

    private readonly SmtpClient _client = new() { CheckCertificateRevocation = false }; // it would ask the certificate's own addresses, past the polite client
    private readonly TimeSpan _limit;
    private bool _isOpen;

    private SmtpLine(TimeSpan limit)
    {
        _limit = limit;
        _client.Timeout = (int)limit.TotalMilliseconds;
    }

    /// <param name="password">Null: none was given.</param>
    /// <exception cref="UnsentException">No mail server takes answers there; the message says why.</exception>
    public static async Task<SmtpLine> OpenAsync(AnswerWay way, string? password, PoliteClient client, TimeSpan limit, CancellationToken cancel)
    {
        if (way.User is not null && password is null) throw new UnsentException("The mail server asks for the mailbox's password, and none was given.");
        SmtpLine line = new(limit);
        try
        {
            await line.AskAsync(async stop =>
            {
                Socket socket = await client.OpenLineAsync(way.Host, way.Port, stop);
                // Without TLS only to a machine of one's own, which the installation lists.
                bool own = socket.RemoteEndPoint is IPEndPoint { Address: var to } && IPAddress.IsLoopback(to);
                await line._client.ConnectAsync(socket, way.Host, way.Port, way.IsWrapped ? SecureSocketOptions.SslOnConnect : own ? SecureSocketOptions.None : SecureSocketOptions.StartTls, stop);
                if (way.User is not null) await line._client.AuthenticateAsync(way.User, password!, stop);
            }, cancel);
            line._isOpen = true;
            return line;
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    /// <summary>Sends one mail with an empty return path (RFC 3834, 3.3): no bounce comes back, nothing answers it.</summary>
    /// <exception cref="UnsentException">It was not taken; the message says why.</exception>
    public Task SendAsync(MimeMessage message, CancellationToken cancel) => AskAsync(stop => _client.SendAsync(message, Nobody, message.To.Mailboxes, stop), cancel);

    public void Dispose() => _client.Dispose();

    private async Task AskAsync(Func<CancellationToken, Task> ask, CancellationToken cancel)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(_limit);
        try
        {
            await ask(stop.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Explained(e) is { } failure)
        {
            throw failure;
        }
    }

    /// <returns>Null: it is a fault of Heed's own.</returns>
    private UnsentException? Explained(Exception e) => e switch
    {
        PoliteClient.NotPublicException => new("The mail server is not on the public internet. An installation may list its host and port (mayReach).", e),
        AuthenticationException => new("The mail server does not take this user and the mailbox's password.", e),
        SslHandshakeException => new("The mail server's certificate cannot be trusted, or it speaks no TLS at this port: smtps:// means TLS from the start, smtp:// STARTTLS.", e),
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted, StatusCode: var code } => new("The mail server does not send to that address.", e) { IsOfOne = true, IsFinal = (int)code >= 500 },
        SmtpCommandException { StatusCode: var code } => new("The mail server refused an answer.", e) { IsFinal = (int)code >= 500 },
        NotSupportedException when _isOpen => new("The mail server cannot send to that address.", e) { IsOfOne = true, IsFinal = true }, // it has signs beyond ASCII
        NotSupportedException => new("The mail server offers no TLS at this port (try smtps://), or no way to sign in that Heed knows.", e),
        OperationCanceledException => new($"The mail server did not answer within {_limit.TotalSeconds:0} seconds.", e),
        SocketException or IOException or SmtpProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or TimeoutException =>
            new("The mail server does not answer, or the line to it broke off.", e),
        _ => null,
    };
}
