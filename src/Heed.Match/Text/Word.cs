namespace Heed.Match.Text;

/// <summary>One word of a text as the query language sees it.</summary>
/// <param name="Start">Zero-based UTF-16 offset in the text as given.</param>
/// <param name="Length">UTF-16 units in the text as given.</param>
/// <param name="Position">Counts words from 0; a redaction mark takes a place too but is no word.</param>
/// <param name="Folded">NFKC and full case folding, accents kept. A hashtag is without its sign.</param>
/// <param name="Bare">As <paramref name="Folded"/>, accents removed (ł, ø, đ and their like as l, o, d).</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Word(int Start, int Length, int Position, string Folded, string Bare, WordKind Kind);

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

/// <summary>Cuts a text into words by UAX #29 with the additions of the query language (QUERY: Text).</summary>
public static class Words
{
    /// <summary>Changes whenever the same text could be cut or folded in another way: a full-text index made with another version is rebuilt.</summary>
    public const int Version = 1;

    /// <returns>In order; empty for a text of gaps only. URLs are not text and give no word.</returns>
    public static IReadOnlyList<Word> Cut(string text) => throw new NotImplementedException();
}
