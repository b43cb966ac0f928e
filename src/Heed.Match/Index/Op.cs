namespace Heed.Match.Index;

/// <summary>What a query asks of a plain post, as numbers in one array: an operation, then its operands.</summary>
internal enum Op
{
    /// <summary>(feature): the post has it.</summary>
    Has,

    /// <summary>(n, features…): the post has any of them.</summary>
    HasAny,

    /// <summary>(length) parts…: all hold; the length of all parts together, so that code can be moved.</summary>
    All,

    /// <summary>(length) parts…: any holds.</summary>
    Any,

    /// <summary>part: it does not hold.</summary>
    Not,

    /// <summary>(n, features…): the words in a row in one text.</summary>
    Phrase,

    /// <summary>(ordered, distance, n, features…, n, features…): words of both sets, at most so many between.</summary>
    Near,

    /// <summary>(clause): asked of the exact evaluator.</summary>
    Verify,

    /// <summary>No plain post has it.</summary>
    Never,
}
