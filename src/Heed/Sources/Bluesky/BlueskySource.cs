using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>Reads Bluesky: a Jetstream or a firehose, followed all the time, or a search. Posts carry whom to ask for their author's settings,
/// since a stream does not tell them.</summary>
public sealed class BlueskySource : IFollowingSource
{
    private readonly ISource _way;

    /// <exception cref="SourceException">The address is none of Bluesky's, or a setting is wrong.</exception>
    public BlueskySource(Source source, PoliteClient client, BlueskySessions sessions) : this(source, client, sessions, new()) { }

    internal BlueskySource(Source source, PoliteClient client, BlueskySessions sessions, BlueskyTimes times)
    {
        BlueskyAddress address = BlueskyAddress.Parse(source.Address, out string problem) ?? throw new SourceException(Health.Broken, problem);
        BlueskyServices services = BlueskyServices.Of(source);
        BlueskyConsents consents = new(client, services);
        BlueskyPosts posts = new(client, services);
        _way = address.Way switch
        {
            BlueskyWay.Jetstream => new BlueskyStream(source, address.Address, new Jetstream(), client, posts, consents, times),
            BlueskyWay.Repos => new BlueskyStream(source, address.Address, new Firehose(), client, posts, consents, times),
            _ => new BlueskySearch(source, address.Words!, sessions.Of(source.Id, services.Server, services.Account
                ?? throw new SourceException(Health.Broken, "This search names no account to ask by.")), posts, consents),
        };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> ReadAsync(string? cursor, CancellationToken cancel) => _way.ReadAsync(cursor, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> FollowAsync(string? cursor, CancellationToken cancel) =>
        _way is IFollowingSource following ? following.FollowAsync(cursor, cancel) : _way.ReadAsync(cursor, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => _way.RecheckAsync(ids, cancel);
}
