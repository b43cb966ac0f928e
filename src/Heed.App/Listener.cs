using Heed.App.Public;

namespace Heed.App;

/// <summary>What goes on while Heed is served: sources are read when they are due, the calendar is kept, the public files follow.</summary>
internal sealed partial class Listener(Installation heed, ILogger<Listener> log)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CalendarTick = TimeSpan.FromMinutes(15);

    /// <summary>Runs until cancelled. A round that fails is logged and the next one tries again.</summary>
    /// <param name="before">Done before each round; the demo's town moves on in it.</param>
    public async Task RunAsync(Func<CancellationToken, Task> before, CancellationToken cancel)
    {
        DateTimeOffset calendarDue = DateTimeOffset.MinValue;
        Task publishing = heed.Log.RunAsync(cancel);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await before(cancel);
                heed.Live.Refresh();
                await heed.Pipeline.RunDueAsync(cancel);
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
            await Task.Delay(Tick, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(EventId = 10001, Level = LogLevel.Error, Message = "A round of reading failed; the next one tries again.")]
    private partial void RoundFailed(Exception error);
}
