namespace Heed.Match;

/// <summary>What one query costs, measured on a part of the posts that were matched.</summary>
/// <param name="Id">The query's id.</param>
/// <param name="Candidates">How often it is looked into, a post: 0 never, 1 each post; more where a post leads to it in several ways.</param>
/// <param name="Tests">How much is then asked of it, a post: each about a nanosecond, more for positions and literals.</param>
public sealed record QueryPrice(string Id, double Candidates, double Tests);

/// <summary>What an index costs, measured on a part of the posts that were matched.</summary>
/// <param name="Candidates">How many queries are looked into, a post.</param>
/// <param name="Tests">How much is asked of them, a post.</param>
/// <param name="Always">Queries that nothing narrows: they are asked of every post.</param>
/// <param name="Dearest">Those that cost most, the dearest first.</param>
public sealed record IndexPrice(double Candidates, double Tests, int Always, IReadOnlyList<QueryPrice> Dearest);
