namespace Heed.Log;

/// <summary>One act as the log holds it.</summary>
/// <param name="Number">Its place in the log, from 0: the index of its leaf.</param>
/// <param name="Kind">Public.</param>
/// <param name="Object">Public.</param>
/// <param name="Day">Public; UTC.</param>
/// <param name="At">For steward and administrator (UTC); null: over 12 months ago, and forgotten.</param>
/// <param name="Who">For steward and administrator; null: forgotten.</param>
/// <param name="Detail">For steward and administrator; null: none, or forgotten.</param>
/// <param name="Salt">With it the act can be proven to somebody (<see cref="Verify.RevealedAct"/>); null: forgotten.</param>
public sealed record ActRow(long Number, string Kind, string Object, DateOnly Day, DateTimeOffset? At, string? Who, string? Detail, byte[]? Salt);
