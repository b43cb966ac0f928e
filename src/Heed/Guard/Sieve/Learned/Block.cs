namespace Heed.Guard.Sieve.Learned;

/// <summary>Features of one kind. Each block counts with its own share, however many features of it a text has.</summary>
internal enum Block
{
    /// <summary>Two to five letters in a row, across words.</summary>
    Letters,

    /// <summary>Words, with and without their accents.</summary>
    Words,

    /// <summary>Two words in a row, without accents.</summary>
    Pairs,

    /// <summary>Meanings that <see cref="Cues"/> finds, the same in every language.</summary>
    Cues,

    /// <summary>Two meanings in one text.</summary>
    CuePairs,
}
