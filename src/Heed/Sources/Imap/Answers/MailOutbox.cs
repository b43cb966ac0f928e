using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Heed.Sources.Imap.Answers;

/// <summary>The answers of one mailbox on their way, in memory only. Nothing waits for it: what cannot be sent is tried a few times and dropped.</summary>
internal sealed class MailOutbox : IAsyncDisposable
{
    /// <summary>Answers that wait at most; what comes on top is dropped.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>Answers to one address a day, so that two programs do not answer each other for ever, and nobody has a third person written to.</summary>
    public const int MostToOne = 5;

    private const int MostADay = 2_000;

    // Addresses are not held: a hash of each is, under a key that lives as long as the process.
    private static readonly byte[] HashKey = RandomNumberGenerator.GetBytes(32);

    private readonly MailAnswers _answers;
    private readonly Source _source;
    private readonly AnswerWay _way;
    private readonly RecentCounts _counts;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly CancellationTokenSource _ending = new(), _stop = new();
    private readonly CancellationToken _end; // outlives its source
    private readonly Task _sending;
    private volatile string? _problem;

    public MailOutbox(MailAnswers answers, Source source, AnswerWay way)
    {
        (_answers, _source, _way) = (answers, source, way);
        _counts = new RecentCounts(answers.Client.Clock, TimeSpan.FromDays(1));
        _end = _ending.Token;
        _sending = Task.Run(SendAllAsync);
    }

    /// <summary>The address that answers come from.</summary>
    public string From => _way.From;

    /// <summary>Why answers are not sent at the moment: a sentence. Null: they are.</summary>
    public string? Problem => _problem;

    /// <summary>Takes an answer to be sent: at once, and without a word of what becomes of it.</summary>
    /// <param name="sender">One that was told.</param>
    public void Hand(MailSender sender)
    {
        string to = Convert.ToHexString(HMACSHA256.HashData(HashKey, Encoding.UTF8.GetBytes(sender.To.ToUpperInvariant())));
        if (!_counts.Take(("to " + to, MostToOne), ("all", MostADay))) _answers.Drop(_source.Id, "It would be one too many of this day.");
        else if (!_waiting.Writer.TryWrite(new(sender, 0))) _answers.Drop(_source.Id, "Too many wait.");
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _ending.CancelAsync();
        _stop.CancelAfter(_answers.Times.End);
        await _sending;
        _ending.Dispose();
        _stop.Dispose();
    }

    private async Task SendAllAsync()
    {
        SmtpLine? line = null;
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(_stop.Token))
            {
                while (_waiting.Reader.TryRead(out Waiting next)) line = await SendAsync(next, line);
                line?.Dispose(); // none is held open for nothing
                line = null;
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _answers.Drop(_source.Id, "The program ended.");
        }
        finally
        {
            line?.Dispose();
        }
    }

    /// <summary>Sends one answer, or drops it in the end.</summary>
    /// <param name="line">Open since the one before; null: none is.</param>
    /// <returns>The line, when it is still open.</returns>
    private async Task<SmtpLine?> SendAsync(Waiting next, SmtpLine? line)
    {
        for (int tries = next.Tries; ; tries++)
        {
            UnsentException failure;
            try
            {
                line ??= await _answers.OpenAsync(_source, _way, _stop.Token);
                await line.SendAsync(_answers.Make(_source, _way, next.Sender), _stop.Token);
                _problem = null;
                return line;
            }
            catch (UnsentException unsent)
            {
                failure = unsent;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One answer that cannot be made must not end all others.
                failure = new($"Heed itself failed ({fault.GetType().Name}).", fault) { IsFinal = true };
            }
            line?.Dispose();
            line = null;
            if (!failure.IsOfOne) _problem = failure.Message;
            if (failure.IsFinal || tries >= _answers.Times.Again.Count)
            {
                _answers.Drop(_source.Id, failure.Message);
                return null;
            }
            TimeSpan pause = _answers.Times.Again[tries];
            if (failure.IsOfOne)
            {
                _ = ComeAgainAsync(new(next.Sender, tries + 1), pause, failure.Message); // nobody else waits for that; there are no more than come in a day
                return null;
            }
            if (!await PauseAsync(pause))
            {
                _answers.Drop(_source.Id, failure.Message);
                return null;
            }
        }
    }

    private async Task ComeAgainAsync(Waiting next, TimeSpan pause, string why)
    {
        if (!await PauseAsync(pause) || !_waiting.Writer.TryWrite(next)) _answers.Drop(_source.Id, why);
    }

    /// <returns>False: the program ends.</returns>
    private async Task<bool> PauseAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _answers.Client.Clock, _end);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <param name="Tries">Made so far.</param>
    private readonly record struct Waiting(MailSender Sender, int Tries);
}
