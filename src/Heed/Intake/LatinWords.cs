namespace Heed.Intake;

/// <summary>Steps over the words of a text that are written in Latin letters: in lower case, a space before and behind. Addresses,
/// accounts, hashtags and redaction marks are passed over, since they say nothing about the language.</summary>
/// <param name="room">Words are made here; longer ones are cut to it.</param>
internal ref struct LatinWords(ReadOnlySpan<char> text, Span<char> room)
{
    private const int LongestMark = 24;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _room = room;
    private int _at;
    private bool _inToken;

    /// <summary>The word; valid until the next step.</summary>
    public ReadOnlySpan<char> Current { get; private set; }

    /// <summary>Letters of other scripts so far.</summary>
    public int ForeignLetters { get; private set; }

    public bool MoveNext()
    {
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (char.IsWhiteSpace(c))
            {
                _inToken = false;
                _at++;
            }
            else if (!_inToken)
            {
                _inToken = true;
                int length = TokenLength(_text[_at..]);
                if (SaysNothing(_text.Slice(_at, length))) _at += length;
            }
            else if (c == '[' && _text.Slice(_at, Math.Min(LongestMark, _text.Length - _at)).IndexOf(']') is > 0 and var close)
            {
                _at += close + 1;
            }
            else if (IsLatin(c))
            {
                ReadWord();
                return true;
            }
            else
            {
                if (char.IsLetter(c)) ForeignLetters++;
                _at++;
            }
        }
        return false;
    }

    private static int TokenLength(ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAny(' ', '\n', '\t');
        return length < 0 ? text.Length : length;
    }

    private static bool SaysNothing(ReadOnlySpan<char> token) =>
        token[0] == '#' || token.Contains('@') || token.Contains("://", StringComparison.Ordinal) || token.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    // Up to Latin Extended-B, and the additional letters of Vietnamese and its like.
    private static bool IsLatin(char c) => char.IsLetter(c) && c is < '\u0250' or >= '\u1e00' and < '\u1f00';

    private void ReadWord()
    {
        int length = 0;
        _room[length++] = ' ';
        for (; _at < _text.Length; _at++)
        {
            char c = _text[_at];
            if (c is '\'' or '\u2019')
            {
                // Within a word only: l'eau, don't.
                if (_at + 1 == _text.Length || !IsLatin(_text[_at + 1])) break;
                c = '\'';
            }
            else if (!IsLatin(c))
            {
                break;
            }
            if (length < _room.Length - 1) _room[length++] = char.ToLowerInvariant(c);
        }
        _room[length++] = ' ';
        Current = _room[..length];
    }
}
