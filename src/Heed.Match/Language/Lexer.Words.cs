namespace Heed.Match.Language;

internal sealed partial class Lexer
{
    private void ReadWord()
    {
        int end = EndOfWord(_at);
        string word = text[_at..end];
        if (ReadOperator(word) || ReadSymbol(word)) return;
        if (ReadField(word)) return;
        if (word.Length > 1 && word[0] is '#' && !TermText.IsEmoji(word)) ReadTag(word);
        else Add(TokenKind.Word, word.Length, word);
    }

    private bool ReadOperator(string word)
    {
        if (OperatorOf(word) is not { } kind) return false;
        int slash = word.IndexOf('/');
        if (slash < 0) Add(kind, word.Length, word);
        else Add(kind, word.Length, word[..slash], word[(slash + 1)..]);
        return true;
    }

    /// <returns>Null when the word is no operator.</returns>
    internal static TokenKind? OperatorOf(string word) => word.Split('/', 2) switch
    {
        ["AND"] => TokenKind.And,
        ["OR"] => TokenKind.Or,
        ["NOT"] => TokenKind.Not,
        ["SENTENCE"] => TokenKind.Sentence,
        ["NEAR" or "ONEAR", ..] => TokenKind.Near,
        ["ATLEAST", ..] => TokenKind.AtLeast,
        _ => null,
    };

    /// <summary>The signs with which other tools write AND and OR.</summary>
    private bool ReadSymbol(string word)
    {
        (TokenKind Kind, string Name)? meant = word switch
        {
            "&" or "&&" or "+" => (TokenKind.And, "AND"),
            "|" or "||" => (TokenKind.Or, "OR"),
            _ => null,
        };
        if (meant is not { } found) return false;
        report.Repaired(FindingCodes.NoWord, _at, word.Length, $"“{word}” holds no word and matches nothing: write {found.Name}.");
        Add(found.Kind, word.Length, word);
        return true;
    }

    private void ReadTag(string word)
    {
        int tilde = word.IndexOf('~');
        if (tilde < 0) Add(TokenKind.Tag, word.Length, word[1..]);
        else Add(TokenKind.Tag, word.Length, word[1..tilde], word[(tilde + 1)..]);
    }

    /// <summary>Reads <c>name:</c> and, for fields that take no query text, the value after it as it stands.</summary>
    private bool ReadField(string word)
    {
        int colon = word.IndexOf(':');
        if (colon <= 0 || !IsFieldName(word.AsSpan(0, colon)) || TermText.IsAddress(word)) return false;
        string name = word[..colon];

        // "Update: the app" is text; "lang: en" is a field with a slip.
        bool touches = colon + 1 < word.Length || TouchesWhatFollows(_at + colon + 1);
        if (!touches && !Fields.IsKnownName(name)) return false;

        Add(TokenKind.Field, colon + 1, name);
        if (Fields.TakesText(name)) return true;
        if (SkipGaps()) ReadValue();
        return true;
    }

    private void ReadValue()
    {
        switch (text[_at])
        {
            case '(':
                ReadBracket('(');
                _listAt = _open;
                break;
            case '"' or '[' or '{':
                ReadListItem();
                break;
            case ')':
                break;
            case var sign when IsQuote(sign):
                ReadPhrase();
                break;
            default:
                ReadValueWord();
                break;
        }
    }

    private void ReadValueWord()
    {
        int end = _at;
        while (end < text.Length && !EndsValue(end)) end++;
        if (end == _at) end++;
        string word = text[_at..end];
        if (!ReadOperator(word)) Add(TokenKind.Word, word.Length, word);
    }

    private int EndOfWord(int start)
    {
        // Fields written without gaps (title:title:…) would otherwise be looked through again and again.
        if (start < _wordEnd) return _wordEnd;
        int end = start + 1;
        while (end < text.Length && !EndsWord(end)) end++;
        return _wordEnd = end;
    }

    private bool EndsWord(int at) => EndsValue(at) || text[at] is '[' or ']' or '{' or '}' || text.AsSpan(at).StartsWith(CommentEnd);

    private bool EndsValue(int at) =>
        IsGap(text[at]) || text[at] is '(' or ')' || IsQuote(text[at]) || text.AsSpan(at).StartsWith(CommentStart);

    private static bool IsFieldName(ReadOnlySpan<char> name)
    {
        if (!char.IsLetter(name[0])) return false;
        foreach (char sign in name)
        {
            if (!char.IsLetterOrDigit(sign) && sign is not ('_' or '-' or '.')) return false;
        }

        return true;
    }
}
