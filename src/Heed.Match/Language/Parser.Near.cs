namespace Heed.Match.Language;

internal sealed partial class Parser
{
    /// <summary>One operand, or two joined by NEAR or SENTENCE; a longer chain is an error and read pair by pair.</summary>
    private Part ReadChain()
    {
        Part left = ReadPrimary();
        List<Part> pairs = [];
        while (Peek.Kind is TokenKind.Near or TokenKind.Sentence)
        {
            Token sign = Take();
            Func<Node, Node, Node> join = ReadJoin(sign);
            if (!StartsOperand(Peek))
            {
                report.MissingOperand(sign);
                continue;
            }

            Part right = Peek.Kind is TokenKind.Not or TokenKind.AtLeast ? ReadOperand() : ReadPrimary();
            if (left.Node is null || right.Node is null)
            {
                left = left.Node is null ? right with { Start = left.Start } : left with { End = right.End };
                continue;
            }

            if (pairs.Count == 1) ReportNested(sign.Start, sign.Length, certain: true);
            pairs.Add(JoinPair(sign, left, right, join));
            left = right;
        }

        return pairs.Count switch
        {
            0 => left,
            1 => pairs[0],
            _ => new Part(new Node.And(new(pairs.Select(pair => pair.Node!))), pairs[0].Start, pairs[^1].End, Repaired: true),
        };
    }

    private Part JoinPair(Token sign, Part left, Part right, Func<Node, Node, Node> join)
    {
        Node? joined = Nearness.Spread(left.Node!, right.Node!, join);
        bool repaired = CheckOperand(sign, left, joined is not null) | CheckOperand(sign, right, joined is not null);
        return new Part(joined ?? left.Node, left.Start, right.End, repaired);
    }

    /// <returns>Whether the operand may not stand there.</returns>
    private bool CheckOperand(Token sign, Part part, bool certain)
    {
        if (Nearness.IsOperand(part.Node!)) return false;
        if (part.Repaired)
        {
            if (!certain) ReportWrongOperand(sign, part, certain);
        }
        else if (Nearness.IsNested(part.Node!) && sign.Kind is not TokenKind.AtLeast)
            ReportNested(part.Start, part.Length, certain);
        else
            ReportWrongOperand(sign, part, certain);
        return true;
    }

    private void ReportNested(int start, int length, bool certain) => Report(FindingCodes.NestedNear, start, length,
        "NEAR and SENTENCE join two things and do not nest: write a NEAR b AND b NEAR c.", certain);

    private void ReportWrongOperand(Token sign, Part part, bool certain) => Report(FindingCodes.WrongOperand, part.Start, part.Length,
        $"{sign.Text} takes terms, phrases, literals, tags and OR-groups of these; put AND, NOT, ATLEAST and fields outside of it.", certain);

    private Part ReadAtLeast()
    {
        Token sign = Take();
        int count = ReadCount(sign);
        if (!StartsOperand(Peek)) return MissingOperand(sign);
        if (!Enter(sign)) return SkipOperand(sign);
        Part operand = ReadOperand();
        _levels--;
        Part whole = new(null, sign.Start, operand.End);
        if (operand.Node is null) return whole;
        if (Nearness.IsOperand(operand.Node)) return whole with { Node = new Node.AtLeast(count, operand.Node) };

        bool certain = operand.Node is Node.And and && and.Operands.All(Nearness.IsOperand);
        CheckOperand(sign, operand, certain);
        Node node = certain
            ? new Node.And(new(((Node.And)operand.Node).Operands.Select(part => new Node.AtLeast(count, part))))
            : operand.Node;
        return whole with { Node = node, Repaired = true };
    }

    /// <returns>What makes one node of two operands.</returns>
    private Func<Node, Node, Node> ReadJoin(Token sign)
    {
        if (sign.Kind is TokenKind.Sentence) return (left, right) => new Node.Sentence(left, right);
        string typed = sign.Suffix ?? $"{Limits.DefaultDistance}";
        bool first = typed.EndsWith('f');
        int distance = ReadNumber(sign, first ? typed[..^1] : typed, 0, Limits.DefaultDistance);
        bool ordered = first || sign.Text is "ONEAR";
        return (left, right) => new Node.Near(left, right, distance, ordered);
    }

    private int ReadCount(Token sign) => ReadNumber(sign, sign.Suffix ?? "", 1, null);

    /// <param name="otherwise">What is most likely meant where no number stands; null: nobody knows.</param>
    private int ReadNumber(Token sign, string number, int least, int? otherwise)
    {
        bool digits = number.Length > 0 && number.All(char.IsAsciiDigit);
        int value = !digits ? otherwise ?? least : number.Length > 9 ? int.MaxValue : int.Parse(number);
        int inRange = Math.Clamp(value, least, Limits.Distance);
        if (digits && inRange == value) return value;

        string what = sign.Kind is TokenKind.Phrase ? "The number after ~" : $"The number in {sign.Text}/n";
        Report(FindingCodes.NumberOutOfRange, sign.Start, sign.Length, $"{what} is a whole number from {least} to {Limits.Distance}.",
            digits || otherwise is not null);
        return inRange;
    }

    private void Report(string code, int start, int length, string message, bool certain)
    {
        if (certain) report.Repaired(code, start, length, message);
        else report.Error(code, start, length, message);
    }
}
