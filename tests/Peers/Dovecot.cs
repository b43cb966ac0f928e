using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace Heed.Peers;

/// <summary>A real Dovecot with one mailbox, in a folder of its own. Brought by <c>tests/Peers/bring-dovecot</c>.</summary>
internal sealed class Dovecot : IAsyncDisposable
{
    public const string Password = "made_up_password";

    private const string Program = "/usr/sbin/dovecot";
    private readonly string _folder = Directory.CreateTempSubdirectory("heed-dovecot-").FullName;
    private readonly int _lmtp = FreePort.Find();
    private Process? _server;

    public int Port { get; } = FreePort.Find();

    /// <summary>Of the port that speaks TLS, by a certificate nobody vouches for.</summary>
    public int WrappedPort { get; } = FreePort.Find();

    public string Address => $"imap://intake@127.0.0.1:{Port}/INBOX";

    private string Mail => Path.Combine(_folder, "mail", "intake");

    /// <summary>Starts it, or skips the test with the reason.</summary>
    public static async Task<Dovecot> StartAsync(CancellationToken cancel)
    {
        Assert.SkipUnless(File.Exists(Program) && File.Exists("/usr/lib/dovecot/lmtp") && File.Exists("/usr/lib/dovecot/imap"),
            "There is no Dovecot on this machine. Bring it with: tests/Peers/bring-dovecot");
        Dovecot dovecot = new();
        Directory.CreateDirectory(dovecot.Mail);
        dovecot.WriteCertificate();
        await File.WriteAllTextAsync(dovecot.Settings, dovecot.SettingsText(), cancel);
        await dovecot.ServeAsync(cancel);
        return dovecot;
    }

