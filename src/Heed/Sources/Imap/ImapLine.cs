using System.Net;
using System.Net.Sockets;
using Heed.Sources.Polite;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;

namespace Heed.Sources.Imap;

/// <summary>One open line to a mailbox. MailKit would open sockets of its own, past the polite client; it is given one instead that the client opened, by
/// the rule that holds for all reading: to a public address, or to a host and port that the installation lists, and to the very address that was checked.</summary>
internal sealed class ImapLine : IDisposable
{
    private const int ChunkOfSummaries = 500;

    private readonly ImapClient _client = new() { CheckCertificateRevocation = false }; // it would ask the certificate's own addresses, past the polite client
    private readonly ImapTimes _times;
    private readonly List<UniqueId> _vanished = [];
    private IMailFolder _folder = null!;
    private bool _someGone, _news;
    private CancellationTokenSource? _idle;

    private ImapLine(ImapTimes times)
    {
        _times = times;
        _client.Timeout = (int)times.Answer.TotalMilliseconds;
    }

    /// <summary>The server says by itself which mails are gone.</summary>
    private bool HasResync => _client.Capabilities.HasFlag(ImapCapabilities.QuickResync);

    /// <summary>Opens the folder, only to read unless mails are to be marked.</summary>
    /// <param name="at">What is known; told about mails that are gone since, when the server can.</param>
    /// <exception cref="SourceException">No mailbox of that kind opens there; the message says why.</exception>
    public static async Task<ImapLine> OpenAsync(ImapAddress address, string password, bool marks, ImapCursor at, PoliteClient client, ImapTimes times, CancellationToken cancel)
    {
        ImapLine line = new(times);
        try
        {
            await line.AskAsync(async stop =>
            {
                Socket socket = await client.OpenLineAsync(address.Host, address.Port, stop);
                // Without TLS only to a machine of one's own, which the installation lists.
                bool own = socket.RemoteEndPoint is IPEndPoint { Address: var to } && IPAddress.IsLoopback(to);
                await line._client.ConnectAsync(socket, address.Host, address.Port,
                    address.IsWrapped ? SecureSocketOptions.SslOnConnect : own ? SecureSocketOptions.None : SecureSocketOptions.StartTls, stop);
                await line._client.AuthenticateAsync(address.User, password, stop);
                await line.OpenFolderAsync(address.Folder, marks, at, stop);
                return true;
            }, cancel);
            return line;
        }
        catch
        {
            line.Dispose();
            throw;
        }
    }

    public uint Validity => _folder.UidValidity;

    /// <summary>0: the server does not count changes.</summary>
    public ulong Changes => _folder.HighestModSeq;

    /// <summary>The mails that are gone since this was last asked, of those that are known.</summary>
    public async Task<IReadOnlyList<uint>> GoneAsync(ImapCursor at, CancellationToken cancel)
    {
        _news = false;
        List<uint> gone = [.. _vanished.Select(uid => uid.Id)];
        _vanished.Clear();
        if (_someGone)
        {
            _someGone = false;
            HashSet<uint> there = [.. (await AskAsync(stop => _folder.SearchAsync(SearchQuery.All, stop), cancel)).Select(uid => uid.Id)];
            gone.AddRange(at.Uids.Where(uid => !there.Contains(uid)));
        }
        return gone;
    }

    /// <summary>UIDs above this one, lowest first.</summary>
    public async Task<IReadOnlyList<UniqueId>> AboveAsync(uint uid, CancellationToken cancel)
    {
        if (uid == uint.MaxValue) return [];
        UniqueIdRange above = new(new UniqueId(Validity, uid + 1), UniqueId.MaxValue);
        // "n:*" names the last mail even when its UID is lower (RFC 3501, 6.4.8).
        return [.. (await AskAsync(stop => _folder.SearchAsync(SearchQuery.Uids(above), stop), cancel)).Where(found => found.Id > uid).Order()];
    }

    /// <summary>Size and what tells a mail from others, of those that are still there.</summary>
    public async Task<IReadOnlyList<IMessageSummary>> SummariesAsync(IReadOnlyList<UniqueId> uids, CancellationToken cancel)
    {
        List<IMessageSummary> all = [];
        foreach (UniqueId[] chunk in uids.Chunk(ChunkOfSummaries))
            all.AddRange(await AskAsync(stop => _folder.FetchAsync(chunk, MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.InternalDate | MessageSummaryItems.Envelope, stop), cancel));
        return all;
    }

    /// <summary>The mail's bytes, one more than is read at most. It is not marked by that (BODY.PEEK).</summary>
    /// <returns>Null: it is gone.</returns>
    public Task<Stream?> ReadAsync(UniqueId uid, CancellationToken cancel) => AskAsync(async stop =>
    {
        try
        {
            return await _folder.GetStreamAsync(uid, 0, MailPost.Limit + 1, stop);
        }
        catch (MessageNotFoundException)
        {
            return null;
        }
    }, cancel);

