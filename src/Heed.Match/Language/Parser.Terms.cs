using System.Buffers;
using Heed.Match.Text;

namespace Heed.Match.Language;

internal sealed partial class Parser
{
    /// <summary>Signs that end up at the edge of a word without meaning anything there.</summary>
    private static readonly SearchValues<char> _idlePunctuation = SearchValues.Create(",.;:!…'’‘-–—/");

    private Part ReadPrimary()
    {
        Token token = Peek;
        switch (token.Kind)
        {
            case TokenKind.Open:
                return ReadGroup();
            case TokenKind.Field:
                return ReadField();
            case TokenKind.Range:
                Take();
                report.Error(FindingCodes.BadRange, token.Start, token.Length,
                    "Square brackets hold the range of a field, as in rating:[1 TO 2]: write the field before them, or use round brackets.");
                return new Part(null, token.Start, token.End);
        }

        Take();
        CountTerm(token);
        bool repaired = false;
        Node? node = token.Kind switch
        {
            TokenKind.Phrase => ReadPhrase(token, out repaired),
            TokenKind.Literal => ReadLiteral(token),
            TokenKind.Tag => ReadTag(token),
            _ => ReadWord(token),
        };
        return new Part(node, token.Start, token.End, repaired);
    }

    private void CountTerm(Token token)
    {
        if (++_terms != Limits.Terms + 1) return;
        report.Error(FindingCodes.TooManyTerms, token.Start, token.Length,
            $"A query holds at most {Limits.Terms} terms, phrases and field values; this is one more: use wildcards, or split the query.");
    }

    private Node? ReadWord(Token token)
    {
        string word = token.Text;
        if (TermText.IsEmoji(word)) return new Node.Emoji(word);
        if (TermText.IsAddress(word)) return ReadAddress(token);
        if (TermText.IsOperatorWord(word))
        {
            report.Notice(FindingCodes.LowerCaseOperator, token.Start, token.Length,
                $"“{word}” is looked for as a word: write it in capitals to use the operator.",
                new Edit(token.Start, token.Length, AsOperator(word)));
            return word.Contains('/') ? new Node.Phrase(word) : new Node.Term(word);
        }

        int tilde = word.LastIndexOf('~');
        if (tilde > 0 && word.AsSpan(tilde + 1).IndexOfAnyExceptInRange('0', '9') < 0) return ReadFuzzy(token, word[..tilde], word[(tilde + 1)..]);
        if (TermText.HasWildcard(word))
        {
            if (ReadPattern(token, word) is not { } pattern) return null;
            return TermText.HasWildcard(pattern) ? new Node.Wildcard(pattern) : ReadTerm(token, pattern);
        }

        return ReadTerm(token, word);
    }

    private static string AsOperator(string word)
    {
        int slash = word.IndexOf('/');
        return slash < 0 ? word.ToUpperInvariant() : word[..slash].ToUpperInvariant() + word[slash..].ToLowerInvariant();
    }

    private Node.Field? ReadAddress(Token token)
    {
        const string Message = "A web address is not text: look for posts that link to a host with link:host.";
        string? host = FieldValues.HostOf(token.Text);
        Report(FindingCodes.AddressAsTerm, token.Start, token.Length, Message, certain: host is not null);
        return host is null ? null : new Node.Field("link", new([host]));
    }

    private Node? ReadTerm(Token token, string word)
    {
        IReadOnlyList<Word> words = Words.Cut(word);
        if (words.All(w => w.Kind is WordKind.Redaction)) return ReadNoWord(token, word);
        if (words.Count > 1)
        {
            report.Warning(FindingCodes.TermIsSplit, token.Start, token.Length,
                $"In a post “{word}” is several words ({Listed(word, words)}), so it is looked for as a phrase: write it as one.",
                new Edit(token.Start, token.Length, $"\"{word}\""));
            return new Node.Phrase(word);
        }

        if (words[0].Length < word.Length) WarnOfPunctuation(token, word, words[0]);
        return new Node.Term(word);
    }

    private static string Listed(string word, IEnumerable<Word> words) =>
        string.Join(" and ", words.Select(part => $"“{word.Substring(part.Start, part.Length)}”"));

    private Node.Literal? ReadNoWord(Token token, string word)
    {
        bool dash = word is "-" or "–" or "—";
        Report(FindingCodes.NoWord, token.Start, token.Length, dash
            ? $"“{word}” holds no word and matches nothing: to exclude, write NOT, or - directly before what it excludes."
            : $"“{word}” holds no word and matches nothing: write {{{word}}} to look for exactly these signs, or remove it.", certain: !dash);
        return dash ? null : new Node.Literal(word);
    }

    /// <summary>Warns of a pattern, a fuzzy term or a tag that is no single word in any post.</summary>
    /// <param name="words">Of the pattern with letters for its wildcards, which keep their places.</param>
    private void WarnOfSplit(Token token, string pattern, IReadOnlyList<Word> words)
    {
        string[] parts = [.. words.Select(word => pattern.Substring(word.Start, word.Length))];
        Edit[] edits = token.Suffix is null && parts is [var first, var second] ? [new Edit(token.Start, token.Length, $"{first} NEAR/0f {second}")] : [];
        report.Warning(FindingCodes.TermIsSplit, token.Start, token.Length,
            $"In a post “{pattern}” is several words ({Listed(pattern, words)}), so this never matches: write the words with NEAR/0f between them.", edits);
    }

