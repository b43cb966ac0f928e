using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Takes clauses apart into features and what they cannot decide. That always stands beside features it cannot do without.</summary>
internal sealed class Shaping(FeatureBook book)
{
    private readonly Dictionary<Clause, TopicShape> _topics = [];

    public Shape Of(Clause clause) => Of(clause, Scope.Both);

    private Shape Of(Clause clause, Scope scope) => clause switch
    {
        AllClause all => All(all.Clauses.Select(part => Of(part, scope))),
        AnyClause any => Any(any.Clauses.Select(part => Of(part, scope))),
        AnySpot any => Any(any.Spots.Select(part => Of(part, scope))),
        NotClause not => Not(Of(not.Operand, scope)),
        TitleClause title => Of(title.Operand, Scope.TitleOnly),
        TopicClause topic => OfTopic(topic.Topic),
        WordSpot word => Leaf(book.Of(word.Test), scope),
        PhraseSpot phrase => OfPhrase(phrase, scope),
        LoosePhraseSpot phrase => OfLoose(phrase, scope),
        LiteralSpot literal => literal.Text.Length == 0 ? Shape.Never : All([Needed(literal, scope), new ClauseShape(Op.Literal, scope, literal)]),
        NearClause near => SpotOf(near.Left) is { } left && SpotOf(near.Right) is { } right
            ? All([Needed(near.Left, scope), Needed(near.Right, scope), new NearShape(scope, left, right, near.Distance, near.IsOrdered)])
            : Verified([near.Left, near.Right], clause, scope),
        SentenceClause sentence => SpotOf(sentence.Left) is { } left && SpotOf(sentence.Right) is { } right
            ? All([Needed(sentence.Left, scope), Needed(sentence.Right, scope), new SentenceShape(scope, left, right)])
            : Verified([sentence.Left, sentence.Right], clause, scope),
        AtLeastClause { Count: <= 0 } => Shape.Always,
        AtLeastClause { Count: 1 } once => Of(once.Operand, scope),
        AtLeastClause atLeast => SpotOf(atLeast.Operand) is { } spot
            ? All([Needed(atLeast.Operand, scope), new AtLeastShape(scope, atLeast.Count, spot)])
            : Verified([atLeast.Operand], clause, scope),
        FieldClause field => OfField(field, scope),
        RangeClause range => new RangeShape(range),
        _ => new ClauseShape(Op.Verify, scope, clause),
    };

    private TopicShape OfTopic(Clause topic)
    {
        if (!_topics.TryGetValue(topic, out TopicShape? shape)) _topics[topic] = shape = new(topic, Of(topic, Scope.Both));
        return shape;
    }

    private Shape OfPhrase(PhraseSpot phrase, Scope scope)
    {
        if (Features(phrase.Tests) is not { Count: > 0 } tests) return Shape.Never;
        return IsRow(tests) ? Leaf(book.Row(tests), scope) : All([.. tests.Select(test => Leaf(test, scope)), new RowShape(scope, tests)]);
    }

    private Shape OfLoose(LoosePhraseSpot phrase, Scope scope)
    {
        if (Features(phrase.Tests) is not { Count: > 0 } tests) return Shape.Never;
        // A word has one bare form: different ones are never the same word.
        bool different = IsRow(tests) && tests.Distinct().Count() == tests.Count;
        Shape last = different ? new LooseShape(scope, tests, phrase.Slop) : new ClauseShape(Op.Verify, scope, phrase);
        return All([.. tests.Select(test => Leaf(test, scope)), last]);
    }

    private Shape OfField(FieldClause field, Scope scope)
    {
        FieldKind kind = Enum.Parse<FieldKind>(field.Name, ignoreCase: true);
        return Any(field.Values.Select(value =>
        {
            if (kind is not FieldKind.Tag) return new LeafShape(book.Field(kind, value));
            string bare = Accents.Strip(value);
            Shape leaf = new LeafShape(book.Field(kind, bare));
            return bare == value ? leaf : All([leaf, new ClauseShape(Op.Verify, scope, new FieldClause(field.Name, [value]))]);
        }));
    }

    private Shape Verified(Spot[] needed, Clause clause, Scope scope) =>
        All([.. needed.Select(spot => Needed(spot, scope)), new ClauseShape(Op.Verify, scope, clause)]);

    /// <summary>What a post has in which the spot stands somewhere.</summary>
    private Shape Needed(Spot spot, Scope scope) => spot switch
    {
        LiteralSpot literal => All(Pieces.Of(literal.Text).Select(book.Piece).Where(piece => piece >= 0).Select(piece => Leaf(piece, scope))),
        AnySpot any => Any(any.Spots.Select(part => Needed(part, scope))),
        PhraseSpot phrase => Features(phrase.Tests) is { Count: > 0 } tests
            ? IsRow(tests) ? Leaf(book.Row(tests), scope) : All(tests.Select(test => Leaf(test, scope)))
            : Shape.Never,
        LoosePhraseSpot phrase => Features(phrase.Tests) is { Count: > 0 } tests ? All(tests.Select(test => Leaf(test, scope))) : Shape.Never,
        WordSpot word => Leaf(book.Of(word.Test), scope),
        _ => Shape.Always,
    };

    /// <returns>Null: loose phrases or literals are among it.</returns>
    private SpotShape? SpotOf(Spot spot)
    {
        SpotShape shape = new([], []);
        return Gather(spot, shape) ? shape : null;
    }

    private bool Gather(Spot spot, SpotShape shape)
    {
        switch (spot)
        {
            case WordSpot word:
                if (book.Of(word.Test) is >= 0 and var test) shape.Tests.Add(test);
                return true;
            case PhraseSpot phrase:
                if (Features(phrase.Tests) is { Count: > 0 } tests) shape.Rows.Add(tests);
                return true;
            case AnySpot any:
                return any.Spots.TrueForAll(part => Gather(part, shape));
            default:
                return false;
        }
    }

    /// <returns>Null: one of them is had by no word.</returns>
    private List<int>? Features(List<WordTest> tests)
    {
        List<int> features = tests.ConvertAll(book.Of);
        return features.Contains(-1) ? null : features;
    }

    /// <summary>All are bare forms.</summary>
    private bool IsRow(List<int> tests) => tests.TrueForAll(test => !book.Entries[test].IsExtra);

    private Shape Leaf(int feature, Scope scope) => feature switch
    {
        < 0 => Shape.Never,
        _ => new LeafShape(scope is Scope.TitleOnly ? book.InTitle(feature) : feature),
    };

    private static Shape Not(Shape shape) => shape is NotShape twice ? twice.Operand : new NotShape(shape);

    private static Shape All(IEnumerable<Shape> shapes)
    {
        List<Shape> parts = [];
        foreach (Shape shape in shapes)
        {
            if (shape is AnyShape { Parts.Count: 0 }) return Shape.Never;
            if (shape is AllShape all) parts.AddRange(all.Parts);
            else parts.Add(shape);
        }
        return parts is [var only] ? only : new AllShape(parts);
    }

    private static Shape Any(IEnumerable<Shape> shapes)
    {
        List<Shape> parts = [];
        foreach (Shape shape in shapes)
        {
            if (shape is AllShape { Parts.Count: 0 }) return Shape.Always;
            if (shape is AnyShape any) parts.AddRange(any.Parts);
            else parts.Add(shape);
        }
        return parts is [var only] ? only : new AnyShape(parts);
    }
}
