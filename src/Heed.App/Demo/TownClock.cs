namespace Heed.App.Demo;

/// <summary>The town's time: set by the demo while eight weeks go by, then running on at the pace of real time.</summary>
internal sealed class TownClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now = start;
    private long? _runsSince;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _runsSince is { } since ? _now + System.GetElapsedTime(since) : _now;
    }

    /// <summary>Moves the clock on; it never goes back.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        lock (_gate)
        {
            if (moment > _now) _now = moment;
        }
    }

    /// <summary>From now on it runs at the pace of real time.</summary>
    public void Run()
    {
        lock (_gate) _runsSince ??= System.GetTimestamp();
    }

    /// <summary>The town's time for waiting: while the clock stands, a wait moves it on and is over at once.</summary>
    public TimeProvider Waiting => new WaitingClock(this);

    private bool Runs
    {
        get { lock (_gate) return _runsSince is not null; }
    }

    private sealed class WaitingClock(TownClock town) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => town.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (town.Runs || dueTime <= TimeSpan.Zero) return System.CreateTimer(callback, state, dueTime, period);
            town.MoveTo(town.GetUtcNow() + dueTime);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
