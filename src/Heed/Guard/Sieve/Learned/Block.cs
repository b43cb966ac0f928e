namespace Heed.Guard.Sieve.Learned;

/// <summary>Features of one kind. Each block counts with its own share, however many features of it a text has: its length says nothing.</summary>
internal enum Block
{
    /// <summary>Two to five letters in a row, across words.</summary>
    Letters,

    /// <summary>Words, with and without their accents, and how they begin.</summary>
    Words,

    /// <summary>Two words in a row, and the beginnings of two that stand two or three apart; without accents.</summary>
    Pairs,

    /// <summary>Beginnings of words, each with who acts in its sentence.</summary>
    Persons,
}
