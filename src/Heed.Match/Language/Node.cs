namespace Heed.Match.Language;

/// <summary>One part of a query's syntax tree. Values are equal when they mean the same query text, wherever it stood.</summary>
public abstract record Node
{
    private protected Node() { }

    /// <summary>One word, as typed: <c>tip</c>. Accents typed must be there; plain letters match both.</summary>
    public sealed record Term(string Word) : Node;

    /// <summary>Words in a row within one text: <c>"took my tips"</c>; as typed, without the quotes.</summary>
    public sealed record Phrase(string Text) : Node;

    /// <summary><c>"a b"~n</c>: all words, any order, at most <paramref name="Slop"/> (0 to 50) other words inside the span.</summary>
    public sealed record LoosePhrase(string Text, int Slop) : Node;

    /// <summary><c>freez*</c>, <c>ter?m</c>: <c>*</c> zero or more letters or digits, <c>?</c> exactly one.</summary>
    public sealed record Wildcard(string Pattern) : Node;

    /// <summary><c>term~1</c>: up to <paramref name="Edits"/> (1 or 2) edits, optimal string alignment on folded words.</summary>
    public sealed record Fuzzy(string Word, int Edits) : Node;

    /// <summary><c>{C++}</c>: exactly as written, in NFC, at word boundaries; without the braces.</summary>
    public sealed record Literal(string Text) : Node;

    /// <summary><c>#tag</c> or <c>#tag*</c>: the hashtag only; without the sign.</summary>
    public sealed record Tag(string Pattern) : Node;

    /// <summary>One emoji sequence, as typed.</summary>
    public sealed record Emoji(string Sequence) : Node;

    /// <summary><c>title:operand</c>: the operand must be found in the title.</summary>
    public sealed record InTitle(Node Operand) : Node;

    /// <summary><c>field:value</c> or <c>field:(a OR b)</c>: any of the values. Name and values are canonical:
    /// <c>lang</c>, not <c>language</c>; <c>en-GB</c>; <c>GB</c>; hosts, kinds and networks in lower case.</summary>
    public sealed record Field(string Name, Sequence<string> Values) : Node;

    /// <summary><c>field:[from TO to]</c>, both ends included; null is an open end (<c>*</c>).</summary>
    public sealed record Range(string Name, string? From, string? To) : Node;

    /// <summary><c>topic:id</c>: the query of another topic.</summary>
    public sealed record TopicRef(string Id) : Node;

    /// <summary>At most <paramref name="Distance"/> (0 to 50) words between; <paramref name="Ordered"/>: left before right.</summary>
    public sealed record Near(Node Left, Node Right, int Distance, bool Ordered) : Node;

    /// <summary>Both in the same sentence (UAX #29).</summary>
    public sealed record Sentence(Node Left, Node Right) : Node;

    /// <summary>The operand starts at <paramref name="Count"/> (1 to 50) distinct places or more.</summary>
    public sealed record AtLeast(int Count, Node Operand) : Node;

    /// <summary>The post has no such thing.</summary>
    public sealed record Not(Node Operand) : Node;

    /// <summary>All of two or more operands.</summary>
    public sealed record And(Sequence<Node> Operands) : Node;

    /// <summary>Any of two or more operands.</summary>
    public sealed record Or(Sequence<Node> Operands) : Node;
}
