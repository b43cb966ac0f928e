using System.Collections.Concurrent;
using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>The sessions of searches, one a source; they outlive a single reading, since servers count how many are opened.</summary>
public sealed class BlueskySessions(PoliteClient client, SourceSecrets secrets) : IDisposable
{
    private readonly ConcurrentDictionary<(string Source, Uri Server, string Account), BlueskySession> _sessions = [];

    internal BlueskySession Of(string source, Uri server, string account) =>
        _sessions.GetOrAdd((source, server, account), _ => new(client, server, account, () => secrets.Get(source)));

    public void Dispose()
    {
        foreach (BlueskySession session in _sessions.Values) session.Dispose();
    }
}
