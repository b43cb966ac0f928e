namespace Heed;

/// <summary>How often something came within a while, by key. In memory only and bounded: nothing of it outlives the process.</summary>
/// <param name="window">A count begins with what comes first and is forgotten so long after.</param>
public sealed class RecentCounts(TimeProvider clock, TimeSpan window)
{
    /// <summary>Keys remembered at most; the one that began longest ago is forgotten first.</summary>
    public const int MostRemembered = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Counted> _known = [];

    /// <summary>Counts one of each key unless one of them has come as often as it may.</summary>
    /// <returns>False: nothing was counted.</returns>
    public bool Take(params ReadOnlySpan<(string Key, int Most)> keys)
    {
        lock (_gate)
        {
            foreach (var (key, most) in keys)
            {
                if (Of(key) >= most) return false;
            }
            foreach (var (key, _) in keys) Add(key);
            return true;
        }
    }

    /// <summary>None of these has come as often as it may.</summary>
    public bool MayCome(params ReadOnlySpan<(string Key, int Most)> keys)
    {
        lock (_gate)
        {
            foreach (var (key, most) in keys)
            {
                if (Of(key) >= most) return false;
            }
            return true;
        }
    }

    public void Forget(string key)
    {
        lock (_gate) _known.Remove(key);
    }

    private int Of(string key) => _known.TryGetValue(key, out Counted known) && clock.GetUtcNow() - known.Since < window ? known.Number : 0;

    private void Add(string key)
    {
        int before = Of(key);
        if (before == 0 && _known.Count >= MostRemembered && !_known.ContainsKey(key)) _known.Remove(_known.MinBy(pair => pair.Value.Since).Key);
        _known[key] = before == 0 ? new(1, clock.GetUtcNow()) : _known[key] with { Number = before + 1 };
    }

    /// <param name="Since">When the first of them came (UTC).</param>
    private readonly record struct Counted(int Number, DateTimeOffset Since);
}
