using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Heed.Sources.Imap.Answers;
using Heed.Sources.Polite;
using MailKit;
using MimeKit;

namespace Heed.Sources.Imap;

/// <summary>Follows a folder of a mailbox that people write to. A mail is known again after UIDs have changed; a mail that is deleted there is withdrawn.
/// Nothing in the mailbox is changed, or, when a mark was asked for, every mail that was read bears it, whatever became of it here.</summary>
public sealed class ImapSource : IFollowingSource
{
    /// <summary>Mails between two moves of the cursor.</summary>
    private const int MailsAReach = 20;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>Mails that came longer ago are not answered: whoever gives Heed an old mailbox does not want all of it written to.</summary>
    internal static readonly TimeSpan Answered = TimeSpan.FromDays(7);

    private readonly Source _source;
    private readonly ImapAddress _address;
    private readonly PoliteClient _client;
    private readonly Func<string?> _password;
    private readonly ImapTimes _times;
    private readonly string? _mark;
    private readonly MailOutbox? _outbox;
    private readonly bool _isMute;

    /// <summary>What is said to who proposes one.</summary>
    public static IReadOnlyList<string> Terms { get; } =
    [
        "Reads the mails of this folder as they come, and answers each once: what becomes of it, how long it is kept, how to take it back. A mail that is deleted there is erased here, too.",
        "Answers of machines, bounces and mails of lists are not heard. Give the intake a mailbox of its own, and say in its greeting that Heed reads it.",
        "It needs the mailbox's password (heed source secret ID), and a mail server that takes its answers (--set answer=smtps://USER@HOST), by the same password.",
    ];

    /// <summary>Whether an address is meant as one of a mailbox.</summary>
    public static bool IsAt(string address) => ImapAddress.Looks(address);

    /// <summary>One that answers nobody.</summary>
    /// <param name="password">Null: none was given yet.</param>
    /// <exception cref="SourceException">The address is none of a mailbox, or a setting is wrong.</exception>
    public ImapSource(Source source, PoliteClient client, Func<string?> password) : this(source, client, password, new(), null) { }

    internal ImapSource(Source source, PoliteClient client, Func<string?> password, ImapTimes times, MailAnswers? answers)
    {
        if (ImapAddress.Problems(source) is [var problem, ..]) throw new SourceException(Health.Broken, problem);
        (_source, _address, _client, _password, _times) = (source, ImapAddress.Parse(source.Address, out _)!, client, password, times);
        _mark = source.Mapping.GetValueOrDefault(ImapAddress.MarkSetting);
        _outbox = answers?.Of(source);
        _isMute = answers is not null && _outbox is null;
    }

