using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>What one word must be.</summary>
internal abstract class WordTest
{
    public abstract bool Fits(TextView text, int position);

    /// <summary>What it is, in a text of its own: two tests of one text fit the same words.</summary>
    public abstract string Key { get; }

    /// <summary>Whether <see cref="Fits(WordKind, ReadOnlySpan{char}, ReadOnlySpan{ushort}, ReadOnlySpan{char})"/> may be asked, of words whose
    /// letters have one UTF-16 unit each.</summary>
    public virtual bool FitsRows => false;

    /// <summary>As <see cref="Fits(TextView, int)"/>, without allocating.</summary>
    /// <param name="bare">The bare form.</param>
    /// <param name="marks">A number for the accents of each unit (<see cref="SignTable.MarksOf"/>); empty: there are none.</param>
    /// <param name="emoji">An emoji's folded form.</param>
    public virtual bool Fits(WordKind kind, ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks, ReadOnlySpan<char> emoji) =>
        throw new NotSupportedException();

    /// <summary>The positions of the words that fit, ascending.</summary>
    public virtual List<int> Find(TextView text)
    {
        List<int> found = [];
        for (int position = 0; position < text.Words.Count; position++)
        {
            if (Fits(text, position)) found.Add(position);
        }
        return found;
    }

    /// <summary>One test for each word of a query text, in order.</summary>
    public static List<WordTest> For(string text) => [.. Words.Cut(text).Select(word => For(word))];

    private static WordTest For(Word word) => word.Kind switch
    {
        WordKind.Plain => new TermTest(word.Folded, word.Bare),
        WordKind.Hashtag => new PatternTest(word.Folded, hashtag: true),
        WordKind.Emoji => new EmojiTest(word.Folded),
        _ => NoTest.Instance,
    };
}

/// <summary>Finds nothing: a redaction mark typed in a query.</summary>
internal sealed class NoTest : WordTest
{
    public static readonly NoTest Instance = new();

    public override string Key => "";

    public override bool Fits(TextView text, int position) => false;
}

/// <summary>The word, or the hashtag of that name; accents typed must be there.</summary>
internal sealed class TermTest(string folded, string bare) : WordTest
{
    private readonly List<Letter> _letters = Accents.Letters(folded);
    private readonly bool _plain = folded == bare;
    private readonly TypedRow? _row = TypedRow.Of(Accents.Letters(folded));

    public string Bare => bare;

    public override string Key => "term " + folded;

    /// <summary>No accent is typed.</summary>
    public bool IsPlain => _plain;

    public override bool FitsRows => _row is not null;

    public override bool Fits(WordKind kind, ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks, ReadOnlySpan<char> emoji) =>
        kind is WordKind.Plain or WordKind.Hashtag && _row!.Finds(bare, marks);

    public override bool Fits(TextView text, int position)
    {
        Word word = text.Words[position];
        return word.Kind is WordKind.Plain or WordKind.Hashtag && word.Bare == bare &&
            (_plain || word.Folded == folded || LetterRow.Finds(_letters, text.LettersAt(position)));
    }

    public override List<int> Find(TextView text) =>
        text.ByBare.TryGetValue(bare, out List<int>? positions) ? positions.FindAll(position => Fits(text, position)) : [];
}

/// <summary>The emoji; one typed without a skin tone finds every tone.</summary>
internal sealed class EmojiTest(string folded) : WordTest
{
    private readonly bool _plain = EmojiSequence.Strip(folded) == folded;

    public string Bare => EmojiSequence.Strip(folded);

    public override string Key => "emoji " + folded;

    /// <summary>No skin tone is typed.</summary>
    public bool IsPlain => _plain;

    public override bool FitsRows => true;

    public override bool Fits(WordKind kind, ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks, ReadOnlySpan<char> emoji) =>
        kind is WordKind.Emoji && (emoji.SequenceEqual(folded) || (_plain && bare.SequenceEqual(folded)));

    public override bool Fits(TextView text, int position)
    {
        Word word = text.Words[position];
        return word.Kind is WordKind.Emoji && (word.Folded == folded || (_plain && word.Bare == folded));
    }
}

/// <summary>A word within some edits of another (optimal string alignment), a letter's accents counted as part of it.</summary>
internal sealed class FuzzyTest(string word, int edits) : WordTest
{
    private readonly List<Letter> _letters = Accents.Letters(Folding.Fold(word));
    private readonly TypedRow? _row = TypedRow.Of(Accents.Letters(Folding.Fold(word)));

    /// <summary>Without accents.</summary>
    public string Bare => Letter.Bases(_letters);

    public override string Key => $"{edits} edits {word}";

    public int Edits => edits;

    /// <summary>How many letters it has.</summary>
    public int Letters => _letters.Count;

    public override bool FitsRows => _row is not null && edits <= TypedRow.MostEdits;

    public override bool Fits(WordKind kind, ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks, ReadOnlySpan<char> emoji) =>
        kind is WordKind.Plain or WordKind.Hashtag && _row!.IsWithin(bare, marks, edits);

    public override bool Fits(TextView text, int position) =>
        text.Words[position].Kind is WordKind.Plain or WordKind.Hashtag && LetterRow.IsWithin(_letters, text.LettersAt(position), edits);
}
