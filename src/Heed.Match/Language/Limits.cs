namespace Heed.Match.Language;

/// <summary>How large a query and its numbers may be.</summary>
public static class Limits
{
    /// <summary>UTF-16 units, of the query as typed and of its canonical form.</summary>
    public const int Length = 8192;

    /// <summary>Terms, phrases and field values together.</summary>
    public const int Terms = 1000;

    /// <summary>Brackets and prefixes (NOT, ATLEAST) inside each other.</summary>
    public const int Levels = 64;

    /// <summary>Largest n in NEAR/n, ATLEAST/n and "…"~n.</summary>
    public const int Distance = 50;

    /// <summary>The n of NEAR without a number.</summary>
    public const int DefaultDistance = 5;

    /// <summary>Letters or digits before the first wildcard.</summary>
    public const int LettersBeforeWildcard = 3;

    /// <summary>Letters or digits a term needs for ~1.</summary>
    public const int LettersForOneEdit = 4;

    /// <summary>Letters or digits a term needs for ~2.</summary>
    public const int LettersForTwoEdits = 8;

    /// <summary>Warnings and notices that get a corrected query; each costs a parse.</summary>
    internal const int Suggestions = 20;

    /// <summary>NEAR pairs one correction may write out.</summary>
    internal const int RewrittenPairs = 64;
}
