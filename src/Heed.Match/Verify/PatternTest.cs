using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>A word with <c>*</c> (zero or more letters or digits) and <c>?</c> (exactly one) in it.</summary>
internal sealed class PatternTest : WordTest
{
    /// <summary>Stand for wildcards among the letters; no text has these code points.</summary>
    internal const int Any = -1, One = -2;

    private readonly List<Letter> _pattern = [];
    private readonly bool _hashtag;
    private readonly TypedRow? _row;

    /// <param name="hashtag">Only hashtags count, else words and the bare form of hashtags.</param>
    public PatternTest(string pattern, bool hashtag)
    {
        _hashtag = hashtag;
        Key = (hashtag ? "tag " : "pattern ") + pattern;
        int from = 0;
        for (int at = 0; at <= pattern.Length; at++)
        {
            if (at < pattern.Length && pattern[at] is not ('*' or '?')) continue;
            _pattern.AddRange(Accents.Letters(Folding.Fold(pattern[from..at])));
            if (at < pattern.Length) _pattern.Add(new(pattern[at] == '*' ? Any : One, ""));
            from = at + 1;
        }
        _row = TypedRow.Of(_pattern);
        int fixedLetters = _pattern.FindIndex(letter => letter.Base < 0);
        IsExact = fixedLetters < 0;
        Prefix = Letter.Bases(IsExact ? _pattern : _pattern[..fixedLetters]);
        IsBeginning = fixedLetters == _pattern.Count - 1 && _pattern[^1].Base == Any && pattern.AsSpan(0, pattern.Length - 1).IndexOfAnyExceptInRange('\0', '\x7f') < 0;
    }

    public bool IsHashtag => _hashtag;

    public override string Key { get; }

    public override bool FitsRows => _row is not null;

    public override bool Fits(WordKind kind, ReadOnlySpan<char> bare, ReadOnlySpan<ushort> marks, ReadOnlySpan<char> emoji) =>
        (kind is WordKind.Hashtag || (kind is WordKind.Plain && !_hashtag)) && bare.StartsWith(Prefix) && _row!.Covers(bare, marks);

    /// <summary>There is no wildcard in it.</summary>
    public bool IsExact { get; }

    /// <summary>It is ASCII, then one <c>*</c>.</summary>
    public bool IsBeginning { get; }

    /// <summary>The letters before the first wildcard, without accents.</summary>
    public string Prefix { get; }

    public override bool Fits(TextView text, int position)
    {
        Word word = text.Words[position];
        return (word.Kind is WordKind.Hashtag || (word.Kind is WordKind.Plain && !_hashtag)) &&
            word.Bare.StartsWith(Prefix, StringComparison.Ordinal) && Matches(text.LettersAt(position));
    }

    private bool Matches(List<Letter> word)
    {
        // reached[i]: the first i parts of the pattern can cover the letters so far.
        bool[] reached = new bool[_pattern.Count + 1];
        reached[0] = true;
        PassStars(reached);
        foreach (Letter letter in word)
        {
            bool wild = CharClass.IsPartOfWord(letter.Base);
            bool any = false;
            for (int i = _pattern.Count; i > 0; i--)
            {
                Letter part = _pattern[i - 1];
                reached[i] = part.Base switch
                {
                    Any => wild && (reached[i] || reached[i - 1]),
                    One => wild && reached[i - 1],
                    _ => reached[i - 1] && part.Finds(letter),
                };
                any |= reached[i];
            }
            reached[0] = false;
            if (!any) return false;
            PassStars(reached);
        }
        return reached[^1];
    }

    private void PassStars(bool[] reached)
    {
        for (int i = 0; i < _pattern.Count; i++)
        {
            if (reached[i] && _pattern[i].Base == Any) reached[i + 1] = true;
        }
    }
}
