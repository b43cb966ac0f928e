using System.Globalization;

namespace Heed.Sources.Bluesky;

/// <summary>How far a stream was read: <c>jetstream:1725911162329308</c>, <c>repos:4812</c>.</summary>
internal static class StreamCursor
{
    public static string? Write(IStreamKind kind, long? position) => position is null ? null : string.Create(CultureInfo.InvariantCulture, $"{kind.Name}:{position}");

    /// <returns>Null: there is none, or it is of another kind of stream.</returns>
    public static long? Read(IStreamKind kind, string? cursor) =>
        cursor?.Split(':') is [var name, var position] && name == kind.Name && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;
}
