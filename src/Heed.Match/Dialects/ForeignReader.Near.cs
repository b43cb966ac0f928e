using Heed.Match.Language;

namespace Heed.Match.Dialects;

internal sealed partial class ForeignReader
{
    /// <summary>One operand, or several joined by NEAR or SENTENCE, which Heed joins pair by pair.</summary>
    private Piece ReadChain()
    {
        Piece left = ReadPrimary();
        Piece whole = left;
        int pairs = 0;
        while (Peek.Kind is TokenKind.Near or TokenKind.Sentence)
        {
            Token sign = Take();
            if (!StartsOperand(Peek))
            {
                Idle(sign);
                break;
            }

            Piece right = Peek.Kind is TokenKind.Not or TokenKind.AtLeast ? ReadOperand() : ReadPrimary();
            if (left.Node is null || right.Node is null)
            {
                whole = Alone(whole, left, right);
                left = right.Node is null ? left : right;
                continue;
            }

            Piece pair = Pair(sign, left, right);
            if (++pairs == 2) Changed(whole.Start, right.End, Effect.Wider, "NEAR and SENTENCE join two things here: it is carried as its pairs, joined by AND.");
            whole = pairs == 1 ? pair : new Piece(new Node.And(new([whole.Node!, pair.Node!])), whole.Start, pair.End);
            left = right;
        }

        return whole;
    }

    /// <summary>One side of a nearness is not carried, so the other stands alone.</summary>
    private Piece Alone(Piece whole, Piece left, Piece right)
    {
        if (left.Node is null && right.Node is null) return new Piece(null, whole.Start, right.End, [.. left.Gone, .. right.Gone]);
        foreach (Draft draft in (left.Node is null ? left : right).Gone) draft.Effect = Excluded ? Effect.Narrower : Effect.Wider;
        return new Piece(left.Node is null ? right.Node! : whole.Node!, whole.Start, right.End);
    }

    private Piece Pair(Token sign, Piece left, Piece right)
    {
        Func<Node, Node, Node> join = JoinOf(sign);
        Node? joined = Nearness.Spread(left.Node!, right.Node!, join);
        if (joined is null || !Nearness.IsOperand(left.Node!) || !Nearness.IsOperand(right.Node!))
        {
            Changed(left.Start, right.End, Effect.Unclear,
                "NEAR and SENTENCE take words, phrases and OR-groups of these here: the nearness is carried for the pairs inside, and the rest stands beside it.");
        }

        return new Piece(joined ?? new Node.And(new([left.Node!, right.Node!])), left.Start, right.End);
    }

    private Func<Node, Node, Node> JoinOf(Token sign)
    {
        if (sign.Kind is TokenKind.Sentence)
        {
            if (sign.Text is "OSENTENCE") Changed(sign.Start, sign.End, Effect.Wider, "SENTENCE knows no order here: both words stand in one sentence, in any order.");
            return (left, right) => new Node.Sentence(left, right);
        }

        string typed = sign.Suffix ?? "";
        bool first = typed.EndsWith('f');
        string number = first ? typed[..^1] : typed;
        if (!int.TryParse(number, out int distance) || distance < 0)
        {
            distance = rules.DefaultNear;
            if (typed.Length > 0) Changed(sign.Start, sign.End, Effect.Unclear, $"No number stands here: it is carried as the {rules.Name} NEAR without one.");
        }

        int between = Between(sign, rules.BetweenOfNear(distance));
        bool ordered = first || sign.Text is "ONEAR";
        return (left, right) => new Node.Near(left, right, between, ordered);
    }

    private int Between(Token sign, int words)
    {
        int between = Math.Clamp(words, 0, Limits.Distance);
        if (between < words) Changed(sign.Start, sign.End, Effect.Narrower, $"A distance is at most {Limits.Distance} words here.");
        return between;
    }

    private Piece ReadAtLeast()
    {
        Token sign = Take();
        if (!StartsOperand(Peek)) return Idle(sign);
        if (!Enter()) return TooDeep(sign);
        Piece operand = ReadOperand();
        _levels--;
        if (operand.Node is null) return operand with { Start = sign.Start };
        bool number = int.TryParse(sign.Suffix, out int count);
        int kept = Math.Clamp(count, 1, Limits.Distance);
        if (!number || kept != count) Changed(sign.Start, sign.End, Effect.Unclear, $"The number in ATLEAST/n runs from 1 to {Limits.Distance} here: it is carried as ATLEAST/{kept}.");
        if (Nearness.IsOperand(operand.Node)) return new Piece(new Node.AtLeast(kept, operand.Node), sign.Start, operand.End);
        Changed(sign.Start, operand.End, Effect.Unclear, "ATLEAST takes words, phrases and OR-groups of these here: the rest is carried without it.");
        return operand with { Start = sign.Start };
    }

    /// <summary><c>(a AND b)~n</c>: within n of each other.</summary>
    private Piece ReadTildeAfterGroup(Piece group, Token close)
    {
        bool number = int.TryParse(close.Suffix, out int distance) && distance >= 0;
        if (!number || group.Node is not Node.And and || !and.Operands.All(Nearness.IsOperand))
        {
            Changed(group.Start, group.End, Effect.Wider, "A distance after brackets is carried where they hold words or OR-groups joined by AND: this one is left out.");
            return group;
        }

        Token tilde = close with { Start = close.Start + 1, Length = close.Length - 1 };
        int others = Between(tilde, Math.Max(rules.OthersOfTilde(distance, and.Operands.Count), 0));
        if (and.Operands is [var left, var right]) return group with { Node = new Node.Near(left, right, others, Ordered: false) };
        if (and.Operands.All(operand => operand is Node.Term))
        {
            Leaf loose = Leaf.Of($"\"{string.Join(' ', and.Operands.Select(operand => ((Node.Term)operand).Word))}\"~{others}");
            if (loose.Node is not null) return group with { Node = loose.Node };
        }

        List<Node> pairs = [.. and.Operands.SelectMany((_, i) => and.Operands.Skip(i + 1), (a, b) => (Node)new Node.Near(a, b, others, Ordered: false)).Take(Limits.RewrittenPairs)];
        Changed(group.Start, group.End, Effect.Wider, "A distance over more than two operands is carried as the nearness of each pair.");
        return group with { Node = new Node.And(new(pairs)) };
    }
}
