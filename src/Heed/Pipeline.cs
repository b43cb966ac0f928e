using Heed.Archive;
using Heed.Sources;
using Heed.Topics;
using Microsoft.Extensions.Logging;

namespace Heed;

/// <summary>The product in one loop: what one reading of a source delivers goes through the guard and the topics into the archive.</summary>
public sealed partial class Pipeline(Intake.Intake intake, Guard.Guard guard, LiveTopics topics, PostArchive archive, ILogger<Pipeline> log)
{
    /// <summary>Reads one source and keeps what a topic asked for.</summary>
    /// <param name="cancel">Stops between two posts; the source's cursor stays where everything before it is durable.</param>
    public async Task RunAsync(Source source, CancellationToken cancel)
    {
        bool looksBack = source.Network is "file"; // its origin was approved, whatever its age
        await foreach (Item item in intake.ReadAsync(source, cancel))
        {
            if (item is Item.Gone gone) { await archive.EraseAsync(gone.Tag, cancel); continue; }
            if (item is Item.Reached reached)
            {
                await archive.CommitAsync(cancel);                              // durable before the source's cursor moves
                await intake.MoveAsync(reached, cancel);
                continue;
            }
            if (guard.Admit(((Item.New)item).Raw) is not { } post) continue;    // turned away: nothing is kept, not even a count
            if (topics.Match(post, looksBack) is not { Count: > 0 } hits) continue; // nobody asked: not kept
            if (post.Lane is Lane.Workers) continue;                            // no intake for workers exists yet: nothing of theirs is kept
            await archive.KeepAsync(post, hits, cancel);
        }
    }

    /// <summary>Reads every source that is due, one after the other. What breaks one source does not stop the others.</summary>
    /// <returns>How many were read.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancel)
    {
        IReadOnlyList<Source> due = intake.Due();
        foreach (Source source in due)
        {
            try
            {
                await RunAsync(source, cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                SourceStopped(error, source.Id);
                await intake.FailedAsync(source, new SourceException(Health.Broken, "Heed itself failed on this source; the log has the reason. It is tried again later."), [], cancel);
            }
        }
        return due.Count;
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "Reading source {Source} stopped.")]
    private partial void SourceStopped(Exception error, string source);
}
