namespace Heed.Match.Language;

/// <summary>Cuts a query into tokens. What is not closed is reported and closed where it most likely ends.</summary>
internal sealed partial class Lexer(string text, Report report)
{
    private const string CommentStart = "<<<";
    private const string CommentEnd = ">>>";

    private readonly List<Token> _tokens = [];
    private int _at;
    private int _open;

    /// <summary>Where the word last looked at ends.</summary>
    private int _wordEnd;

    /// <summary>The depth of brackets at which a list of field values began; 0 outside of one.</summary>
    private int _listAt;

    /// <returns>All tokens in order, the last one <see cref="TokenKind.End"/>.</returns>
    public List<Token> Read()
    {
        while (SkipGaps())
        {
            if (_listAt > 0) ReadListItem();
            else ReadOne();
        }

        _tokens.Add(new Token(TokenKind.End, text.Length, 0, ""));
        return _tokens;
    }

    private void ReadOne()
    {
        char sign = text[_at];
        if (sign is '(' or ')') ReadBracket(sign);
        else if (IsQuote(sign)) ReadPhrase();
        else if (sign is '{') ReadLiteral();
        else if (sign is '[') ReadRange();
        else if (sign is ']' or '}') Stray(1);
        else if (text.AsSpan(_at).StartsWith(CommentEnd)) Stray(CommentEnd.Length);
        else if (sign is '-' && TouchesWhatFollows(_at + 1)) Add(TokenKind.Not, 1, "-");
        else ReadWord();
    }

    /// <summary>Inside <c>field:( … )</c> a word runs to the next gap, bracket or quote, colons and all.</summary>
    private void ReadListItem()
    {
        char sign = text[_at];
        if (sign is '(' or ')') ReadBracket(sign);
        else if (IsQuote(sign)) ReadPhrase();
        else if (sign is '[') ReadRange();
        else if (sign is '{') ReadLiteral();
        else if (sign is '-' && TouchesWhatFollows(_at + 1)) Add(TokenKind.Not, 1, "-");
        else ReadValueWord();
    }

    private void ReadBracket(char sign)
    {
        if (sign is '(')
        {
            _open++;
            Add(TokenKind.Open, 1, "(");
            return;
        }

        if (_open == 0)
        {
            Stray(1);
            return;
        }

        if (_listAt == _open) _listAt = 0;
        _open--;
        string? suffix = Suffix(_at + 1);
        Add(TokenKind.Close, 1 + SuffixLength(suffix), ")", suffix);
    }

    private void ReadPhrase()
    {
        bool curly = text[_at] is not '"';
        int close = _at + 1;
        while (close < text.Length && !(curly ? IsQuote(text[close]) : text[close] is '"')) close++;
        if (close == text.Length)
        {
            ReadUnclosedPhrase();
            return;
        }

        if (curly)
        {
            report.Notice(FindingCodes.CurlyQuotes, _at, close + 1 - _at, "These quotation marks are read as plain ones (\").",
                new Edit(_at, 1, "\""), new Edit(close, 1, "\""));
        }

        string? suffix = Suffix(close + 1);
        Add(TokenKind.Phrase, close + 1 - _at + SuffixLength(suffix), text[(_at + 1)..close], suffix);
    }

    private void ReadUnclosedPhrase()
    {
        report.Repaired(FindingCodes.UnclosedQuote, _at, 1, "This quotation mark is never closed: add a second one where the phrase ends.");

        // An operator is hardly part of the phrase, and closing brackets at its end most likely belong to the groups still open.
        int end = OperatorAfter(_at + 1);
        for (int open = _open; end > _at + 1; end--)
        {
            if (text[end - 1] is ')' && open > 0) open--;
            else if (!IsGap(text[end - 1])) break;
        }

        if (end == _at + 1) _at = end;
        else Add(TokenKind.Phrase, end - _at, text[(_at + 1)..end]);
    }

    /// <summary>Where the first operator after at least one word begins; the text's length: there is none.</summary>
    private int OperatorAfter(int at)
    {
        int first = SkipSpaces(at);
        for (int start = first; start < text.Length; start = SkipSpaces(start))
        {
            int end = start;
            while (end < text.Length && !IsGap(text[end])) end++;
            if (start > first && OperatorOf(text[start..end]) is not null) return start;
            start = end;
        }

        return text.Length;
    }

