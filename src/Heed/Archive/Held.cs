namespace Heed.Archive;

/// <summary>A mention as its origin is asked for it.</summary>
/// <param name="Again">What <see cref="Sources.ISource.RecheckAsync"/> finds it by.</param>
internal sealed record Held(long Id, OriginTag Tag, string Again);
