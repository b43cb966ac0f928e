using System.Diagnostics.CodeAnalysis;

namespace Heed.Sources.Polite;

/// <summary>What the client knows of one host: whose turn it is, what it asked for, what its robots.txt said.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose of.")]
internal sealed class Host(TimeProvider clock, TimeSpan pace)
{
    /// <summary>Readings that may wait for one host.</summary>
    private const int QueueLimit = 100;

    /// <summary>RFC 9309, 2.4: no longer than 24 hours.</summary>
    private static readonly TimeSpan RobotsAge = TimeSpan.FromHours(24);

    /// <summary>A server that could not say is asked again sooner.</summary>
    private static readonly TimeSpan NoAnswerAge = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _robotsTurn = new(1);
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private Robots? _robots;
    private DateTimeOffset _robotsEnd;
    private int _waiting;

    /// <summary>Nothing it knows is of use any more.</summary>
    public bool Idle
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset now = clock.GetUtcNow();
                return _waiting == 0 && _next < now && _pausedUntil < now && (_robots is null || _robotsEnd < now);
            }
        }
    }

    /// <summary>Waits until the next request may be sent.</summary>
    /// <exception cref="SourceException">The host asked for a pause that is not over, or too many wait already.</exception>
    public async Task TurnAsync(CancellationToken cancel)
    {
        TimeSpan wait;
        lock (_gate)
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (_pausedUntil > now) throw new SourceException(Health.Broken, "The server asked for a pause, which is not over.", _pausedUntil - now);
            if (_waiting >= QueueLimit) throw new SourceException(Health.Broken, $"{QueueLimit} readings of this server wait already.", pace * QueueLimit);
            DateTimeOffset mine = _next > now ? _next : now;
            TimeSpan gap = _robots?.Delay is { } asked && asked > pace ? asked : pace;
            // A little chance, so that readings of many sources do not march in step.
            _next = mine + (gap * (1 + (Random.Shared.NextDouble() / 4)));
            wait = mine - now;
            _waiting++;
        }
        try
        {
            if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancel);
        }
        finally
        {
            lock (_gate) _waiting--;
        }
    }

    /// <summary>The host asked not to be read for a while.</summary>
    public void Pause(TimeSpan length)
    {
        lock (_gate)
        {
            DateTimeOffset until = clock.GetUtcNow() + length;
            if (until > _pausedUntil) _pausedUntil = until;
        }
    }

    /// <summary>The robots.txt known, or what <paramref name="read"/> gives; one reader at a time.</summary>
    /// <param name="read">Gives null when the server answered, but could not say (5xx).</param>
    public async Task<Robots> RobotsAsync(Func<Task<Robots?>> read, CancellationToken cancel)
    {
        await _robotsTurn.WaitAsync(cancel);
        try
        {
            if (_robots is { } known && clock.GetUtcNow() < _robotsEnd) return known;
            Robots? fresh = await read();
            lock (_gate)
            {
                _robots = fresh ?? Robots.AllowNothing;
                _robotsEnd = clock.GetUtcNow() + (fresh is null ? NoAnswerAge : RobotsAge);
                return _robots;
            }
        }
        finally
        {
            _robotsTurn.Release();
        }
    }
}
