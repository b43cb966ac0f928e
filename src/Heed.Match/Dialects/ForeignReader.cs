using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>Recursive descent over the tokens of another tool's query, giving Heed's tree for what can be said here.</summary>
internal sealed partial class ForeignReader(string text, List<Token> tokens, DialectRules rules, Losses losses)
{
    private int _next;
    private int _levels;
    private int _negations;

    /// <summary>The field whose list of values is being read; null: query text is.</summary>
    private string? _field;

    /// <returns>Null when nothing is left.</returns>
    public Node? Read()
    {
        Recognise();
        if (AllPlain() is { } words && rules.PlainWords(words) is { } whole) return Take(whole, words[0].Start, words[^1].End).Node;
        return ReadLevel(out _, reportBeside: true).Node;
    }

    private Token Peek => tokens[_next];

    private bool Excluded => _negations % 2 == 1;

    private Token Take() => tokens[_next].Kind is TokenKind.End ? tokens[_next] : tokens[_next++];

    /// <summary>Makes operators of words that are operators in this tool alone.</summary>
    private void Recognise()
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            Token token = tokens[i];
            if (token.Kind is not TokenKind.Word || (i > 0 && tokens[i - 1].Kind is TokenKind.Field)) continue;
            string upper = token.Text.ToUpperInvariant();
            if (token.Text is "OSENTENCE") tokens[i] = token with { Kind = TokenKind.Sentence };
            else if (rules.AnyCase && Lexer.OperatorOf(upper) is { } kind)
            {
                int slash = upper.IndexOf('/');
                tokens[i] = slash < 0
                    ? token with { Kind = kind, Text = upper }
                    : token with { Kind = kind, Text = upper[..slash], Suffix = token.Text[(slash + 1)..].ToLowerInvariant() };
            }
        }
    }

    /// <returns>All tokens when they are words without any sign; else null.</returns>
    private List<Token>? AllPlain()
    {
        List<Token> words = tokens[..^1];
        return words.Count > 0 && words.TrueForAll(token => token.Kind is TokenKind.Word) ? words : null;
    }

    /// <param name="beside">Where the first two operands stand that nothing stands between; null: there are none.</param>
    private Piece ReadLevel(out (Piece First, Piece Second)? beside, bool reportBeside)
    {
        int start = Peek.Start;
        ForeignLevel level = new(rules, losses, Excluded);
        while (Peek.Kind is not (TokenKind.End or TokenKind.Close))
        {
            if (Peek.Kind is TokenKind.And or TokenKind.Or && !IsSign(_next)) level.Join(Take());
            else if (Peek.Kind is TokenKind.Near or TokenKind.Sentence) Idle(Take());
            else if (Peek.Kind is TokenKind.Word && rules.AfterGroup(Peek.Text) is { } reason)
            {
                Token sign = Take();
                losses.Add(sign.Start, sign.Length, Loss.LeftOut, reason, Effect.None);
            }
            else
            {
                bool negative = Peek.Kind is TokenKind.Not;
                level.Add(ReadOperand(), negative);
            }
        }

        beside = level.Beside;
        if (reportBeside) ReportBeside(beside);
        return level.Finish(start, Peek.Start);
    }

    private void ReportBeside((Piece First, Piece Second)? beside)
    {
        if (beside is not { } pair) return;
        Changed(pair.First.Start, pair.Second.End, Effect.Unclear,
            $"Nothing stands between these, and what {rules.Name} makes of that is not documented: it is carried as AND; write OR or a phrase where that is meant.");
    }

    private Piece ReadOperand() => Peek.Kind switch
    {
        TokenKind.Not => ReadNot(),
        TokenKind.AtLeast => ReadAtLeast(),
        _ => ReadChain(),
    };

    private Piece ReadNot()
    {
        Token sign = Take();
        if (!StartsOperand(Peek)) return Idle(sign);
        if (!Enter()) return TooDeep(sign);
        _negations++;
        Piece operand = ReadOperand();
        _negations--;
        _levels--;
        return operand with { Node = operand.Node is null ? null : new Node.Not(operand.Node), Start = sign.Start };
    }

    private Piece ReadGroup()
    {
        Token open = Take();
        if (!Enter()) return TooDeep(open);
        Piece inside = ReadLevel(out var beside, reportBeside: false);
        _levels--;
        Token close = Take();
        Piece group = inside with { Start = open.Start, End = close.End };
        if (group.Node is null && group.Gone.Count == 0) return Gone(group.Start, group.End, Leaf.LeftOut("These brackets hold nothing."));
        bool apart = close.Kind is TokenKind.Close && close.Suffix is not null;
        if (!apart) ReportBeside(beside);
        return apart && group.Node is not null ? ReadTildeAfterGroup(group, close) : group;
    }

    private Piece ReadPrimary()
    {
        Token token = Peek;
        if (token.Kind is TokenKind.Open) return ReadGroup();
        if (token.Kind is TokenKind.Field) return ReadField();
        Take();
        if (_field is { } field && token.Kind is (TokenKind.Word or TokenKind.Phrase or TokenKind.Range))
            return Take(ValueOf(field, token), token.Start, token.End);

        if (IsSign(_next - 1) || (token.Kind is TokenKind.Word && token.Text is "++" && Peek.Kind is TokenKind.Phrase && Peek.Start == token.End))
        {
            if (Peek.Kind is TokenKind.Phrase && rules.Signed(token.Text, Peek.Text) is { } signed)
            {
                Token phrase = Take();
                return Take(signed, token.Start, phrase.End);
            }

            // Elsewhere a plus says that the word must be there, which AND says already.
            return StartsOperand(Peek) ? ReadPrimary() : Idle(token);
        }

        Leaf leaf = token.Kind switch
        {
            TokenKind.Phrase => PhraseOf(token),
            TokenKind.Literal => Leaf.Of($"{{{token.Text}}}"),
            TokenKind.Tag => Leaf.Of($"#{token.Text}{(token.Suffix is null ? "" : $"~{token.Suffix}")}"),
            TokenKind.Range => Leaf.LeftOut("Square brackets hold the range of a field, and no field stands before them."),
            _ => WordOf(token.Text),
        };
        return Take(leaf, token.Start, token.End);
    }

    private Leaf WordOf(string word)
    {
        // A sign before a person field makes it no less one: "+author:x".
        if (word[0] is '+' && word.IndexOf(':') is > 0 and var colon && DialectFields.AsksForPerson(word[..colon].TrimStart('+'))) return Leaf.Person(word);
        if (rules.Word(word) is { } own) return own;
        if (word.Length > 1 && word[0] is '@') return Leaf.Person(word);
        return Leaf.Of(word.Length > 1 ? word.TrimStart('+') : word);
    }

    private Leaf PhraseOf(Token token)
    {
        string phrase = token.Text.Trim();
        if (phrase.Length > 1 && phrase[0] is '@' && !phrase.Contains(' ')) return Leaf.Person(phrase);
        if (token.Suffix is null) return Leaf.Of($"\"{token.Text}\"");
        int words = Text.Words.Cut(token.Text).Count;
        if (!int.TryParse(token.Suffix, out int number) || number < 0) return Leaf.Of($"\"{token.Text}\"").But(Effect.Narrower, "No number stands after the tilde: it is carried as a phrase.");
        int others = Math.Max(rules.OthersOfTilde(number, words), 0);
        Leaf leaf = Leaf.Of($"\"{token.Text}\"~{Math.Min(others, Limits.Distance)}");
        if (leaf.Node is null || words < 2) return leaf;
        if (others > Limits.Distance) return leaf.But(Effect.Narrower, $"A distance is at most {Limits.Distance} words here.");
        return rules.TildeReason is { } reason && leaf.Loss is null ? leaf.But(Effect.Wider, reason) : leaf;
    }

    /// <summary>Takes what a rule says of a part, and lists it where it is not carried as it stood.</summary>
    private Piece Take(Leaf leaf, int start, int end)
    {
        if (leaf.Node is null) return Gone(start, end, leaf);
        if (leaf.Loss is not null) Changed(start, end, leaf.Effect, leaf.Reason);
        return new Piece(leaf.Node, start, end);
    }

    private Piece Gone(int start, int end, Leaf leaf) =>
        new(null, start, end, [losses.Add(start, end - start, leaf.Loss ?? Loss.LeftOut, leaf.Reason, Effect.Unclear)]);

    private void Changed(int start, int end, Effect effect, string reason) => losses.Add(start, end - start, Loss.Changed, reason, effect switch
    {
        Effect.Wider when Excluded => Effect.Narrower,
        Effect.Narrower when Excluded => Effect.Wider,
        _ => effect,
    });

    private Piece Idle(Token sign) => Gone(sign.Start, sign.End, Leaf.LeftOut($"{sign.Text} has nothing to work on here."));

    private bool Enter()
    {
        if (_levels >= Limits.Levels) return false;
        _levels++;
        return true;
    }

    /// <summary>Moves over what is nested too deeply, without recursion.</summary>
    private Piece TooDeep(Token sign)
    {
        int depth = sign.Kind is TokenKind.Open ? 1 : 0;
        while (Peek.Kind is TokenKind.Not or TokenKind.AtLeast && depth == 0) Take();
        if (depth == 0)
        {
            if (Peek.Kind is TokenKind.Open) depth = 1;
            if (StartsOperand(Peek)) Take();
        }

        while (depth > 0 && Peek.Kind is not TokenKind.End)
        {
            TokenKind kind = Take().Kind;
            if (kind is TokenKind.Open) depth++;
            else if (kind is TokenKind.Close) depth--;
        }

        int end = Math.Max(sign.End, tokens[_next - 1].End);
        return Gone(sign.Start, end, Leaf.LeftOut($"More than {Limits.Levels} brackets and prefixes stand inside each other here."));
    }

    /// <summary>A plus directly before what it belongs to.</summary>
    private bool IsSign(int at) => tokens[at] is { Kind: TokenKind.And, Text: "+" } sign && tokens[at + 1].Start == sign.End && StartsOperand(tokens[at + 1]);

    private static bool StartsOperand(Token token) => token.Kind is
        not (TokenKind.End or TokenKind.Close or TokenKind.And or TokenKind.Or or TokenKind.Near or TokenKind.Sentence);
}
