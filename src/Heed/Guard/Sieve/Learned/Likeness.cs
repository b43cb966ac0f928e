namespace Heed.Guard.Sieve.Learned;

/// <summary>How much a text is like the written examples of people organising.</summary>
internal enum Likeness
{
    /// <summary>It speaks of something else, whatever words it uses.</summary>
    None,

    /// <summary>The rules decide.</summary>
    Some,

    /// <summary>It is turned away, even where no rule has words for it.</summary>
    Clear,
}
