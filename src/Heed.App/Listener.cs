using Heed.App.Public;

namespace Heed.App;

/// <summary>What goes on while Heed is served: sources are read when they are due, the calendar is kept, the public files follow.</summary>
internal sealed partial class Listener(Installation heed, ILogger<Listener> log)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CalendarTick = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan GuardTick = TimeSpan.FromHours(1);

    /// <summary>Runs until cancelled. A round that fails is logged and the next one tries again.</summary>
    /// <param name="before">Done before each round; the demo's town moves on in it.</param>
    public async Task RunAsync(Func<CancellationToken, Task> before, CancellationToken cancel)
    {
        DateTimeOffset calendarDue = DateTimeOffset.MinValue, guardDue = DateTimeOffset.MinValue;
        bool guardHolds = false;
        Task publishing = heed.Log.RunAsync(cancel), rechecking = Task.CompletedTask;
        for (; !cancel.IsCancellationRequested; await Task.Delay(Tick, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing))
        {
            try
            {
                await before(cancel);
                await heed.Erasures.CarryOutAsync(cancel);
                if (heed.Clock.GetUtcNow() >= guardDue)
                {
                    guardHolds = heed.Guard.SelfCheck();
                    guardDue = heed.Clock.GetUtcNow() + GuardTick;
                    if (!guardHolds) GuardFails();
                }
                if (!guardHolds)
                {
                    await heed.Followed.StopAsync();
                    await heed.Readings.StopAsync();
                    continue; // fail closed: without a guard nothing is read
                }
                heed.Live.Refresh();
                heed.Objections.Refresh();
                await heed.Followed.KeepAsync(cancel);
                heed.Readings.Start(cancel);
                if (rechecking.IsCompleted)
                {
                    // Beside the readings: an origin that answers slowly holds nothing up.
                    (Task done, rechecking) = (rechecking, heed.Rechecks.RunDueAsync(cancel));
                    await done;
                }
                if (heed.Clock.GetUtcNow() >= calendarDue)
                {
                    await heed.KeepCalendarAsync(cancel);
                    await PublicFiles.WriteAsync(heed, cancel);
                    calendarDue = heed.Clock.GetUtcNow() + CalendarTick;
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                RoundFailed(error);
            }
        }
        await heed.Followed.StopAsync();
        await heed.Readings.StopAsync();
        await rechecking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(EventId = 10002, Level = LogLevel.Critical, Message = "The guard fails its self-check; nothing is read until it holds again.")]
    private partial void GuardFails();

    [LoggerMessage(EventId = 10001, Level = LogLevel.Error, Message = "A round of reading failed; the next one tries again.")]
    private partial void RoundFailed(Exception error);
}