    /// <summary>Marks mails, where the server lets it.</summary>
    /// <returns>False: it does not.</returns>
    public async Task<bool> MarkAsync(IReadOnlyList<UniqueId> uids, string mark, CancellationToken cancel)
    {
        bool seen = mark is "seen";
        MessageFlags allowed = _folder.PermanentFlags;
        if (!allowed.HasFlag(seen ? MessageFlags.Seen : MessageFlags.UserDefined) && !_folder.PermanentKeywords.Contains(mark)) return false;
        StoreFlagsRequest request = seen ? new(StoreAction.Add, MessageFlags.Seen) { Silent = true } : new(StoreAction.Add, new HashSet<string> { mark }) { Silent = true };
        foreach (UniqueId[] chunk in uids.Chunk(ChunkOfSummaries)) await AskAsync(async stop =>
        {
            await _folder.StoreAsync(chunk, request, stop);
            return true;
        }, cancel);
        return true;
    }

    /// <summary>Mails that do not bear the mark.</summary>
    public Task<IList<UniqueId>> UnmarkedAsync(string mark, CancellationToken cancel) =>
        AskAsync(stop => _folder.SearchAsync(mark is "seen" ? SearchQuery.NotSeen : SearchQuery.NotKeyword(mark), stop), cancel);

    /// <summary>Waits until something happens in the mailbox, or for a while.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        if (_news) return; // it came while something else was asked
        if (!_client.Capabilities.HasFlag(ImapCapabilities.Idle))
        {
            await Task.Delay(_times.Look, cancel);
            await AskAsync(async stop =>
            {
                await _client.NoOpAsync(stop);
                return true;
            }, cancel);
            return;
        }
        using CancellationTokenSource done = new(_times.Idle);
        _idle = done;
        try
        {
            await AskAsync(async stop =>
            {
                await _client.IdleAsync(done.Token, stop);
                return true;
            }, cancel, _times.Idle + _times.Answer);
        }
        finally
        {
            _idle = null;
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task OpenFolderAsync(string name, bool marks, ImapCursor at, CancellationToken cancel)
    {
        if (HasResync) await _client.EnableQuickResyncAsync(cancel);
        _folder = name.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? _client.Inbox! : await _client.GetFolderAsync(name, cancel);
        _folder.MessagesVanished += (_, gone) =>
        {
            _vanished.AddRange(gone.UniqueIds);
            WakeUp();
        };
        _folder.MessageExpunged += (_, _) =>
        {
            _someGone = true;
            WakeUp();
        };
        _folder.CountChanged += (_, _) => WakeUp();
        FolderAccess access = marks ? FolderAccess.ReadWrite : FolderAccess.ReadOnly;
        if (HasResync && at.Validity > 0 && at.Changes > 0 && at.Count > 0)
            await _folder.OpenAsync(access, at.Validity, at.Changes, [.. at.Uids.Select(uid => new UniqueId(at.Validity, uid))], cancel);
        else
        {
            await _folder.OpenAsync(access, cancel);
            _someGone = true;
        }
    }

    // The events of MailKit come while it reads an answer: inside IDLE, which then ends, or before it, which then is not begun.
    private void WakeUp()
    {
        _news = true;
        _idle?.Cancel();
    }

    /// <summary>Asks one thing, in its time, and says in words why there was no answer.</summary>
    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancel, TimeSpan? limit = null)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(limit ?? _times.Answer);
        try
        {
            return await ask(stop.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && Explained(e) is { } failure)
        {
            throw failure;
        }
    }

    /// <returns>Null: it is a fault of Heed's own.</returns>
    private SourceException? Explained(Exception e) => e switch
    {
        SourceException known => known,
        PoliteClient.NotPublicException => new(Health.Refused, "The mail server is not on the public internet. An installation may list its host and port (mayReach).", null, e),
        AuthenticationException => new(Health.Refused, "The mail server does not take this user and password. Look at both, and give the password anew: heed source secret ID.", BetweenTries, e),
        SslHandshakeException => new(Health.Broken, "The mail server's certificate cannot be trusted, or it speaks no TLS at this port: imaps:// means TLS from the start, imap:// STARTTLS.", null, e),
        NotSupportedException => new(Health.Broken, "The mail server offers no TLS at this port, and without it a password is not sent. Try imaps://.", null, e),
        FolderNotFoundException => new(Health.Broken, "The mailbox has no such folder. Look at its name, with the server's own separators.", null, e),
        ImapCommandException => new(Health.Broken, "The mail server refused what it was asked; perhaps this user may not read that folder.", null, e),
        OperationCanceledException => new(Health.Broken, $"The mail server did not answer within {_times.Answer.TotalSeconds:0} seconds.", null, e),
        SocketException or IOException or ImapProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException or FolderNotOpenException or TimeoutException =>
            new(Health.Broken, "The mail server does not answer, or the line to it broke off.", null, e),
        _ => null,
    };

    /// <summary>Servers close their doors to who tries wrong passwords.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(10);
}
