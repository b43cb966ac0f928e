using System.Collections.Concurrent;
using Heed.Sources.Polite;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace Heed.Sources.Imap.Answers;

/// <summary>The answers of all mailboxes: an outbox each.</summary>
public sealed partial class MailAnswers : IAsyncDisposable
{
    private readonly SourceSecrets _secrets;
    private readonly KeyRing _keys;
    private readonly Settings _settings;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly ConcurrentDictionary<string, Lazy<MailOutbox>> _boxes = [];

    public MailAnswers(PoliteClient client, SourceSecrets secrets, KeyRing keys, Settings settings, TimeProvider clock, ILogger<MailAnswers> log)
        : this(client, secrets, keys, settings, clock, log, new()) { }

    internal MailAnswers(PoliteClient client, SourceSecrets secrets, KeyRing keys, Settings settings, TimeProvider clock, ILogger<MailAnswers> log, AnswerTimes times) =>
        (Client, _secrets, _keys, _settings, _clock, _log, Times) = (client, secrets, keys, settings, clock, log, times);

    internal PoliteClient Client { get; }

    internal AnswerTimes Times { get; }

    /// <summary>The outbox of a mailbox; null: the source names no way to answer.</summary>
    internal MailOutbox? Of(Source source) =>
        AnswerWay.Of(source, out _) is { } way ? _boxes.GetOrAdd(source.Id, _ => new(() => new MailOutbox(this, source, way))).Value : null;

    internal Task<SmtpLine> OpenAsync(Source source, AnswerWay way, CancellationToken cancel) =>
        SmtpLine.OpenAsync(way, way.User is null ? null : PasswordOf(source), Client, Times.Reply, cancel);

    internal MimeMessage Make(Source source, AnswerWay way, MailSender sender) => MailAnswer.Of(
        source, _settings, way, sender, sender.Told ?? throw new InvalidOperationException("Nobody said what became of the message."),
        WithdrawalCode.Show(MailCode.Of(_keys, source, sender.NativeId)), _clock.GetUtcNow());

    internal void Drop(string source, string why) => Dropped(source, why);

    public async ValueTask DisposeAsync()
    {
        foreach (Lazy<MailOutbox> box in _boxes.Values) await box.Value.DisposeAsync();
    }

    private string? PasswordOf(Source source)
    {
        try
        {
            return _secrets.Get(source.Id);
        }
        catch (SourceException sealedOtherwise)
        {
            throw new UnsentException(sealedOtherwise.Message, sealedOtherwise);
        }
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "An answer of mailbox {Source} was dropped: {Why}")]
    private partial void Dropped(string source, string why);
}
