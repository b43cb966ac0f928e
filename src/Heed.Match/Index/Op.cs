namespace Heed.Match.Index;

/// <summary>What a part of a query asks, in code: the operation, the length of its operands, and these. A <i>test</i> is a feature, marked
/// where words have it besides their bare form; a <i>spot</i> is (n, tests…, m, rows…), a row (k, tests…).</summary>
internal enum Op
{
    /// <summary>(feature): the post has it.</summary>
    Has,

    /// <summary>parts…: all hold.</summary>
    All,

    /// <summary>parts…: any holds.</summary>
    Any,

    /// <summary>part: it does not hold.</summary>
    Not,

    /// <summary>(scope, k, tests…): words in a row in one text.</summary>
    Row,

    /// <summary>(scope, ordered, distance, spot, spot): both, at most so many words between.</summary>
    Near,

    /// <summary>(scope, slop, n, tests…): different words, within a span of so many more.</summary>
    Loose,

    /// <summary>(scope, spot, spot): both in one sentence.</summary>
    Sentence,

    /// <summary>(scope, count, spot): it starts at so many places.</summary>
    AtLeast,

    /// <summary>(scope, clause): a text exactly as written.</summary>
    Literal,

    /// <summary>(clause): a field on a scale.</summary>
    Range,

    /// <summary>(program): the query of another topic, asked once a post.</summary>
    Topic,

    /// <summary>(scope, clause): asked of the exact evaluator.</summary>
    Verify,
}