    private void ReadLiteral()
    {
        int close = text.IndexOf('}', _at);
        int next = text.IndexOf('{', _at + 1);
        if (close >= 0 && (next < 0 || close < next))
        {
            string? suffix = Suffix(close + 1);
            Add(TokenKind.Literal, close + 1 - _at + SuffixLength(suffix), text[(_at + 1)..close].Trim(), suffix);
            return;
        }

        report.Repaired(FindingCodes.UnclosedBrace, _at, 1, "This brace is never closed: add } where the literal ends.");
        int end = _at + 1;
        while (end < text.Length && !IsGap(text[end]) && text[end] is not (')' or '{')) end++;
        if (end == _at + 1) _at = end;
        else Add(TokenKind.Literal, end - _at, text[(_at + 1)..end]);
    }

    private void ReadRange()
    {
        int close = text.IndexOf(']', _at);
        int next = text.IndexOf('[', _at + 1);
        if (close >= 0 && (next < 0 || close < next))
        {
            Add(TokenKind.Range, close + 1 - _at, text[(_at + 1)..close]);
            return;
        }

        report.Repaired(FindingCodes.UnclosedRange, _at, 1, "This square bracket is never closed: add ] where the range ends.");
        int end = EndOfOpenRange(_at + 1);
        if (end == _at + 1) _at = end;
        else Add(TokenKind.Range, end - _at, text[(_at + 1)..end]);
    }

    /// <summary>After <c>from TO to</c> where that is what stands there, else after one word.</summary>
    private int EndOfOpenRange(int start)
    {
        int from = EndOfBound(start);
        int to = SkipSpaces(from);
        if (!text.AsSpan(to).StartsWith("TO ")) return from;
        return EndOfBound(SkipSpaces(to + 2));
    }

    private int EndOfBound(int start)
    {
        int end = SkipSpaces(start);
        while (end < text.Length && !IsGap(text[end]) && text[end] is not ('(' or ')' or '[' or ']')) end++;
        return end;
    }

    private int SkipSpaces(int at)
    {
        while (at < text.Length && IsGap(text[at])) at++;
        return at;
    }

    private void Stray(int length)
    {
        string sign = text.Substring(_at, length);
        string message = sign == CommentEnd
            ? "This end of a comment has no beginning: remove it, or put <<< where the comment begins."
            : $"Nothing is open that this {sign} could close: remove it, or open it where it should begin.";
        report.Repaired(FindingCodes.StrayClosing, _at, length, message);
        _at += length;
    }

    /// <summary>Moves over white space and comments.</summary>
    /// <returns>Whether there is something left to read.</returns>
    private bool SkipGaps()
    {
        while (_at < text.Length)
        {
            if (IsGap(text[_at])) _at++;
            else if (text.AsSpan(_at).StartsWith(CommentStart)) SkipComment();
            else return true;
        }

        return false;
    }

    private void SkipComment()
    {
        int end = text.IndexOf(CommentEnd, _at + CommentStart.Length, StringComparison.Ordinal);
        if (end < 0)
        {
            report.Repaired(FindingCodes.UnclosedComment, _at, CommentStart.Length,
                "This comment is never closed, so all that follows is part of it: add >>> where it ends.");
        }

        _at = end < 0 ? text.Length : end + CommentEnd.Length;
    }

    /// <summary>The digits after a tilde at <paramref name="at"/>; empty: a tilde alone; null: no tilde.</summary>
    private string? Suffix(int at)
    {
        if (at >= text.Length || text[at] is not '~') return null;
        int end = at + 1;
        while (end < text.Length && !EndsWord(end)) end++;
        return text[(at + 1)..end];
    }

    private static int SuffixLength(string? suffix) => suffix is null ? 0 : suffix.Length + 1;

    private bool TouchesWhatFollows(int at) => at < text.Length && !IsGap(text[at]) && text[at] is not (')' or ']' or '}');

    private void Add(TokenKind kind, int length, string inside, string? suffix = null)
    {
        _tokens.Add(new Token(kind, _at, length, inside, suffix));
        _at += length;
    }

    /// <summary>White space, and the invisible signs that come along when text is pasted.</summary>
    private static bool IsGap(char sign) => char.IsWhiteSpace(sign) || sign is '\u200B' or '\uFEFF' or '\u2060' || char.IsControl(sign);

    private static bool IsQuote(char sign) => sign is '"' or '“' or '”' or '„' or '‟' or '«' or '»';
}
