using System.Diagnostics;

namespace Heed.Sources.Polite;

/// <summary>Counts the real time a reading spends on the wire and ends it when that is used up. Waiting for one's turn is not counted.</summary>
internal sealed class WireTime : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly Stopwatch _spent = new();
    private readonly CancellationTokenSource _end;

    public WireTime(TimeSpan limit, CancellationToken cancel)
    {
        _limit = limit;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
    }

    /// <summary>Cancelled when the time is used up, or by the caller's token.</summary>
    public CancellationToken Token => _end.Token;

    public void Start()
    {
        _spent.Start();
        TimeSpan left = _limit - _spent.Elapsed;
        _end.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public void Stop()
    {
        _spent.Stop();
        _end.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _end.Dispose();
}
