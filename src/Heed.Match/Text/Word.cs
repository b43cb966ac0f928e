namespace Heed.Match.Text;

/// <summary>One word of a text as the query language sees it.</summary>
/// <param name="Start">Zero-based UTF-16 offset in the text as given.</param>
/// <param name="Length">UTF-16 units in the text as given. Two words may share a sign that NFKC takes apart (℀).</param>
/// <param name="Position">Counts words from 0; a redaction mark takes a place too but is no word.</param>
/// <param name="Folded">NFKC and full case folding, accents kept. A hashtag is without its sign, an emoji without variation selectors,
/// a redaction mark empty.</param>
/// <param name="Bare">As <paramref name="Folded"/>, accents removed (ł, ø, đ and their like as l, o, d), or an emoji's skin tones.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Word(int Start, int Length, int Position, string Folded, string Bare, WordKind Kind)
{
    /// <summary>Where it ends in the text as given.</summary>
    public int End => Start + Length;
}

/// <summary>What a word is.</summary>
public enum WordKind
{
    Plain,

    /// <summary><c>#tag</c>: also matches its bare form.</summary>
    Hashtag,

    /// <summary>One emoji sequence.</summary>
    Emoji,

    /// <summary>A redaction mark such as <c>[phone]</c>: takes a position and matches nothing.</summary>
    Redaction,
}
