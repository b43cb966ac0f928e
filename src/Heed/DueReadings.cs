using System.Runtime.ExceptionServices;
using Heed.Sources;

namespace Heed;

/// <summary>Reads the sources that are due, many at once: one of a host at a time, the longest waiting first. A source that is slow or
/// fails holds up its own host alone.</summary>
/// <param name="read">Reads one source; writes down for people what breaks it.</param>
public sealed class DueReadings(Intake.Intake intake, SourceBook sources, Func<Source, CancellationToken, Task> read)
{
    /// <summary>Readings that go on at once. Each holds a page of its place in memory.</summary>
    public const int AtOnce = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Going> _going = [];
    private readonly HashSet<string> _hosts = [];
    private readonly List<(Source Source, string Host)> _waiting = [];
    private Exception? _fault;

    /// <summary>For tests of what happens without it.</summary>
    internal int Most { get; init; } = AtOnce;

    /// <summary>Readings going on now.</summary>
    internal int Count
    {
        get { lock (_gate) return _going.Count; }
    }

    /// <summary>Told when a reading has ended.</summary>
    internal Action? Ended { get; init; }

    /// <summary>Starts what is due and finds room, and ends the readings of what was taken off since. What finds none starts as soon as
    /// another reading ends.</summary>
    /// <param name="cancel">Ends all readings that were started with it; each stops between two posts.</param>
    /// <returns>How many are due and were not being read.</returns>
    public int Start(CancellationToken cancel)
    {
        lock (_gate)
        {
            if (Interlocked.Exchange(ref _fault, null) is { } fault) ExceptionDispatchInfo.Throw(fault);
            foreach ((string id, Going going) in _going)
                if (sources.Find(id) is not { Standing: Standing.Live }) _ = going.Stop.CancelAsync();
            _waiting.Clear();
            _waiting.AddRange(intake.Due().Where(source => !source.IsFollowed && !_going.ContainsKey(source.Id)).Select(source => (source, HostOf(source))));
            int due = _waiting.Count;
            Fill(cancel);
            return due;
        }
    }

    /// <summary>Reads what is due now and ends when all of it was read.</summary>
    /// <returns>How many were read.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        int due = Start(cancel);
        while (Readings() is { Length: > 0 } readings) await Task.WhenAll(readings);
        if (Interlocked.Exchange(ref _fault, null) is { } fault) ExceptionDispatchInfo.Throw(fault);
        cancel.ThrowIfCancellationRequested();
        return due;
    }

    /// <summary>Ends all readings.</summary>
    public async Task StopAsync()
    {
        lock (_gate)
        {
            _waiting.Clear();
            foreach (Going going in _going.Values) _ = going.Stop.CancelAsync();
        }
        while (Readings() is { Length: > 0 } readings) await Task.WhenAll(readings);
    }

    private Task[] Readings()
    {
        lock (_gate) return [.. _going.Values.Select(going => going.Reading)];
    }

    /// <summary>The longest waiting goes first; one whose host is being read keeps its place.</summary>
    private void Fill(CancellationToken cancel)
    {
        for (int at = 0; at < _waiting.Count && _going.Count < Most && !cancel.IsCancellationRequested;)
        {
            (Source source, string host) = _waiting[at];
            if (!_hosts.Add(host))
            {
                at++;
                continue;
            }
            _waiting.RemoveAt(at);
            CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            _going.Add(source.Id, new(stop, Task.Run(() => ReadAsync(source, host, stop, cancel), CancellationToken.None)));
        }
    }

    private async Task ReadAsync(Source source, string host, CancellationTokenSource stop, CancellationToken cancel)
    {
        try
        {
            await read(source, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // It was told to stop; its cursor stands where everything before it is durable.
        }
        catch (Exception error)
        {
            // Heed itself is broken (a full disk): whoever starts the next readings is told.
            _fault = error;
        }
        finally
        {
            lock (_gate)
            {
                _going.Remove(source.Id);
                _hosts.Remove(host);
                stop.Dispose();
                Fill(cancel);
            }
            Ended?.Invoke();
        }
    }

    /// <summary>Sources of one server share its pace, so that a second one would only wait. A file has no server.</summary>
    private static string HostOf(Source source) =>
        source.IsNetwork && Uri.TryCreate(source.Address, UriKind.Absolute, out Uri? address) ? address.IdnHost.ToLowerInvariant() : source.Id;

    private sealed record Going(CancellationTokenSource Stop, Task Reading);
}
