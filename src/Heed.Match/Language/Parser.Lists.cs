namespace Heed.Match.Language;

internal sealed partial class Parser
{
    /// <summary><c>(a OR b)</c> after the colon of a field.</summary>
    private Part ReadList(Token name, FieldRule rule)
    {
        Token open = Take();
        if (!Enter(open)) return SkipGroup(open) with { Start = name.Start };
        _levels--;
        Part whole = new(null, name.Start, SkipList(open, out List<Token> inside));
        if (inside.Find(token => token.Kind is not (TokenKind.Word or TokenKind.Phrase or TokenKind.And or TokenKind.Or)) is { Length: > 0 } odd)
        {
            report.Error(FindingCodes.BadValueList, odd.Start, odd.Length,
                $"A list of values is written {rule.Name}:(a OR b), without anything else inside.");
            return whole;
        }

        List<Token> typed = inside.FindAll(token => token.Kind is TokenKind.Word or TokenKind.Phrase);
        if (typed.Count == 0)
        {
            report.Error(FindingCodes.MissingValue, whole.Start, whole.Length, $"{rule.Name}: has no value: write one directly after the colon.");
            return whole;
        }

        bool all = CheckJoins(inside, rule);
        List<string?> values = [.. typed.Select(token => CheckValue(token, rule))];
        if (values.Contains(null)) return whole;
        return whole with { Node = all ? new Node.And(new(values.Select(value => rule.Node([value!])))) : rule.Node(values!) };
    }

    /// <summary>Takes everything up to the bracket that closes the list.</summary>
    /// <returns>The offset after that bracket.</returns>
    private int SkipList(Token open, out List<Token> inside)
    {
        int first = _next;
        SkipGroup(open);
        bool closed = tokens[_next - 1].Kind is TokenKind.Close && Balance(first) == -1;
        if (!closed)
            report.Repaired(FindingCodes.UnclosedBracket, open.Start, open.Length, "This bracket is never closed: add ) where the values end.");
        inside = [.. tokens.Skip(first).Take(_next - first - (closed ? 1 : 0))];
        return tokens[_next - 1].End;
    }

    /// <summary>Opening less closing brackets from a token on.</summary>
    private int Balance(int first)
    {
        int balance = 0;
        for (int i = first; i < _next; i++) balance += tokens[i].Kind switch { TokenKind.Open => 1, TokenKind.Close => -1, _ => 0 };
        return balance;
    }

    /// <summary>Reports what is not OR between the values.</summary>
    /// <returns>Whether they are to be joined by AND all the same: a post may have several of them.</returns>
    private bool CheckJoins(List<Token> inside, FieldRule rule)
    {
        bool valueBefore = false;
        foreach (Token token in inside)
        {
            bool value = token.Kind is TokenKind.Word or TokenKind.Phrase;
            if (!value && !valueBefore) report.MissingOperand(token);
            if (value && valueBefore) ReportListJoin(token with { Length = 0 }, rule, certain: true);
            valueBefore = value;
        }

        if (!valueBefore) report.MissingOperand(inside[^1]);
        if (inside.Find(token => token.Kind is TokenKind.And) is not { Length: > 0 } and) return false;
        bool mixed = inside.Exists(token => token.Kind is TokenKind.Or);
        ReportListJoin(and, rule, certain: !mixed);
        return rule.Several && !mixed;
    }

    private void ReportListJoin(Token sign, FieldRule rule, bool certain) => Report(FindingCodes.BadValueList, sign.Start, sign.Length,
        $"Values are joined by OR, as in {rule.Name}:(a OR b); where a post must have both, write the field twice.", certain);
}
