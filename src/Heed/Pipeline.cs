using System.Diagnostics;
using Heed.Archive;
using Heed.Guard;
using Heed.Sources;
using Heed.Topics;
using Microsoft.Extensions.Logging;

namespace Heed;

/// <summary>The product in one loop: what one reading of a source delivers goes through the guard and the topics into the archive.</summary>
public sealed partial class Pipeline(Intake.Intake intake, Guard.Guard guard, Objections objections, LiveTopics topics, PostArchive archive, WorkerTally workers, PersonErasure erasures, ILogger<Pipeline> log)
{
    private readonly WorkingDays _workingDays = new();

    /// <summary>Reads one source from where it stopped and keeps what a topic asked for.</summary>
    /// <param name="cancel">Stops between two posts; the source's cursor stays where everything before it is durable.</param>
    public async Task RunAsync(Source source, CancellationToken cancel)
    {
        Unsettled waiting = new(new(objections), archive);
        await foreach (Item item in intake.ReadAsync(source, fromStart: false, cancel)) await TakeAsync(item, source, waiting, cancel);
    }

    /// <summary>Reads a whole file whose origin was approved; what is kept already is not kept twice.</summary>
    /// <param name="step">Told now and then how many bytes of the file are behind.</param>
    /// <returns>Posts read, and mentions kept that were not there before.</returns>
    public async Task<(long Read, long Kept)> ImportAsync(Source source, Action<long, string> step, CancellationToken cancel)
    {
        long read = 0, before = archive.Count();
        Unsettled waiting = new(new(objections), archive);
        await foreach (Item item in intake.ReadAsync(source, fromStart: true, cancel))
        {
            if (item is Item.New) read++;
            if (item is Item.Reached reached && long.TryParse(reached.Cursor.Value, out long bytes)) step(bytes, $"{read} posts");
            await TakeAsync(item, source, waiting, cancel);
        }
        await archive.CommitAsync(cancel);
        return (read, archive.Count() - before);
    }

    /// <summary>Takes in one message that somebody sent to a live intake that is not read (a form), and tells its sender what became of it.</summary>
    /// <param name="raw">Its <see cref="RawPost.NativeId"/> is all by which it can be withdrawn.</param>
    /// <param name="cancel">Counts until the message is handed over; what was accepted is written all the same.</param>
    /// <exception cref="IOException">It could not be written, and its sender was not told.</exception>
    public async Task TakeInAsync(Source source, RawPost raw, CancellationToken cancel)
    {
        Unsettled waiting = new(new(objections), archive);
        await TakeAsync(new Item.New(intake.Whole(raw) with { Tag = intake.TagOf(raw.Place, raw.NativeId) }), source, waiting, cancel);
        await archive.CommitAsync(cancel);
        await waiting.TellKeptAsync(cancel);
    }

    /// <summary>Erases what somebody sent to an intake and now takes back.</summary>
    /// <param name="nativeId">As <see cref="RawPost.NativeId"/> was.</param>
    /// <returns>False: nothing of it is kept.</returns>
    public async Task<bool> WithdrawAsync(string place, string nativeId, CancellationToken cancel)
    {
        OriginTag tag = intake.TagOf(place, nativeId);
        return await archive.EraseAsync(tag, cancel) | await workers.EraseAsync(tag, cancel);
    }

    private async ValueTask TakeAsync(Item item, Source source, Unsettled waiting, CancellationToken cancel)
    {
        switch (item)
        {
            case Item.New(var raw):
                switch (guard.Admit(raw))
                {
                    case null:                                                      // turned away: nothing is kept, not even a count
                        if (raw.Sender is { } sender) await sender.TellAsync(Received.TurnedAway, cancel);
                        break;
                    case WorkerSpeech speech:                                       // the archive takes no such thing: it is counted
                        if (_workingDays.Sign(speech) is { } sign) await workers.AddAsync(sign, cancel);
                        waiting.Tell(raw.Sender);
                        break;
                    case Post post:
                        bool looksBack = source.Network is "file";                  // its origin was approved, whatever its age
                        if (topics.Match(post, looksBack) is not { Count: > 0 } hits) return; // nobody asked: not kept
                        if (raw.Consents is not null) await waiting.AddAsync(raw, post, hits, cancel); // unknown is not yes: the author's settings first
                        else await archive.KeepAsync(post, hits, cancel);
                        waiting.Tell(raw.Sender);
                        break;
                    case var other:
                        throw new UnreachableException(other.GetType().Name);
                }
                break;
            case Item.Gone(var tag):
                waiting.Drop(tag);
                await archive.EraseAsync(tag, cancel);
                break;
            case Item.AccountGone(var place, var account):
                waiting.Drop(place, account);
                await archive.CommitAsync(cancel);                                  // what was accepted is found only when it is on disk
                await erasures.EraseGoneAsync(place, account, cancel);
                break;
            case Item.Reached reached:
                await waiting.DecideAsync(cancel);
                await archive.CommitAsync(cancel);                                  // durable before the source's cursor moves
                await waiting.TellKeptAsync(cancel);
                await intake.MoveAsync(reached, cancel);
                break;
        }
    }

    /// <summary>Reads one source; what breaks in Heed itself is written down for people and logged.</summary>
    internal async Task RunSafelyAsync(Source source, CancellationToken cancel)
    {
        try
        {
            await RunAsync(source, cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            SourceStopped(error, source.Id);
            await intake.FailedAsync(source, new SourceException(Health.Broken, "Heed itself failed on this source; the log has the reason. It is tried again later."), [], cancel);
        }
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "Reading source {Source} stopped.")]
    private partial void SourceStopped(Exception error, string source);
}
