namespace Heed.Bench.Reading;

/// <summary>What a made-up host asks of its readers, and what they did: written by the host, not by the client.</summary>
/// <param name="pace">Least time between two requests.</param>
internal sealed class Ledger(string host, TimeSpan pace)
{
    private readonly List<(DateTimeOffset At, string Path)> _requests = [];
    private DateTimeOffset _pausedUntil;

    public string Host => host;

    public IReadOnlyList<(DateTimeOffset At, string Path)> Requests => _requests;

    /// <summary>Rules that were broken, by name, with how often.</summary>
    public Dictionary<string, int> Broken { get; } = [];

    /// <summary>When pages may not be asked for any more, since no reader may remember an older robots.txt; null: they may.</summary>
    public (DateTimeOffset From, DateTimeOffset To)? Closed { get; set; }

    public void Note(HttpRequestMessage request, DateTimeOffset now)
    {
        string path = request.RequestUri!.PathAndQuery;
        if (_requests.Count == 0 && path != "/robots.txt") Break("asked for a page before robots.txt");
        if (_requests.Count > 0 && now - _requests[^1].At < pace) Break("sooner than the pace allows");
        if (_requests.Count >= 60 && now - _requests[^60].At < pace * 59) Break("more in a window than the budget allows");
        if (now < _pausedUntil) Break("within a pause the host asked for");
        if (Closed is { } closed && now >= closed.From && now < closed.To && path != "/robots.txt") Break("against robots.txt");
        if (!request.Headers.UserAgent.ToString().StartsWith("Heed/", StringComparison.Ordinal)) Break("without the User-Agent");
        if (request.Headers.Contains("Cookie")) Break("with a cookie");
        _requests.Add((now, path));
    }

    /// <summary>The host tells its readers to stay away.</summary>
    public void Pause(DateTimeOffset until)
    {
        if (until > _pausedUntil) _pausedUntil = until;
    }

    private void Break(string rule) => Broken[rule] = Broken.GetValueOrDefault(rule) + 1;
}