    /// <summary>Reads what is there now, and marks nothing: for a trial or a check.</summary>
    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> ReadAsync(string? cursor, CancellationToken cancel) => StreamAsync(ImapCursor.Parse(cursor), follows: false, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> FollowAsync(string? cursor, CancellationToken cancel) => StreamAsync(ImapCursor.Parse(cursor), follows: true, cancel);

    /// <summary>A mailbox says itself what is gone.</summary>
    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.NoneAsync(ids);

    private async IAsyncEnumerable<Delivery> StreamAsync(ImapCursor at, bool follows, [EnumeratorCancellation] CancellationToken cancel)
    {
        int failures = 0;
        List<MailSender> unanswered = []; // outlives a line that breaks
        if (follows && _isMute) yield return new Delivery.Problem("This mailbox was approved before mailboxes answered, and answers nobody. Propose it anew with a mail server for its answers, and end this one.");
        while (true)
        {
            SourceException? failure = null;
            await using IAsyncEnumerator<Delivery> line = LineAsync(at, follows, unanswered, cancel).GetAsyncEnumerator(cancel);
            while (failure is null)
            {
                try
                {
                    if (!await line.MoveNextAsync()) break;
                }
                catch (SourceException broke)
                {
                    failure = broke;
                    break;
                }
                failures = 0;
                yield return line.Current;
            }
            if (failure is null) yield break;
            if (!follows || failure.Health is not Health.Broken || ++failures >= _times.Failures) throw failure;
            yield return new Delivery.Problem($"{Now}: {failure.Message.TrimEnd('.')}; it is tried again.");
            TimeSpan pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, _times.Again.Ticks << Math.Min(failures - 1, 10)));
            // Not all readers of a server that fell over come back at once.
            await Task.Delay(pause * (0.75 + (Random.Shared.NextDouble() / 2)), _client.Clock, cancel);
        }
    }

    /// <summary>What one line to the mailbox gives, until it breaks or, when it is not followed, all was read.</summary>
    /// <param name="unanswered">Whoever wrote what was read since the cursor last moved.</param>
    private async IAsyncEnumerable<Delivery> LineAsync(ImapCursor at, bool follows, List<MailSender> unanswered, [EnumeratorCancellation] CancellationToken cancel)
    {
        string password = _password() ?? throw new SourceException(Health.Refused, $"The mailbox needs its password. Give it with: heed source secret {_source.Id}.");
        string? mark = follows ? _mark : null;
        using ImapLine line = await ImapLine.OpenAsync(_address, password, mark is not null, at, _client, _times, cancel);
        BadLines bad = new();
        if (line.Validity != at.Validity)
            foreach (Delivery withdrawn in await RenewAsync(at, line, cancel)) yield return withdrawn;
        at.Changes = line.Changes;
        bool marks = mark is not null;
        if (marks && !await MarkAsync(at, line, mark!, cancel))
        {
            marks = false;
            yield return new Delivery.Problem($"The mail server does not keep the mark “{mark}”; mails are not marked.");
        }
        string? told = null;
        while (true)
        {
            if (follows && _outbox?.Problem is var silent && silent != told)
            {
                told = silent;
                if (silent is not null) yield return new Delivery.Problem($"{Now}: an answer could not be sent. {silent}");
            }
            foreach (uint uid in await line.GoneAsync(at, cancel))
                if (at.Remove(uid) is { } hash) yield return new Delivery.Withdrawn(MailPost.PlaceOf(_source), IdOf(hash));

            List<UniqueId> fresh = [.. (await line.AboveAsync(at.IsWhole ? at.Last : at.Floor, cancel)).Where(uid => !at.Has(uid.Id))];
            if (fresh.Count > ImapCursor.Most)
            {
                yield return new Delivery.Problem($"The folder holds more than {ImapCursor.Most} mails that were not read; the newest so many are.");
                at.ForgetUpTo(fresh[^(ImapCursor.Most + 1)].Id);
                fresh.RemoveRange(0, fresh.Count - ImapCursor.Most);
            }
            foreach (UniqueId[] group in fresh.Chunk(MailsAReach))
            {
                foreach (IMessageSummary summary in await line.SummariesAsync(group, cancel))
                {
                    cancel.ThrowIfCancellationRequested();
                    (RawPost? post, string? problem) = await ReadAsync(summary, line, follows, cancel);
                    bool first = at.Add(summary.UniqueId.Id, HashOf(summary));
                    if (!first) post = post is null ? null : post with { Sender = null }; // a copy of one that is answered
                    if (post?.Sender is MailSender sender) unanswered.Add(sender);
                    if (post is not null) yield return new Delivery.Entry(post);
                    else if (problem is not null && bad.Note($"{Now}: a mail", problem) is { } bads) yield return bads;
                }
                if (group[^1] == fresh[^1]) at.IsWhole = true;
                yield return new Delivery.Reached(at.ToString());
                Answer(unanswered);
                // Only what is safely behind is marked, and all of it.
                if (marks) await line.MarkAsync(group, mark!, cancel);
            }
            at.IsWhole = true;
            if (fresh.Count == 0) yield return new Delivery.Reached(at.ToString());
            if (!follows) yield break;
            await line.WaitAsync(cancel);
        }
    }

    /// <summary>The server has counted its mails anew, or they are read for the first time: what is known again is not read again.</summary>
    /// <returns>What is not there any more.</returns>
    private async Task<IReadOnlyList<Delivery>> RenewAsync(ImapCursor at, ImapLine line, CancellationToken cancel)
    {
        IReadOnlySet<long> before = at.Renew(line.Validity);
        if (before.Count == 0) return [];
        IReadOnlyList<UniqueId> all = await line.AboveAsync(0, cancel);
        foreach (IMessageSummary summary in await line.SummariesAsync([.. all.TakeLast(ImapCursor.Most)], cancel))
            if (HashOf(summary) is var hash && before.Contains(hash)) at.Add(summary.UniqueId.Id, hash);
        return [.. before.Where(hash => !at.HasHash(hash)).Select(hash => new Delivery.Withdrawn(MailPost.PlaceOf(_source), IdOf(hash)))];
    }

    /// <summary>What was read before and does not bear the mark, because the line broke in between, gets it now.</summary>
    private static async Task<bool> MarkAsync(ImapCursor at, ImapLine line, string mark, CancellationToken cancel) =>
        await line.MarkAsync([.. (await line.UnmarkedAsync(mark, cancel)).Where(uid => at.Has(uid.Id))], mark, cancel);

    /// <summary>Hands over the answers to all that is behind the cursor. Before, nothing may be: what is read a second time would be answered a second time.</summary>
    private void Answer(List<MailSender> unanswered)
    {
        foreach (MailSender sender in unanswered.Where(sender => sender.Told is not null)) _outbox!.Hand(sender);
        unanswered.Clear();
    }

    /// <returns>A post, or what is wrong; neither: nobody wrote it, or it is gone already.</returns>
    private async Task<(RawPost? Post, string? Problem)> ReadAsync(IMessageSummary summary, ImapLine line, bool answers, CancellationToken cancel)
    {
        if (summary.Size > MailPost.Limit) return (null, MailPost.TooLarge);
        await using Stream? mail = await line.ReadAsync(summary.UniqueId, cancel);
        if (mail is null) return (null, null);
        if (mail.Length > MailPost.Limit) return (null, MailPost.TooLarge);
        try
        {
            using MimeMessage message = await MimeMessage.LoadAsync(ParserOptions.Default, mail, cancel);
            if (AutomaticMail.Is(message)) return (null, null);
            string id = IdOf(HashOf(summary));
            answers &= _outbox is not null && !(summary.InternalDate < _client.Clock.GetUtcNow() - Answered);
            return (MailPost.Of(_source, message, "") with { NativeId = id, Sender = answers ? MailSender.Of(message, id, _outbox!.From) : null }, null);
        }
        catch (Exception e) when (e is FormatException or NotSupportedException)
        {
            return (null, "it cannot be read");
        }
    }

    /// <summary>Eight bytes of a hash of what the server says of a mail: its Message-ID and sender, so that nobody's mail stands in for another's; or,
    /// where it has no such id, whatever else tells it from others.</summary>
    private static long HashOf(IMessageSummary summary)
    {
        Envelope? envelope = summary.Envelope;
        string told = string.IsNullOrWhiteSpace(envelope?.MessageId)
            ? string.Join('\u001F', "", envelope?.From, envelope?.Subject, envelope?.Date, summary.Size)
            : string.Join('\u001F', envelope.MessageId, envelope.From);
        return BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(told)));
    }

    private static string IdOf(long hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    private string Now => _client.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
