using Heed.Match.Language;

namespace Heed.Match.Linting;

/// <summary>Trees with one part changed.</summary>
internal static class Rewriting
{
    /// <summary>The tree without an operand of one AND or OR.</summary>
    /// <param name="level">The AND or OR, by reference.</param>
    public static Node Without(Node tree, Node level, int operand)
    {
        Sequence<Node> operands = level is Node.And and ? and.Operands : ((Node.Or)level).Operands;
        Node[] kept = [.. operands.Where((_, i) => i != operand)];
        Node smaller = kept.Length == 1 ? kept[0] : level is Node.And ? new Node.And(new(kept)) : new Node.Or(new(kept));
        return Replaced(tree, level, smaller);
    }

    public static Node Replaced(Node tree, Node old, Node by)
    {
        if (ReferenceEquals(tree, old)) return by;
        return tree switch
        {
            Node.And and => new Node.And(new(and.Operands.Select(operand => Replaced(operand, old, by)))),
            Node.Or or => new Node.Or(new(or.Operands.Select(operand => Replaced(operand, old, by)))),
            Node.Not not => new Node.Not(Replaced(not.Operand, old, by)),
            Node.InTitle title => new Node.InTitle(Replaced(title.Operand, old, by)),
            Node.AtLeast atLeast => atLeast with { Operand = Replaced(atLeast.Operand, old, by) },
            Node.Near near => near with { Left = Replaced(near.Left, old, by), Right = Replaced(near.Right, old, by) },
            Node.Sentence sentence => new Node.Sentence(Replaced(sentence.Left, old, by), Replaced(sentence.Right, old, by)),
            _ => tree,
        };
    }
}
