using System.Globalization;
using Heed.Match.Language;
using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Linting;

/// <summary>Whether one part of a query holds of every post of which another holds. Says yes only where that is certain.</summary>
internal sealed class Implication
{
    /// <summary>Questions one query may ask; beyond it the answer is no, so that a large query costs no more than about a second.</summary>
    private const int Most = 2_000_000;

    private readonly Dictionary<Node, Word[]> _rows = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Node, Node), bool> _known = new(PairComparer.Instance);
    private int _asked;

    /// <summary>Wherever <paramref name="a"/> holds, <paramref name="b"/> holds.</summary>
    public bool Holds(Node a, Node b)
    {
        if (ReferenceEquals(a, b)) return true;
        if (++_asked > Most) return false;
        if (IsLeaf(a) && IsLeaf(b)) return LeafHolds(a, b);
        if (_known.TryGetValue((a, b), out bool known)) return known;
        _known[(a, b)] = false;
        return _known[(a, b)] = Structure(a, b);
    }

    /// <summary>No post has both.</summary>
    public bool Excludes(Node a, Node b) => (a, b) switch
    {
        (Node.Not not, _) when Holds(b, not.Operand) => true,
        (_, Node.Not not) when Holds(a, not.Operand) => true,
        (Node.Or or, _) => or.Operands.All(operand => Excludes(operand, b)),
        (_, Node.Or or) => or.Operands.All(operand => Excludes(a, operand)),
        (Node.And and, _) => and.Operands.Any(operand => Excludes(operand, b)),
        (_, Node.And and) => and.Operands.Any(operand => Excludes(a, operand)),
        _ => FieldsExclude(a, b),
    };

    /// <summary>For the OR-group of a NEAR or ATLEAST: every place of <paramref name="a"/> is a place of <paramref name="b"/>.</summary>
    public bool PlacesHold(Node a, Node b) => a.Equals(b) || (IsOneWord(a) && IsOneWord(b) && LeafHolds(a, b));

    private bool Structure(Node a, Node b)
    {
        if (a.Equals(b)) return true;
        if (a is Node.Or any) return any.Operands.All(operand => Holds(operand, b));
        if (b is Node.And all) return all.Operands.All(operand => Holds(a, operand));
        if (a is Node.And both && both.Operands.Any(operand => Holds(operand, b))) return true;
        if (b is Node.Or either && either.Operands.Any(operand => Holds(a, operand))) return true;
        return (a, b) switch
        {
            (Node.Not x, Node.Not y) => Holds(y.Operand, x.Operand),
            (_, Node.Not y) => Excludes(a, y.Operand),
            (Node.InTitle x, Node.InTitle y) => Holds(x.Operand, y.Operand),
            (Node.InTitle x, _) => IsPositive(x.Operand) && Holds(x.Operand, b),
            (Node.AtLeast x, Node.AtLeast y) when x.Operand.Equals(y.Operand) => x.Count >= y.Count,
            (Node.AtLeast x, _) => Holds(x.Operand, b),
            (Node.Near x, Node.Near y) when x.Left.Equals(y.Left) && x.Right.Equals(y.Right) => x.Distance <= y.Distance && (x.Ordered || !y.Ordered),
            (Node.Near x, Node.Near y) when !y.Ordered && x.Left.Equals(y.Right) && x.Right.Equals(y.Left) => x.Distance <= y.Distance,
            (Node.Near x, _) => Holds(x.Left, b) || Holds(x.Right, b),
            (Node.Sentence x, Node.Sentence y) when x.Left.Equals(y.Right) && x.Right.Equals(y.Left) => true,
            (Node.Sentence x, _) => Holds(x.Left, b) || Holds(x.Right, b),
            _ => false,
        };
    }

    private bool LeafHolds(Node a, Node b)
    {
        if (a.Equals(b)) return true;
        return (a, b) switch
        {
            (Node.Field or Node.Range, Node.Field or Node.Range) => FieldHolds(a, b),
            (Node.Field, _) or (_, Node.Field) or (Node.Range, _) or (_, Node.Range) => false,
            (Node.LoosePhrase x, Node.LoosePhrase y) when x.Text == y.Text => x.Slop <= y.Slop,
            (Node.Phrase x, Node.LoosePhrase y) when x.Text == y.Text => true,
            (_, Node.Wildcard or Node.Tag or Node.Fuzzy) => OneWordHolds(a, b),
            (_, Node.Term or Node.Phrase or Node.Emoji) => RowHolds(a, b),
            _ => false,
        };
    }

    /// <summary>Some word of <paramref name="a"/> is always one that <paramref name="b"/> finds.</summary>
    private bool OneWordHolds(Node a, Node b)
    {
        string pattern = b switch { Node.Wildcard w => w.Pattern, Node.Tag t => t.Pattern, Node.Fuzzy f => f.Word, _ => "" };
        if (!IsPlain(pattern)) return false;
        bool hashtag = b is Node.Tag;
        if (a is Node.Fuzzy) return false;
        if ((a, hashtag) is (Node.Wildcard, true)) return false;
        if (a is Node.Wildcard or Node.Tag)
        {
            string narrow = a is Node.Wildcard w ? w.Pattern : ((Node.Tag)a).Pattern;
            if (narrow.AsSpan().ContainsAny('*', '?')) return b is not Node.Fuzzy && IsPlain(narrow) && IsPrefixOf(pattern, narrow);
        }

        foreach (Word word in Row(a))
        {
            if (word.Kind is not (WordKind.Plain or WordKind.Hashtag) || (hashtag && word.Kind is not WordKind.Hashtag)) continue;
            if (b is Node.Fuzzy fuzzy ? word.Bare == Folding.Fold(fuzzy.Word) : Finds(pattern, word.Bare)) return true;
        }

        return false;
    }

    /// <summary>Whether a pattern of plain signs finds a word of plain signs.</summary>
    private static bool Finds(string pattern, string bare) => bare.All(char.IsAsciiLetterOrDigit)
        && new PreparedQuery(new Node.Wildcard(pattern), _ => null).Holds(new PostFields { Text = bare });

    /// <summary><c>cra*</c> finds all that <c>cras*d?</c> finds.</summary>
    private static bool IsPrefixOf(string wide, string narrow)
    {
        if (!wide.EndsWith('*') || wide.AsSpan(0, wide.Length - 1).ContainsAny('*', '?')) return false;
        return narrow.StartsWith(wide[..^1], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The words of <paramref name="b"/> stand in a row in those of <paramref name="a"/>.</summary>
    private bool RowHolds(Node a, Node b)
    {
        if (a is Node.Wildcard or Node.Fuzzy or Node.Literal || (a is Node.Tag tag && tag.Pattern.AsSpan().ContainsAny('*', '?'))) return false;
        Word[] narrow = Row(a), wide = Row(b);
        if (wide.Length == 0 || wide.Length > narrow.Length || (a is Node.LoosePhrase && wide.Length > 1)) return false;
        for (int from = 0; from + wide.Length <= narrow.Length; from++)
        {
            int same = 0;
            while (same < wide.Length && WordHolds(narrow[from + same], wide[same])) same++;
            if (same == wide.Length) return true;
        }

        return false;
    }

    private static bool WordHolds(Word a, Word b) => (a.Kind, b.Kind) switch
    {
        (WordKind.Plain, WordKind.Plain) or (WordKind.Hashtag, WordKind.Plain) or (WordKind.Hashtag, WordKind.Hashtag) =>
            a.Folded == b.Folded || (b.Folded == b.Bare && a.Bare == b.Bare),
        (WordKind.Emoji, WordKind.Emoji) => a.Folded == b.Folded,
        _ => false,
    };

    private Word[] Row(Node node)
    {
        if (_rows.TryGetValue(node, out Word[]? row)) return row;
        string text = node switch
        {
            Node.Term term => term.Word,
            Node.Phrase phrase => phrase.Text,
            Node.LoosePhrase loose => loose.Text,
            Node.Emoji emoji => emoji.Sequence,
            Node.Tag tag => $"#{tag.Pattern}",
            _ => "",
        };
        return _rows[node] = [.. Words.Cut(text)];
    }

    private static bool FieldHolds(Node a, Node b) => (a, b) switch
    {
        (Node.Field x, Node.Field y) when x.Name == y.Name => x.Values.All(value => y.Values.Any(wide => ValueHolds(x.Name, value, wide))),
        _ => Bounds(a) is { } narrow && Bounds(b) is { } wide && narrow.Name == wide.Name && narrow.From >= wide.From && narrow.To <= wide.To,
    };

    private static bool ValueHolds(string field, string value, string wide) => value == wide || field switch
    {
        "lang" => value.StartsWith(wide + "-", StringComparison.OrdinalIgnoreCase),
        "site" or "link" => value.EndsWith("." + wide, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool FieldsExclude(Node a, Node b)
    {
        // Of these a post has one value at most.
        if (a is Node.Field { Name: "lang" or "country" or "network" or "kind" or "site" } x && b is Node.Field y && x.Name == y.Name)
            return x.Values.All(one => y.Values.All(other => !ValueHolds(x.Name, one, other) && !ValueHolds(x.Name, other, one)));
        return Bounds(a) is { } first && Bounds(b) is { } second && first.Name == second.Name && (first.To < second.From || second.To < first.From);
    }

    /// <summary>The ends of a range, or of a field of one value that has an order; null: there are none.</summary>
    private static (string Name, decimal From, decimal To)? Bounds(Node node) => node switch
    {
        Node.Range { Name: "rating" or "engagement" or "published" } range =>
            (range.Name, range.From is null ? decimal.MinValue : Number(range.From), range.To is null ? decimal.MaxValue : Number(range.To)),
        Node.Field { Name: "rating" or "engagement" or "published", Values: [var only] } field => (field.Name, Number(only), Number(only)),
        _ => null,
    };

    /// <summary>Days are compared as the number yyyyMMdd.</summary>
    private static decimal Number(string value) => decimal.Parse(value.Length == 10 && value[4] is '-' ? value.Replace("-", "") : value, CultureInfo.InvariantCulture);

    /// <summary>Found in a title, it is found in the post.</summary>
    private static bool IsPositive(Node node) => node switch
    {
        Node.Not => false,
        Node.And and => and.Operands.All(IsPositive),
        Node.Or or => or.Operands.All(IsPositive),
        Node.InTitle title => IsPositive(title.Operand),
        _ => true,
    };

    private bool IsOneWord(Node node) => node is Node.Wildcard or Node.Tag or Node.Fuzzy || (node is Node.Term or Node.Emoji && Row(node).Length == 1);

    private static bool IsLeaf(Node node) => node is not (Node.And or Node.Or or Node.Not or Node.Near or Node.Sentence or Node.AtLeast or Node.InTitle or Node.TopicRef);

    private static bool IsPlain(string pattern) => pattern.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '*' or '?');

    private sealed class PairComparer : IEqualityComparer<(Node, Node)>
    {
        public static readonly PairComparer Instance = new();

        public bool Equals((Node, Node) a, (Node, Node) b) => ReferenceEquals(a.Item1, b.Item1) && ReferenceEquals(a.Item2, b.Item2);

        public int GetHashCode((Node, Node) pair) => HashCode.Combine(
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Item1), System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Item2));
    }
}
