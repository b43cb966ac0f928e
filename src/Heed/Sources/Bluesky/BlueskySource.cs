using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>Reads Bluesky: a Jetstream or a firehose, followed all the time, or a search. Posts carry whom to ask for their author's settings,
/// since a stream does not tell them.</summary>
public sealed class BlueskySource : IFollowingSource
{
    private readonly ISource _way;

    /// <exception cref="SourceException">The address is none of Bluesky's, or a setting is no web address.</exception>
    public BlueskySource(Source source, PoliteClient client) : this(source, client, new()) { }

    internal BlueskySource(Source source, PoliteClient client, BlueskyTimes times)
    {
        BlueskyAddress address = BlueskyAddress.Parse(source.Address, out string problem) ?? throw new SourceException(Health.Broken, problem);
        BlueskyConsents consents = new(client, BlueskyServices.Of(source));
        _way = address.Way switch
        {
            BlueskyWay.Jetstream => new BlueskyStream(source, address.Address, new Jetstream(), client, consents, times),
            BlueskyWay.Repos => new BlueskyStream(source, address.Address, new Firehose(), client, consents, times),
            _ => new BlueskySearch(source, address.Address, client, consents),
        };
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> ReadAsync(string? cursor, CancellationToken cancel) => _way.ReadAsync(cursor, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> FollowAsync(string? cursor, CancellationToken cancel) =>
        _way is IFollowingSource following ? following.FollowAsync(cursor, cancel) : _way.ReadAsync(cursor, cancel);
}
