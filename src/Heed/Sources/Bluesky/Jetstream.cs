using System.Text.Json;
using Heed.Sources.Json;

namespace Heed.Sources.Bluesky;

/// <summary>Jetstream: events as JSON, a few collections of them (github.com/bluesky-social/jetstream).</summary>
internal sealed class Jetstream : IStreamKind
{
    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 32 };

    /// <inheritdoc/>
    public string Name => "jetstream";

    /// <inheritdoc/>
    public Uri AddressFrom(Uri stream, long? position) => new UriBuilder(stream)
    {
        Query = string.Join('&', ((string[])[AtUri.Posts, AtUri.Profiles, AtUri.Intents]).Select(collection => $"wantedCollections={collection}")) + (position is null ? "" : $"&cursor={position}"),
    }.Uri;

    /// <inheritdoc/>
    public StreamMessage Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            JsonElement root = JsonDocument.Parse(message, Bounds).RootElement;
            if (root.Whole("time_us") is not { } time || time < 0 || root.Text("did") is not { } did || !AtUri.IsDid(did)) return StreamMessage.Unreadable("it says neither when nor whose");
            DateTimeOffset? at = time < MaxMicroseconds ? DateTimeOffset.UnixEpoch.AddMicroseconds(time) : null;
            return root.Text("kind") switch
            {
                "commit" when root.Field("commit") is { } commit => new(time, at, [.. OfCommit(did, commit)]),
                "account" when root.Field("account") is { } account => new(time, at, [new Happening.Account(did, AccountStates.Of(account.Flag("active") is true, account.Text("status")))]),
                _ => StreamMessage.Nothing(time),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperation: text that is not valid UTF-16.
            return StreamMessage.Unreadable("it is not JSON");
        }
    }

    private const long MaxMicroseconds = 253_402_300_799_000_000;

    private static IEnumerable<Happening> OfCommit(string did, JsonElement commit)
    {
        if (AtUri.Of(did, commit.Text("collection"), commit.Text("rkey")) is not { } uri)
        {
            yield return new Happening.Unreadable("it names no record");
            yield break;
        }
        if (Commits.Happening(uri, commit.Text("operation"), commit.Field("record")) is { } happening) yield return happening;
    }
}