    private void WarnOfPunctuation(Token token, string word, Word only)
    {
        string kept = word.Substring(only.Start, only.Length);
        bool matters = word.Remove(only.Start, only.Length).AsSpan().ContainsAnyExcept(_idlePunctuation);
        report.Warning(FindingCodes.PunctuationIgnored, token.Start, token.Length,
            $"Only “{kept}” is looked for; the other signs are not part of a word: write {{{word}}} where they matter.",
            new Edit(token.Start, token.Length, matters ? $"{{{word}}}" : kept));
    }

    /// <summary>Warns of a pattern that no single word can match.</summary>
    private void CheckPattern(Token token, string pattern)
    {
        IReadOnlyList<Word> words = Words.Cut(pattern.Replace('*', 'x').Replace('?', 'x'));
        if (words.Count > 1) WarnOfSplit(token, pattern, words);
    }

    private Node ReadFuzzy(Token token, string word, string number)
    {
        int letters = TermText.CountLetters(word);
        int allowed = TermText.HasWildcard(word) || letters < Limits.LettersForOneEdit ? 0 : letters < Limits.LettersForTwoEdits ? 1 : 2;
        int edits = number.Length == 1 ? number[0] - '0' : number.Length == 0 ? 1 : int.MaxValue;
        if (number.Length == 1 && edits >= 1 && edits <= allowed)
        {
            CheckPattern(token with { Suffix = number }, word);
            return new Node.Fuzzy(word, edits);
        }

        string message = TermText.HasWildcard(word)
            ? "A term takes wildcards or ~n, not both: remove one of them."
            : $"~1 needs a term of at least {Limits.LettersForOneEdit} letters, ~2 one of {Limits.LettersForTwoEdits}, and there is no other number.";
        report.Repaired(FindingCodes.BadFuzzy, token.Start, token.Length, message);
        if (Math.Min(edits, allowed) >= 1) return new Node.Fuzzy(word, Math.Min(edits, allowed));
        return TermText.HasWildcard(word) ? new Node.Wildcard(word) : new Node.Term(word);
    }

    /// <returns>The pattern without wildcards at its beginning; null where too little is left.</returns>
    private string? ReadPattern(Token token, string pattern)
    {
        string rest = pattern.TrimStart('*', '?');
        if (rest.Length < pattern.Length)
        {
            Report(FindingCodes.LeadingWildcard, token.Start, token.Length,
                "A wildcard never comes first: begin with letters, or list the words with OR.", certain: rest.Length > 0);
            if (rest.Length == 0) return null;
        }

        int first = rest.AsSpan().IndexOfAny('*', '?');
        if (first < 0 || TermText.CountLetters(rest.AsSpan(0, first)) >= Limits.LettersBeforeWildcard)
        {
            if (first >= 0 && token.Kind is TokenKind.Word) CheckPattern(token, rest);
            return rest;
        }

        report.Error(FindingCodes.TooFewLetters, token.Start, token.Length,
            $"A wildcard needs at least {Limits.LettersBeforeWildcard} letters before it: write more of the word, or list the words with OR.");
        return null;
    }

    private Node.Literal? ReadLiteral(Token token)
    {
        RefuseSuffix(token, "a literal");
        if (token.Text.Length > 0) return new Node.Literal(token.Text);
        ReportEmpty(token);
        return null;
    }

    private Node? ReadTag(Token token)
    {
        RefuseSuffix(token, "a tag");
        if (ReadPattern(token, token.Text) is not { } pattern) return null;
        IReadOnlyList<Word> words = Words.Cut($"#{pattern.Replace('*', 'x').Replace('?', 'x')}");
        if (words is [{ Kind: WordKind.Hashtag } tag])
        {
            if (tag.Length <= pattern.Length) WarnOfPunctuation(token, $"#{pattern}", tag);
            return new Node.Tag(pattern);
        }

        if (words.Count <= 1 || TermText.HasWildcard(pattern))
        {
            bool plain = !TermText.HasWildcard(pattern);
            Report(FindingCodes.NoWord, token.Start, token.Length,
                $"“#{pattern}” is no tag: a tag runs over letters, digits and _ and has a letter; write {{#{pattern}}} to look for exactly these signs.", plain);
            return plain ? new Node.Literal($"#{pattern}") : null;
        }

        WarnOfSplit(token, $"#{pattern}", words);
        return new Node.Tag(pattern);
    }

    private void RefuseSuffix(Token token, string what)
    {
        if (token.Suffix is null) return;
        report.Repaired(FindingCodes.BadFuzzy, token.Start, token.Length, $"~n stands after a term or a phrase, not after {what}: remove it.");
    }

    private void ReportEmpty(Token token) => report.Repaired(FindingCodes.EmptyPart, token.Start, token.Length,
        "This holds nothing to look for: fill it or remove it.");
}
