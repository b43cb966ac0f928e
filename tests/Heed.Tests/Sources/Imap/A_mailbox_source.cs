using System.Net;
using System.Net.Sockets;
using Heed.Bench.StrikeList.Places;
using Heed.Sources;
using Heed.Sources.Imap;
using Heed.Sources.Polite;

namespace Heed.Tests.Sources.Imap;

/// <summary>By a made-up server without extensions; what a real one does is tried in <c>tests/Peers</c>.</summary>
public class A_mailbox_source : SourceContract
{
    private readonly MadeUpMailbox _mailbox = new();
    private readonly List<PoliteClient> _clients = [];

    protected override Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        for (int i = 1; i <= 3; i++) _mailbox.Add(Mail(i));
        Source source = Make(SourceKind.Imap, AddressOf(_mailbox.Port), Lane.Addressed);
        return Task.FromResult<(ISource, Source)>((Open(source), source));
    }

    protected override Task AddOneAsync()
    {
        _mailbox.Add(Mail(4));
        return Task.CompletedTask;
    }

    protected override Task<ISource> BrokenAsync()
    {
        TcpListener noise = new(IPAddress.Loopback, 0);
        noise.Start();
        _ = SayAsync(noise);
        return Task.FromResult<ISource>(Open(Make(SourceKind.Imap, AddressOf(((IPEndPoint)noise.LocalEndpoint).Port), Lane.Addressed)));

        static async Task SayAsync(TcpListener noise)
        {
            using (noise)
            {
                using TcpClient client = await noise.AcceptTcpClientAsync(Cancel);
                await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), Cancel);
            }
        }
    }

    protected override Task<ISource> MissingAsync()
    {
        using TcpListener nobody = new(IPAddress.Loopback, 0);
        nobody.Start();
        int port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        return Task.FromResult<ISource>(Open(Make(SourceKind.Imap, AddressOf(port), Lane.Addressed)));
    }

    protected override string ExpectedPlace(Source source) => "mail:river-forum";

    protected override async Task StopAsync()
    {
        await _mailbox.DisposeAsync();
        foreach (PoliteClient client in _clients) client.Dispose();
    }

    [Fact]
    public async Task asks_for_its_password()
    {
        Source source = Make(SourceKind.Imap, AddressOf(_mailbox.Port), Lane.Addressed);

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(source, password: null), null));

        Assert.Equal((Health.Refused, "The mailbox needs its password. Give it with: heed source secret river-forum."), (refused.Health, refused.Message));
    }

    [Fact]
    public async Task leaves_out_a_mail_that_is_too_large()
    {
        _mailbox.Add(Mail(1) + new string('x', MailPost.Limit));
        _mailbox.Add(Mail(2));

        List<Delivery> all = await AllAsync(Open(Make(SourceKind.Imap, AddressOf(_mailbox.Port), Lane.Addressed)), null);

        Assert.Equal(["Ferry 2"], Posts(all).Select(post => post.Title));
        Assert.Contains("larger than 10 MB", Assert.Single(Problems(all)));
    }

    /// <summary>Not listed, an address at home is not asked; listed, it is (every other test here).</summary>
    [Fact]
    public async Task does_not_reach_neighbours()
    {
        _mailbox.Add(Mail(1));

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(Make(SourceKind.Imap, AddressOf(_mailbox.Port), Lane.Addressed), allows: false), null));

        Assert.Equal(Health.Refused, refused.Health);
    }

    [Fact]
    public async Task tells_two_senders_apart_who_use_one_id()
    {
        _mailbox.Add(Mail(1));
        _mailbox.Add(Mail(1).Replace("jane", "joan", StringComparison.Ordinal));

        Assert.Distinct(Posts(await AllAsync(Open(Make(SourceKind.Imap, AddressOf(_mailbox.Port), Lane.Addressed)), null)).Select(post => post.NativeId));
    }

    private ImapSource Open(Source source, string? password = "made up", bool allows = true)
    {
        Uri address = new(source.Address);
        PoliteClient client = new(new PoliteClientOptions { PublicPage = new("https://listening.example/"), Contact = "press@listening.example", Allowed = allows ? [address.Authority] : [] }, TimeProvider.System);
        _clients.Add(client);
        return new ImapSource(source, client, () => password);
    }

    private static string AddressOf(int port) => $"imap://jane@127.0.0.1:{port}/INBOX";

    private static string Mail(int number) => $"From: jane@mail.example\nSubject: Ferry {number}\nMessage-Id: <{number}@mail.example>\n\nThe ferry was late for the {number}th time.\n";
}
