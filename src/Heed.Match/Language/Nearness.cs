namespace Heed.Match.Language;

/// <summary>What NEAR, SENTENCE and ATLEAST may work on, and the query that says the same where something else stands there.</summary>
internal static class Nearness
{
    /// <summary>A term, wildcard, fuzzy term, phrase, literal, tag, emoji, or an OR-group of these.</summary>
    public static bool IsOperand(Node node) => node switch
    {
        Node.Term or Node.Phrase or Node.LoosePhrase or Node.Wildcard or Node.Fuzzy or Node.Literal or Node.Tag or Node.Emoji => true,
        Node.Or or => or.Operands.All(IsOperand),
        _ => false,
    };

    /// <summary>NEAR or SENTENCE inside, at any depth.</summary>
    public static bool IsNested(Node node) => node switch
    {
        Node.Near or Node.Sentence => true,
        Node.Or or => or.Operands.Any(IsNested),
        Node.And and => and.Operands.Any(IsNested),
        _ => false,
    };

    /// <summary>Joins two operands, spreading the join over AND, OR and NOT inside them.</summary>
    /// <param name="join">Makes the node for two operands that may be joined.</param>
    /// <returns>Null when the correction would be too long.</returns>
    public static Node? Spread(Node left, Node right, Func<Node, Node, Node> join)
    {
        int budget = Limits.RewrittenPairs;
        return Spread(left, right, join, ref budget);
    }

    private static Node? Spread(Node left, Node right, Func<Node, Node, Node> join, ref int budget)
    {
        if (--budget < 0) return null;
        if (IsOperand(left) && IsOperand(right)) return join(left, right);
        return IsOperand(right)
            ? SpreadOver(left, right, (right, left) => join(left, right), rightmost: true, ref budget)
            : SpreadOver(right, left, join, rightmost: false, ref budget);
    }

    /// <param name="wide">The side that is no operand.</param>
    /// <param name="rightmost">Of a pair inside <paramref name="wide"/> the right one stands next to <paramref name="other"/>.</param>
    private static Node? SpreadOver(Node wide, Node other, Func<Node, Node, Node> join, bool rightmost, ref int budget)
    {
        switch (wide)
        {
            case Node.And and:
                return SpreadAll(and.Operands, other, join, ref budget) is { } all ? new Node.And(new(all)) : null;
            case Node.Or or:
                return SpreadAll(or.Operands, other, join, ref budget) is { } any ? new Node.Or(new(any)) : null;
            case Node.Not not:
                return Spread(other, not.Operand, join, ref budget) is { } excluded ? Both(other, new Node.Not(excluded)) : null;
            case Node.Near near:
                return Spread(other, rightmost ? near.Right : near.Left, join, ref budget) is { } pair ? Pair(wide, pair, rightmost) : null;
            case Node.Sentence sentence:
                return Spread(other, rightmost ? sentence.Right : sentence.Left, join, ref budget) is { } same ? Pair(wide, same, rightmost) : null;
            case Node.AtLeast atLeast:
                return Spread(other, atLeast.Operand, join, ref budget) is { } often ? Both(often, wide) : null;
            default:
                return Both(other, wide);
        }
    }

    private static List<Node>? SpreadAll(IEnumerable<Node> operands, Node other, Func<Node, Node, Node> join, ref int budget)
    {
        List<Node> spread = [];
        bool anyWanted = operands.Any(operand => operand is not Node.Not);
        foreach (Node operand in operands)
        {
            // Beside something wanted, an exclusion excludes the nearness only.
            Node? node = anyWanted && operand is Node.Not not
                ? Spread(other, not.Operand, join, ref budget) is { } excluded ? new Node.Not(excluded) : null
                : Spread(other, operand, join, ref budget);
            if (node is null) return null;
            spread.Add(node);
        }

        return spread;
    }

    private static Node.And Pair(Node inside, Node pair, bool rightmost) => rightmost ? Both(inside, pair) : Both(pair, inside);

    private static Node.And Both(Node first, Node second) => new(new([first, second]));
}
