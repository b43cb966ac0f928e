using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Finds, for a query, features of which every post that matches has at least one: the cheapest such set.</summary>
internal sealed class Anchors
{
    /// <summary>Topics that were looked into before; many queries may lead to one.</summary>
    private readonly Dictionary<(Clause, bool), Feature[]?> _topics = [];

    /// <summary>The features; empty: no post matches; null: none is required, so the query must be asked of every post.</summary>
    /// <param name="wanted">False: of the posts that do not match.</param>
    public Feature[]? Of(Clause clause, bool wanted) => clause switch
    {
        NotClause not => Of(not.Operand, !wanted),
        AllClause all => wanted ? Cheapest(all.Clauses, wanted) : Union(all.Clauses, wanted),
        AnyClause any => wanted ? Union(any.Clauses, wanted) : Cheapest(any.Clauses, wanted),
        TopicClause topic => OfTopic(topic.Topic, wanted),
        TitleClause title => Of(title.Operand, wanted),
        _ when !wanted => null,
        NearClause near => Cheapest([near.Left, near.Right], wanted),
        SentenceClause sentence => Cheapest([sentence.Left, sentence.Right], wanted),
        AtLeastClause atLeast => Of(atLeast.Operand, wanted),
        AnySpot any => Union(any.Spots, wanted),
        WordSpot word => Of(word.Test),
        PhraseSpot phrase => Cheapest(phrase.Tests),
        LoosePhraseSpot phrase => Cheapest(phrase.Tests),
        LiteralSpot literal => Cheapest(Pieces.Of(literal.Text).Select(piece => new Feature(FeatureKind.Piece, piece))),
        FieldClause field => Of(field),
        _ => null,
    };

    private Feature[]? OfTopic(Clause topic, bool wanted)
    {
        if (!_topics.TryGetValue((topic, wanted), out Feature[]? features)) _topics[(topic, wanted)] = features = Of(topic, wanted);
        return features;
    }

    private static Feature[]? Of(WordTest test) => test switch
    {
        TermTest term => [new(FeatureKind.Word, term.Bare)],
        EmojiTest emoji => [new(FeatureKind.Word, emoji.Bare)],
        PatternTest { IsHashtag: true, IsExact: true } tag => [new(FeatureKind.Hashtag, tag.Prefix)],
        PatternTest { Prefix.Length: > 0 } pattern => [new(FeatureKind.Prefix, pattern.Prefix)],
        NoTest => [],
        _ => null,
    };

    private static Feature[]? Of(FieldClause field)
    {
        FeatureKind kind = field.Name switch
        {
            "lang" => FeatureKind.Lang,
            "country" => FeatureKind.Country,
            "network" => FeatureKind.Network,
            "source" => FeatureKind.Source,
            "kind" => FeatureKind.Kind,
            "site" => FeatureKind.Site,
            "link" => FeatureKind.Link,
            "tag" => FeatureKind.Tag,
            _ => FeatureKind.Has,
        };
        return [.. field.Values.Select(value => new Feature(kind, kind is FeatureKind.Tag ? Accents.Strip(value) : value))];
    }

    private Feature[]? Cheapest(IEnumerable<Clause> clauses, bool wanted) => Cheapest(clauses.Select(clause => Of(clause, wanted)));

    private static Feature[]? Cheapest(List<WordTest> tests) => tests.Count == 0 ? [] : Cheapest(tests.Select(Of));

    private static Feature[]? Cheapest(IEnumerable<Feature> features) => Cheapest(features.Select(feature => (Feature[]?)[feature]));

    private static Feature[]? Cheapest(IEnumerable<Feature[]?> sets) =>
        sets.OfType<Feature[]>().MinBy(set => set.Sum(feature => feature.Cost));

    private Feature[]? Union(IEnumerable<Clause> clauses, bool wanted)
    {
        HashSet<Feature> union = [];
        foreach (Clause clause in clauses)
        {
            if (Of(clause, wanted) is not { } features) return null;
            union.UnionWith(features);
        }
        return [.. union];
    }
}
