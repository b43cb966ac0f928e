using System.Text.Json;

namespace Heed.Sources.Bluesky;

/// <summary>One message of a stream, of either kind.</summary>
/// <param name="Position">Where the stream goes on after it: Jetstream's microseconds since 1970, a relay's sequence number; null: it does not say.</param>
/// <param name="At">When the stream says it happened (UTC); null: it does not say.</param>
internal sealed record StreamMessage(long? Position, DateTimeOffset? At, IReadOnlyList<Happening> Happenings)
{
    /// <summary>Nothing that Heed wants to know.</summary>
    public static StreamMessage Nothing(long? position) => new(position, null, []);

    public static StreamMessage Unreadable(string why) => new(null, null, [new Happening.Unreadable(why)]);
}

/// <summary>What a stream tells of, as far as Heed wants to know.</summary>
internal abstract record Happening
{
    private Happening() { }

    /// <summary>A post was written.</summary>
    /// <param name="Record">An <c>app.bsky.feed.post</c>, in the JSON of the AT Protocol; good until the next message is read.</param>
    /// <param name="Again">It was there before and was changed.</param>
    public sealed record Wrote(AtUri Post, JsonElement Record, bool Again) : Happening;

    public sealed record Deleted(AtUri Post) : Happening;

    /// <summary>An account's profile or its declaration of intents was written or deleted.</summary>
    /// <param name="Record">Null: deleted.</param>
    public sealed record Settings(AtUri Of, JsonElement? Record) : Happening;

    /// <summary>An account's state changed.</summary>
    public sealed record Account(string Did, AccountState State) : Happening;

    /// <summary>The stream does not go back as far as was asked for.</summary>
    public sealed record Gap : Happening;

    /// <summary>The stream does not know the position asked for: it counts anew.</summary>
    public sealed record CountsAnew : Happening;

    /// <summary>The stream ends, and says why.</summary>
    /// <param name="Name">As <c>ConsumerTooSlow</c>.</param>
    public sealed record Ends(string Name) : Happening;

    /// <summary>Something could not be read, or is not what it says; the rest of the message counts.</summary>
    /// <param name="Why">The rest of a sentence; no text of a post.</param>
    public sealed record Unreadable(string Why) : Happening;
}

/// <summary>Where an account stands.</summary>
internal enum AccountState
{
    Active,

    /// <summary>Its server does not serve it just now (<c>desynchronized</c>, <c>throttled</c>): nobody's wish.</summary>
    Unserved,

    /// <summary>Deactivated, suspended, taken down or deleted.</summary>
    Closed,
}

/// <summary>How the AT Protocol names them.</summary>
internal static class AccountStates
{
    /// <param name="status">Null: not said. What is not known counts as closed.</param>
    public static AccountState Of(bool active, string? status) =>
        active ? AccountState.Active : status is "desynchronized" or "throttled" ? AccountState.Unserved : AccountState.Closed;
}
