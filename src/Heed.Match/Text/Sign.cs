namespace Heed.Match.Text;

/// <summary>What a UTF-16 unit is to the quick reading of a text (<see cref="PostWords"/>).</summary>
internal enum Sign : byte
{
    /// <summary>Needs rules that look at its neighbours: the whole text is read by <see cref="Words"/>.</summary>
    Complex,

    /// <summary>Stands between words, whatever is around it.</summary>
    Gap,
    Letter,
    Digit,
    Underscore,

    /// <summary>Holds letters together: <c>:</c>.</summary>
    MidLetter,

    /// <summary>Holds digits together: <c>,</c>.</summary>
    MidNumber,

    /// <summary>Holds letters together, and digits: <c>'</c> and <c>.</c></summary>
    MidBoth,

    /// <summary><c>#</c></summary>
    Hash,

    /// <summary><c>[</c>, with which a redaction mark begins.</summary>
    Bracket,

    /// <summary>May begin an emoji; else it is a gap.</summary>
    Emoji,

    /// <summary>ß, which folds to two letters.</summary>
    SharpS,
}
