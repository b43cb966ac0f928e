namespace Heed.Bench.Reading;

/// <summary>A clock that stands still until it is told to go on to the next thing somebody waits for. Timers fire on the thread that moves it.</summary>
internal sealed class SimulatedClock
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(Timer Timer, int Version), (DateTimeOffset At, long Order)> _queue = new();
    private DateTimeOffset _now;
    private long _order;
    private int _waits;

    public SimulatedClock(DateTimeOffset start)
    {
        _now = start;
        Waiting = new Face(this, counts: true);
        Limits = new Face(this, counts: false);
    }

    /// <summary>For what waits: each of its timers is one wait.</summary>
    public TimeProvider Waiting { get; }

    /// <summary>For limits, which nobody waits for.</summary>
    public TimeProvider Limits { get; }

    /// <summary>Told when a wait begins.</summary>
    public Action? WaitBegan { get; set; }

    public DateTimeOffset Now
    {
        get { lock (_gate) return _now; }
    }

    /// <summary>Waits that have begun and are not over.</summary>
    public int Waits
    {
        get { lock (_gate) return _waits; }
    }

    /// <summary>Goes on to the next timer and fires it, or to <paramref name="latest"/> when there is none before.</summary>
    public void GoOn(DateTimeOffset latest)
    {
        Timer? due = null;
        lock (_gate)
        {
            while (_queue.TryPeek(out (Timer Timer, int Version) next, out (DateTimeOffset At, long) key) && key.At <= latest)
            {
                _queue.Dequeue();
                if (!next.Timer.Take(next.Version)) continue; // changed or disposed of since
                if (key.At > _now) _now = key.At;
                due = next.Timer;
                break;
            }
            if (due is null && latest > _now) _now = latest;
        }
        due?.Fire();
    }

    private sealed class Face(SimulatedClock clock, bool counts) : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => clock.Now;

        public override long GetTimestamp() => clock.Now.UtcTicks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan) throw new NotSupportedException("No timer here repeats.");
            Timer timer = new(clock, callback, state, counts);
            timer.Change(dueTime, period);
            return timer;
        }
    }

    private sealed class Timer(SimulatedClock clock, TimerCallback callback, object? state, bool counts) : ITimer
    {
        private int _version;
        private bool _set;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                Unset();
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                _set = true;
                if (counts) clock._waits++;
                clock._queue.Enqueue((this, _version), (clock._now + dueTime, clock._order++));
            }
            if (counts) clock.WaitBegan?.Invoke();
            return true;
        }

        /// <summary>Within the clock's gate: it is to fire now.</summary>
        public bool Take(int version)
        {
            if (!_set || version != _version) return false;
            Unset();
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate) Unset();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Unset()
        {
            if (_set && counts) clock._waits--;
            _set = false;
            _version++;
        }
    }
}
