namespace Heed.Match.Index;

/// <summary>Finds features of which every post a shape holds for has at least one: the set that fewest posts have.</summary>
internal sealed class Anchors(FeatureBook book)
{
    /// <summary>Topics that were looked into before; many queries may lead to one.</summary>
    private readonly Dictionary<(Shape, bool), List<int>?> _topics = [];

    /// <returns>Empty: it holds for no post; null: none is required.</returns>
    public List<int>? Of(Group group) => Of(group.Items, !group.Negative, any: !group.Negative);

    /// <summary>How many features of the set a post has, on average.</summary>
    public double CostOf(IEnumerable<int> features)
    {
        double cost = 0;
        foreach (int feature in features) cost += book.Entries[feature].Rate;
        return cost;
    }

    /// <param name="wanted">False: of the posts it does not hold for.</param>
    public List<int>? Of(Shape shape, bool wanted)
    {
        switch (shape)
        {
            case LeafShape leaf:
                return wanted ? [leaf.Feature] : null;
            case NotShape not:
                return Of(not.Operand, !wanted);
            case AllShape all:
                return Of(all.Parts, wanted, any: !wanted);
            case AnyShape any:
                return Of(any.Parts, wanted, any: wanted);
            case TopicShape topic:
                if (!_topics.TryGetValue((topic, wanted), out List<int>? found)) _topics[(topic, wanted)] = found = Of(topic.Shape, wanted);
                return found;
            default:
                return null;
        }
    }

    /// <param name="any">Any of the parts is enough, else all are needed.</param>
    private List<int>? Of(List<Shape> parts, bool wanted, bool any)
    {
        List<int>? best = null;
        HashSet<int> union = [];
        foreach (Shape part in parts)
        {
            List<int>? features = Of(part, wanted);
            if (!any)
            {
                if (features is not null && (best is null || CostOf(features) < CostOf(best))) best = features;
                continue;
            }
            if (features is null) return null;
            union.UnionWith(features);
        }
        return any ? [.. union] : best;
    }
}