    public async Task ServeAsync(CancellationToken cancel)
    {
        if (Environment.UserName is "root")
        {
            using Process give = Process.Start("chown", ["-R", "nobody:nogroup", Path.Combine(_folder, "mail")]);
            await give.WaitForExitAsync(cancel);
            using Process open = Process.Start("chmod", ["755", _folder]);
            await open.WaitForExitAsync(cancel);
        }
        _server = Process.Start(new ProcessStartInfo(Program, ["-F", "-c", Settings]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        for (int tries = 0; ; tries++)
        {
            try
            {
                using ImapClient client = await ConnectAsync(cancel);
                return;
            }
            catch (Exception e) when (e is SocketException or ImapProtocolException or IOException && tries < 100)
            {
                await Task.Delay(100, cancel);
            }
        }
    }

    public async Task StopAsync()
    {
        using (Process stop = Process.Start(new ProcessStartInfo("/bin/kill", ["-TERM", $"{_server!.Id}"]))!) await stop.WaitForExitAsync();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Sends a mail by LMTP; it is in the mailbox when this returns. Dated a little ahead: a topic hears nothing from before its approval.</summary>
    public async Task SendAsync(string from, string id, string text, CancellationToken cancel, string more = "")
    {
        using TcpClient line = new();
        await line.ConnectAsync("127.0.0.1", _lmtp, cancel);
        using StreamReader answers = new(line.GetStream());
        await using StreamWriter words = new(line.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await ExpectAsync("220");
        foreach ((string said, string answer) in ((string, string)[])[
            ("LHLO test.example", "250"), ($"MAIL FROM:<{from}>", "250"), ("RCPT TO:<intake>", "250"), ("DATA", "354"),
            ($"From: {from}\r\nTo: intake@town.example\r\nSubject: Hello\r\nMessage-Id: <{id}@mail.example>\r\nDate: {TimeProvider.System.GetUtcNow().AddSeconds(2):R}\r\n{more}\r\n{text}\r\n.", "250")])
        {
            await words.WriteLineAsync(said.AsMemory(), cancel);
            await ExpectAsync(answer);
        }

        async Task ExpectAsync(string code)
        {
            string? answer;
            do answer = await answers.ReadLineAsync(cancel);
            while (answer is [_, _, _, '-', ..]);
            Assert.StartsWith(code, answer);
        }
    }

    /// <summary>Another client deletes mails, as a person would.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancel)
    {
        using ImapClient client = await ConnectAsync(cancel);
        await client.Inbox!.OpenAsync(FolderAccess.ReadWrite, cancel);
        IList<UniqueId> found = await client.Inbox.SearchAsync(SearchQuery.HeaderContains("Message-Id", id), cancel);
        Assert.Single(found);
        await client.Inbox.AddFlagsAsync(found, MessageFlags.Deleted, silent: true, cancel);
        await client.Inbox.ExpungeAsync(cancel);
        await client.DisconnectAsync(true, cancel);
    }

    /// <summary>Flags and keywords of each mail, oldest first.</summary>
    public async Task<IReadOnlyList<string>> MarksAsync(CancellationToken cancel)
    {
        using ImapClient client = await ConnectAsync(cancel);
        await client.Inbox!.OpenAsync(FolderAccess.ReadOnly, cancel);
        IList<IMessageSummary> all = await client.Inbox.FetchAsync(0, -1, MessageSummaryItems.Flags, cancel);
        await client.DisconnectAsync(true, cancel);
        return [.. all.Select(mail => string.Join(' ', ((mail.Flags ?? 0) & ~MessageFlags.Recent).ToString(), string.Join(' ', mail.Keywords.Order())).Trim())];
    }

    /// <summary>What happens when a mailbox is restored or moved: all UIDs are given anew. Only while it is stopped.</summary>
    public void CountAnew()
    {
        foreach (string file in Directory.EnumerateFiles(Mail, "dovecot*", SearchOption.AllDirectories).ToList()) File.Delete(file);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Settings => Path.Combine(_folder, "dovecot.conf");

    private async Task<ImapClient> ConnectAsync(CancellationToken cancel)
    {
        ImapClient client = new();
        await client.ConnectAsync("127.0.0.1", Port, MailKit.Security.SecureSocketOptions.None, cancel);
        await client.AuthenticateAsync("intake", Password, cancel);
        return client;
    }

    private void WriteCertificate()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(_folder, "tls.pem"), made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    // As root Dovecot gives its parts to users of its own; else all of it runs as who runs the test.
    private string SettingsText()
    {
        bool root = Environment.UserName is "root";
        string me = Environment.UserName, mailUser = root ? "nobody" : me;
        return $$"""
            protocols = imap lmtp
            base_dir = {{_folder}}/run
            state_dir = {{_folder}}/state
            log_path = {{_folder}}/dovecot.log
            listen = 127.0.0.1
            ssl = yes
            ssl_cert = <{{_folder}}/tls.pem
            ssl_key = <{{_folder}}/tls.pem
            disable_plaintext_auth = no
            mail_location = maildir:{{_folder}}/mail/%u
            mail_uid = {{mailUser}}
            {{(root ? "mail_gid = nogroup" : "")}}
            first_valid_uid = 1
            default_internal_user = {{(root ? "dovecot" : me)}}
            default_login_user = {{(root ? "dovenull" : me)}}
            passdb {
              driver = static
              args = password={{Password}}
            }
            userdb {
              driver = static
              args = uid={{mailUser}} {{(root ? "gid=nogroup" : "")}} home={{_folder}}/mail/%u
            }
            service imap-login {
              {{(root ? "" : "chroot =")}}
              inet_listener imap {
                port = {{Port}}
              }
              inet_listener imaps {
                port = {{WrappedPort}}
                ssl = yes
              }
            }
            service anvil {
              {{(root ? "" : "chroot =")}}
            }
            service stats {
              {{(root ? "" : "chroot =")}}
            }
            service lmtp {
              inet_listener lmtp {
                address = 127.0.0.1
                port = {{_lmtp}}
              }
            }
            """;
    }
}
