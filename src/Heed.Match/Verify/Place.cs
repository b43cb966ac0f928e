namespace Heed.Match.Verify;

/// <summary>Where something stands in one text.</summary>
/// <param name="First">Position of its first word, or of the next word when it covers none (a literal of signs).</param>
/// <param name="Last">Position of its last word; one less than <paramref name="First"/> when it covers none.</param>
/// <param name="Start">Zero-based UTF-16 offset in the text as given.</param>
/// <param name="End">Where it ends there.</param>
internal readonly record struct Place(int First, int Last, int Start, int End)
{
    /// <summary>The positions of its words, ascending, where others stand in between; null: all from first to last.</summary>
    public int[]? Scattered { get; init; }

    /// <summary>The loose phrase it is a place of; null: something else.</summary>
    public LoosePhraseSpot? Phrase { get; init; }

    /// <summary>Whether the two have a word in common; two that cover no word, whether they overlap.</summary>
    public bool Shares(in Place other)
    {
        if (Last < First && other.Last < other.First) return Start < other.End && other.Start < End;
        if (Last < other.First || other.Last < First) return false;
        for (int position = Math.Max(First, other.First); position <= Math.Min(Last, other.Last); position++)
        {
            if (Holds(position) && other.Holds(position)) return true;
        }
        return false;
    }

    /// <summary>Words in between; 0 when one stands within the other.</summary>
    public int WordsTo(in Place other) => Math.Max(0, other.First > Last ? other.First - Last - 1 : First - other.Last - 1);

    public bool IsBefore(in Place other) => Last < other.First && Start < other.Start;

    private bool Holds(int position) =>
        position >= First && position <= Last && (Scattered is null || Array.BinarySearch(Scattered, position) >= 0);
}
