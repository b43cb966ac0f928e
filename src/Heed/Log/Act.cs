namespace Heed.Log;

/// <summary>One act of a listener, as it goes into the log. Acts name the listener, never a listened-to.</summary>
/// <param name="Kind">What was done, dotted: <c>source.approved</c>, <c>topic.tried</c>, <c>mention.opened</c>. Public; lower-case
/// letters, digits, dots and hyphens, at most 64.</param>
/// <param name="Object">What it was done to: <c>topic:late-parcels</c>. Public; never holds a person's name or a post's text; at most
/// 300 UTF-16 units, no control characters.</param>
/// <param name="Who">Who did it: e-mail of a signed-in person, or <c>console:steward</c>. For steward and administrator only; at most
/// 320 UTF-16 units.</param>
/// <param name="Detail">More for steward and administrator, as JSON text of at most 64 KiB units; null: nothing more.</param>
public sealed record Act(string Kind, string Object, string Who, string? Detail = null)
{
    private const int MaxKind = 64;
    private const int MaxObject = 300;
    private const int MaxWho = 320;
    private const int MaxDetail = 64 * 1024;

    /// <exception cref="ArgumentException">A part is empty, too long, or holds what it may not.</exception>
    internal void Check()
    {
        if (Kind.Length is 0 or > MaxKind || Kind.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-')))
            throw new ArgumentException($"An act's kind is a dotted word like topic.approved, not '{Kind}'.");
        if (Object.Length is 0 or > MaxObject || Object.Any(char.IsControl))
            throw new ArgumentException($"An act's object has 1 to {MaxObject} characters and no control characters ({Kind}).");
        if (Who.Length is 0 or > MaxWho || Who.Any(char.IsControl))
            throw new ArgumentException($"Who acted has 1 to {MaxWho} characters and no control characters ({Kind}).");
        if (Detail?.Length > MaxDetail) throw new ArgumentException($"An act's detail has at most {MaxDetail} characters ({Kind}).");
    }
}
