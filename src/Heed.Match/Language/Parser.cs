namespace Heed.Match.Language;

/// <summary>Recursive descent over the tokens of one query. Goes on after every error, with a corrected tree where the correction is
/// certain, so that one pass finds everything and the corrected query is the tree written out.</summary>
internal sealed partial class Parser(string text, IReadOnlyList<Token> tokens, QueryUse use, Report report)
{
    /// <summary>Where each node of the tree stands in the text; null: nobody asks.</summary>
    public Dictionary<Node, Part>? Places { get; init; }

    private int _next;
    private int _levels;
    private int _negations;
    private int _terms;

    /// <returns>The tree, corrected where there were errors; null where nothing usable stands.</returns>
    public Node? Read()
    {
        Part whole = ReadLevel();
        if (whole.Node is null)
        {
            if (!report.HasErrors) report.Error(FindingCodes.Empty, 0, text.Length, "The query is empty: say what to look for.");
            return null;
        }

        if (Negation.HoldsWithoutAnyTerm(whole.Node) && !report.Has(FindingCodes.OnlyNegative, 0, text.Length))
            report.OnlyNegative(whole);
        return whole.Node;
    }

    private Token Peek => tokens[_next];

    private Token Take() => tokens[_next].Kind is TokenKind.End ? tokens[_next] : tokens[_next++];

    /// <summary>Operands joined by AND or OR, up to the closing bracket or the end. (The lexer lets no bracket pass that closes nothing.)</summary>
    private Part ReadLevel()
    {
        int start = Peek.Start;
        Level level = new(text, report, excluded: _negations % 2 == 1);
        while (Peek.Kind is not (TokenKind.End or TokenKind.Close))
        {
            switch (Peek.Kind)
            {
                case TokenKind.And or TokenKind.Or:
                    level.Join(Take());
                    break;
                case TokenKind.Near or TokenKind.Sentence:
                    report.MissingOperand(Take());
                    break;
                default:
                    bool negative = Peek.Kind is TokenKind.Not;
                    level.Add(ReadOperand(), negative);
                    break;
            }
        }

        return Note(level.Finish(start, Peek.Start));
    }

    private Part ReadOperand() => Note(Peek.Kind switch
    {
        TokenKind.Not => ReadNot(),
        TokenKind.AtLeast => ReadAtLeast(),
        _ => ReadChain(),
    });

    private Part Note(Part part)
    {
        if (part.Node is not null && Places is not null) Places[part.Node] = part;
        return part;
    }

    private Part ReadNot()
    {
        Token? outer = _next > 0 && tokens[_next - 1].Kind is TokenKind.Not ? tokens[_next - 1] : null;
        Token sign = Take();
        if (!StartsOperand(Peek)) return MissingOperand(sign);
        if (!Enter(sign)) return SkipOperand(sign);
        _negations++;
        Part operand = ReadOperand();
        if (_negations > 1 && operand.Node is not null) WarnOfDoubleNegation(outer, sign, operand);
        _negations--;
        _levels--;
        return new Part(operand.Node is null ? null : new Node.Not(operand.Node), sign.Start, operand.End);
    }

    /// <param name="outer">The NOT directly before; null: the two are further apart, and no correction is certain.</param>
    private void WarnOfDoubleNegation(Token? outer, Token sign, Part operand)
    {
        int start = outer?.Start ?? sign.Start;
        Edit[] edits = outer is null ? [] : [new Edit(start, operand.Start - start, "")];
        report.Warning(FindingCodes.DoubleNegation, start, operand.End - start,
            "A double negation counts as none: say what to look for without NOT.", edits);
    }

    private Part ReadGroup()
    {
        Token open = Take();
        if (!Enter(open)) return SkipGroup(open);
        Part inside = ReadLevel();
        _levels--;
        if (Peek.Kind is TokenKind.End)
        {
            report.Repaired(FindingCodes.UnclosedBracket, open.Start, open.Length, "This bracket is never closed: add ) where the group ends.");
            return inside with { Start = open.Start };
        }

        Token close = Take();
        Part group = inside with { Start = open.Start, End = close.End };
        if (tokens[_next - 2] == open)
        {
            report.Repaired(FindingCodes.EmptyPart, group.Start, group.Length, "These brackets hold nothing: fill or remove them.");
            return group;
        }

        return close.Suffix is null ? group : ReadDistanceAfterGroup(group, close);
    }

    /// <summary><c>(a AND b)~n</c>, as another tool writes nearness.</summary>
    private Part ReadDistanceAfterGroup(Part group, Token close)
    {
        const string Message = "A distance stands after a phrase, not after brackets: write A NEAR/n B.";
        bool certain = group.Node is Node.And { Operands: [var left, var right] } && Nearness.IsOperand(left) && Nearness.IsOperand(right)
            && int.TryParse(close.Suffix, out int distance) && distance is >= 0 and <= Limits.Distance;
        if (!certain)
        {
            report.Error(FindingCodes.DistanceAfterBracket, close.Start + 1, close.Length - 1, Message);
            return group;
        }

        report.Repaired(FindingCodes.DistanceAfterBracket, close.Start + 1, close.Length - 1, Message);
        var pair = (Node.And)group.Node!;
        Node near = new Node.Near(pair.Operands[0], pair.Operands[1], int.Parse(close.Suffix!), Ordered: false);
        return group with { Node = near, Repaired = true };
    }

    /// <summary>Goes one level down.</summary>
    /// <returns>False, reported, when there are too many.</returns>
    private bool Enter(Token sign)
    {
        if (_levels < Limits.Levels)
        {
            _levels++;
            return true;
        }

        if (!report.Has(FindingCodes.TooDeep, 0, text.Length + 1))
        {
            report.Error(FindingCodes.TooDeep, sign.Start, sign.Length,
                $"More than {Limits.Levels} brackets and prefixes stand inside each other here: write the query flatter, or split it.");
        }

        return false;
    }

    /// <summary>Moves over what follows a prefix, without recursion.</summary>
    private Part SkipOperand(Token sign)
    {
        while (Peek.Kind is TokenKind.Not or TokenKind.AtLeast) Take();
        if (Peek.Kind is TokenKind.Open) SkipGroup(Take());
        else if (StartsOperand(Peek)) Take();
        return new Part(null, sign.Start, Peek.Start);
    }

    /// <summary>Moves behind the bracket that closes <paramref name="open"/>, without recursion.</summary>
    private Part SkipGroup(Token open)
    {
        int depth = 1;
        while (depth > 0 && Peek.Kind is not TokenKind.End)
        {
            TokenKind kind = Take().Kind;
            if (kind is TokenKind.Open) depth++;
            else if (kind is TokenKind.Close) depth--;
        }

        return new Part(null, open.Start, tokens[_next - 1].End);
    }

    private static bool StartsOperand(Token token) => token.Kind is
        not (TokenKind.End or TokenKind.Close or TokenKind.And or TokenKind.Or or TokenKind.Near or TokenKind.Sentence);

    private Part MissingOperand(Token sign)
    {
        report.MissingOperand(sign);
        return new Part(null, sign.Start, sign.End);
    }
}
