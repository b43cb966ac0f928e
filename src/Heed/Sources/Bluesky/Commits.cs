using System.Text.Json;

namespace Heed.Sources.Bluesky;

/// <summary>What an operation on a record means for Heed.</summary>
internal static class Commits
{
    /// <summary>Whether records of this collection have to be read at all.</summary>
    public static bool Concerns(string collection) => collection is AtUri.Posts or AtUri.Profiles or AtUri.Intents;

    /// <param name="operation"><c>create</c>, <c>update</c> or <c>delete</c>.</param>
    /// <param name="record">Null: none came with it.</param>
    /// <returns>Null: nothing.</returns>
    public static Happening? Happening(AtUri uri, string? operation, JsonElement? record) => (uri.Collection, operation) switch
    {
        (AtUri.Posts, "delete") => new Happening.Deleted(uri),
        (AtUri.Posts, "create" or "update") => record is { } post ? new Happening.Wrote(uri, post, operation is "update") : new Happening.Unreadable("a post comes without its record"),
        (AtUri.Profiles or AtUri.Intents, "create" or "update" or "delete") when uri.Key is "self" => new Happening.Settings(uri, operation is "delete" ? null : record),
        _ => null,
    };
}
