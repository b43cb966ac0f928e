namespace Heed.Log;

/// <summary>One act as the log holds it.</summary>
/// <param name="Id">Grows with every act, over all trees.</param>
/// <param name="Tree">Which tree its leaf is in, from 1: see <see cref="ActLog.BeginAnewAsync"/>.</param>
/// <param name="Number">Index of its leaf in that tree, from 0.</param>
/// <param name="Kind">Public.</param>
/// <param name="Object">Public.</param>
/// <param name="Day">Public; UTC.</param>
/// <param name="At">For steward and administrator (UTC); null: over 12 months ago, and forgotten.</param>
/// <param name="Who">For steward and administrator; null: forgotten.</param>
/// <param name="Detail">For steward and administrator; null: none, or forgotten.</param>
/// <param name="Salt">With it the act can be proven to somebody (<see cref="Verify.RevealedAct"/>); null: forgotten.</param>
public sealed record ActRow(
    long Id, int Tree, long Number, string Kind, string Object, DateOnly Day, DateTimeOffset? At, string? Who, string? Detail, byte[]? Salt);
