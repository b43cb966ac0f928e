using System.Diagnostics.CodeAnalysis;
using Polly.CircuitBreaker;

namespace Heed.Sources.Polite;

/// <summary>What the client knows of one host: whose turn it is, what it asked for, what its robots.txt said.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose of.")]
internal sealed class Host
{
    /// <summary>Readings that may wait for one host.</summary>
    private const int QueueLimit = 100;

    /// <summary>RFC 9309, 2.4: no longer than 24 hours.</summary>
    private static readonly TimeSpan RobotsAge = TimeSpan.FromHours(24);

    /// <summary>Of a server that could not say; also the soonest its own word on caching can bring it about.</summary>
    private static readonly TimeSpan ShortestAge = TimeSpan.FromHours(1);

    private static readonly TimeSpan AfterTrial = TimeSpan.FromMinutes(2);

    private readonly TimeProvider _clock;
    private readonly TimeSpan _pace;
    private readonly Breaker _breaker;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _robotsTurn = new(1);
    private DateTimeOffset _next = DateTimeOffset.MinValue;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _aloneUntil = DateTimeOffset.MinValue;
    private Robots? _robots;
    private DateTimeOffset _robotsEnd;
    private int _waiting;

    public Host(TimeProvider clock, TimeSpan pace)
    {
        (_clock, _pace) = (clock, pace);
        _breaker = new(clock, LeaveAlone);
    }

    /// <summary>Nothing it knows is of use any more.</summary>
    public bool Idle
    {
        get
        {
            lock (_gate)
            {
                DateTimeOffset now = _clock.GetUtcNow();
                return _waiting == 0 && _next < now && _pausedUntil < now && _aloneUntil < now && (_robots is null || _robotsEnd < now);
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
            DateTimeOffset now = _clock.GetUtcNow();
            CheckPauses(now);
            if (_waiting >= QueueLimit) throw new SourceException(Health.Broken, $"{QueueLimit} readings of this server wait already.", _pace * QueueLimit) { IsPutOff = true };
            DateTimeOffset mine = _next > now ? _next : now;
            TimeSpan gap = _robots?.Delay is { } asked && asked > _pace ? asked : _pace;
            // A little chance, so that readings of many sources do not march in step.
            _next = mine + (gap * (1 + (Random.Shared.NextDouble() / 4)));
            wait = mine - now;
            _waiting++;
        }
        try
        {
            if (wait <= TimeSpan.Zero) return;
            await Task.Delay(wait, _clock, cancel);
            // Somebody else's request may have been told to stay away meanwhile.
            lock (_gate) CheckPauses(_clock.GetUtcNow());
        }
        finally
        {
            lock (_gate) _waiting--;
        }
    }

    /// <summary>Sends a request and takes its answer, unless the host fails again and again.</summary>
    public async Task<T> TryAsync<T>(Func<Task<T>> exchange)
    {
        try
        {
            return await _breaker.RunAsync(exchange);
        }
        catch (BrokenCircuitException)
        {
            lock (_gate) throw FailsAgain();
        }
    }

    /// <summary>The host asked not to be read for a while.</summary>
    public void Pause(TimeSpan length)
    {
        lock (_gate)
        {
            DateTimeOffset until = _clock.GetUtcNow() + length;
            if (until > _pausedUntil) _pausedUntil = until;
        }
    }

    private void CheckPauses(DateTimeOffset now)
    {
        if (_aloneUntil > now) throw FailsAgain();
        if (_pausedUntil > now) throw new SourceException(Health.Broken, $"The server asked for a pause until {Moment(_pausedUntil)}; it is read after that.", _pausedUntil - now) { IsPutOff = true };
    }

    private void LeaveAlone(TimeSpan length)
    {
        lock (_gate) _aloneUntil = _clock.GetUtcNow() + length;
    }

    private SourceException FailsAgain()
    {
        TimeSpan left = _aloneUntil - _clock.GetUtcNow();
        // The one request that finds out is under way.
        if (left <= TimeSpan.Zero) return new(Health.Broken, "The server fails again and again; whether it is well now is being tried.", AfterTrial);
        return new(Health.Broken, $"The server fails again and again. It is left alone until {Moment(_aloneUntil)}, for all sources on it.", left);
    }

    private static string Moment(DateTimeOffset moment) => $"{moment:d MMMM HH:mm} UTC";

    /// <summary>The robots.txt known, or what <paramref name="read"/> gives; one reader at a time.</summary>
    /// <param name="read">Gives what it says, null when the server answered but could not say (5xx), and how long that may be remembered.</param>
    public async Task<Robots> RobotsAsync(Func<Task<(Robots? Said, TimeSpan? MaxAge)>> read, CancellationToken cancel)
    {
        await _robotsTurn.WaitAsync(cancel);
        try
        {
            if (_robots is { } known && _clock.GetUtcNow() < _robotsEnd) return known;
            (Robots? fresh, TimeSpan? maxAge) = await read();
            lock (_gate)
            {
                _robots = fresh ?? Robots.AllowNothing;
                _robotsEnd = _clock.GetUtcNow() + (fresh is null || maxAge < ShortestAge ? ShortestAge : maxAge < RobotsAge ? maxAge.Value : RobotsAge);
                // What it asks for holds from the request on that read it.
                if (_robots.Delay is { } asked && _clock.GetUtcNow() + asked is var next && next > _next) _next = next;
                return _robots;
            }
        }
        finally
        {
            _robotsTurn.Release();
        }
    }
}
