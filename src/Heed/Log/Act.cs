namespace Heed.Log;

/// <summary>One act of a listener, as it goes into the log. Acts name the listener, never a listened-to.</summary>
/// <param name="Kind">What was done, dotted: <c>source.approved</c>, <c>topic.tried</c>, <c>mention.opened</c>. Public.</param>
/// <param name="Object">What it was done to: <c>topic:late-parcels</c>. Public; never holds a person's name or a post's text.</param>
/// <param name="Who">Who did it: e-mail of a signed-in person, or <c>console:steward</c>. For steward and administrator only.</param>
/// <param name="Detail">More for steward and administrator, as JSON text; null: nothing more.</param>
public sealed record Act(string Kind, string Object, string Who, string? Detail = null);
