namespace Heed.Sources.Polite;

/// <summary>Counts the time a reading spends on the wire and ends it when that is used up. Waiting for one's turn is not counted.</summary>
internal sealed class WireTime : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _told;
    private TimeSpan _spent;
    private long? _since;

    public WireTime(TimeSpan limit, TimeProvider clock, CancellationToken cancel)
    {
        (_limit, _clock) = (limit, clock);
        _end = new(Timeout.InfiniteTimeSpan, clock);
        _told = cancel.Register(_end.Cancel);
    }

    /// <summary>Cancelled when the time is used up, or by the caller's token.</summary>
    public CancellationToken Token => _end.Token;

    public void Start()
    {
        _since = _clock.GetTimestamp();
        TimeSpan left = _limit - _spent;
        _end.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public void Stop()
    {
        if (_since is { } since) _spent += _clock.GetElapsedTime(since);
        _since = null;
        _end.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _told.Dispose();
        _end.Dispose();
    }
}
