using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>Whose query language a text is written in.</summary>
public enum Dialect
{
    Brandwatch,
    Talkwalker,
    Meltwater,
}

/// <summary>Why something did not carry over as it stood.</summary>
public enum Loss
{
    /// <summary>It asks for a person (rule 2 of the charter) and is left out.</summary>
    Refused,

    /// <summary>There is nothing here that says it, so it is left out.</summary>
    LeftOut,

    /// <summary>It is carried as the nearest thing that can be said here.</summary>
    Changed,
}

/// <summary>What leaving out or changing a part does to what the whole query finds.</summary>
public enum Effect
{
    /// <summary>Nobody can tell, or it depends on the post.</summary>
    Unclear,

    /// <summary>The imported query finds at least what the original found.</summary>
    Wider,

    /// <summary>The imported query finds at most what the original found.</summary>
    Narrower,

    /// <summary>The same posts are found.</summary>
    None,
}

/// <summary>A part of a query that did not carry over as it stood.</summary>
/// <param name="Text">The part as typed.</param>
/// <param name="Start">Zero-based UTF-16 offset in the original.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Effect">On the whole query, with all else equal.</param>
/// <param name="Reason">A sentence a person can act on.</param>
public sealed record CarriedNot(string Text, int Start, int Length, Loss Loss, Effect Effect, string Reason);

/// <summary>A query of another tool in Heed's language.</summary>
/// <param name="Query">In canonical form; empty when nothing is left.</param>
/// <param name="Parsed"><paramref name="Query"/> parsed: its errors are what is left to put right, spans in <paramref name="Query"/>.</param>
/// <param name="NotCarried">In order of their place in the original; empty: it says the same here.</param>
public sealed record Imported(string Query, ParsedQuery Parsed, IReadOnlyList<CarriedNot> NotCarried);
