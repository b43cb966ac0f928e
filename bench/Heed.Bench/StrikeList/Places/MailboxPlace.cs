using Heed.Sources;
using Heed.Sources.Imap;
using Heed.Sources.Polite;

namespace Heed.Bench.StrikeList.Places;

/// <summary>A mailbox that people write to. It is read, not followed.</summary>
internal sealed class MailboxPlace : ReadPlace
{
    // Nobody is answered here: a strike list is made of what is stored, and answers are not.
    private static readonly Dictionary<string, string> Answers = new() { ["answer"] = "smtp://mail.town.example", ["from"] = "town@mail.example" };

    private readonly MadeUpMailbox _mailbox;
    private readonly Lazy<PoliteClient> _client;
    private int _next;

    public MailboxPlace(MadeUpMailbox mailbox, MadeUpWeb web, Lazy<PoliteClient> client)
    {
        (_mailbox, _client) = (mailbox, client);
        string host = $"127.0.0.1:{mailbox.Port}";
        web.Allow(host);
        Source = Make(SourceKind.Imap, $"imap://town@{host}/INBOX") with { Lane = Lane.Addressed, Referral = "the made-up office next door", Mapping = Answers };
    }

    public override Source Source { get; }

    public override ISource Open() => new ImapSource(Source, _client.Value, () => "made up");

    protected override Task SayAsync(IReadOnlyList<Said> said)
    {
        foreach (Said post in said) _mailbox.Add(Letter.Of(_next++, post, Moment));
        return Task.CompletedTask;
    }
}
