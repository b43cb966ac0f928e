namespace Heed.Match.Language;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>A run of signs that is none of the others: a term, wildcard, fuzzy term, emoji or field value.</summary>
    Word,
    Phrase,
    Literal,
    Tag,

    /// <summary><c>name:</c>, its text the name as typed.</summary>
    Field,

    /// <summary><c>[…]</c>, its text what stands inside.</summary>
    Range,
    Open,
    Close,
    And,
    Or,

    /// <summary><c>NOT</c> or the minus sign.</summary>
    Not,
    Near,
    Sentence,
    AtLeast,
    End,
}

/// <summary>One token of a query.</summary>
/// <param name="Start">Zero-based UTF-16 offset in the text typed.</param>
/// <param name="Length">UTF-16 units, signs and suffix included.</param>
/// <param name="Text">What stands inside the signs; the word itself for a word.</param>
/// <param name="Suffix">What follows a slash (<c>NEAR/5f</c>) or a tilde (<c>"a b"~3</c>); empty when the sign stands alone; null when there is none.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, string Text, string? Suffix = null)
{
    /// <summary>Offset of the first unit after the token.</summary>
    public int End => Start + Length;
}
