using Heed.Archive;
using Heed.Guard;
using Heed.Sources;
using Heed.Topics;
using Microsoft.Extensions.Logging;

namespace Heed;

/// <summary>The product in one loop: what one reading of a source delivers goes through the guard and the topics into the archive.</summary>
public sealed partial class Pipeline(Intake.Intake intake, Guard.Guard guard, Objections objections, LiveTopics topics, PostArchive archive, PersonErasure erasures, ILogger<Pipeline> log)
{
    /// <summary>Reads one source from where it stopped and keeps what a topic asked for.</summary>
    /// <param name="cancel">Stops between two posts; the source's cursor stays where everything before it is durable.</param>
    public async Task RunAsync(Source source, CancellationToken cancel)
    {
        AwaitingConsent waiting = new(new(objections), archive);
        await foreach (Item item in intake.ReadAsync(source, fromStart: false, cancel)) await TakeAsync(item, source, waiting, cancel);
    }

    /// <summary>Reads a whole file whose origin was approved; what is kept already is not kept twice.</summary>
    /// <param name="step">Told now and then how many bytes of the file are behind.</param>
    /// <returns>Posts read, and mentions kept that were not there before.</returns>
    public async Task<(long Read, long Kept)> ImportAsync(Source source, Action<long, string> step, CancellationToken cancel)
    {
        long read = 0, before = archive.Count();
        AwaitingConsent waiting = new(new(objections), archive);
        await foreach (Item item in intake.ReadAsync(source, fromStart: true, cancel))
        {
            if (item is Item.New) read++;
            if (item is Item.Reached reached && long.TryParse(reached.Cursor.Value, out long bytes)) step(bytes, $"{read} posts");
            await TakeAsync(item, source, waiting, cancel);
        }
        await archive.CommitAsync(cancel);
        return (read, archive.Count() - before);
    }

    private async ValueTask TakeAsync(Item item, Source source, AwaitingConsent waiting, CancellationToken cancel)
    {
        switch (item)
        {
            case Item.New(var raw):
                if (guard.Admit(raw) is not { } post) return;                     // turned away: nothing is kept, not even a count
                bool looksBack = source.Network is "file";                          // its origin was approved, whatever its age
                if (topics.Match(post, looksBack) is not { Count: > 0 } hits) return; // nobody asked: not kept
                if (post.Lane is Lane.Workers) return;                              // no intake for workers exists yet: nothing of theirs is kept
                if (raw.Consents is not null) await waiting.AddAsync(raw, post, hits, cancel); // unknown is not yes: the author's settings first
                else await archive.KeepAsync(post, hits, cancel);
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
