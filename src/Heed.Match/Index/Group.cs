namespace Heed.Match.Index;

/// <summary>One thing a post must have to match: any of some shapes; or, negative, none of them. A query is alternatives of such groups.</summary>
internal sealed record Group(bool Negative, List<Shape> Items)
{
    /// <summary>The queries' shapes as alternatives, each of groups that must all be met.</summary>
    public static IEnumerable<List<Group>> Alternatives(Shape shape)
    {
        if (shape is not AnyShape any)
        {
            yield return Of(shape);
            yield break;
        }
        List<Shape> leaves = any.Parts.FindAll(part => part is LeafShape);
        if (leaves.Count > 0) yield return [new(false, leaves)];
        foreach (Shape part in any.Parts)
        {
            if (part is not LeafShape) yield return Of(part);
        }
    }

    private static List<Group> Of(Shape shape)
    {
        List<Group> groups = [];
        Gather(shape, negative: false, groups);
        return groups;
    }

    private static void Gather(Shape shape, bool negative, List<Group> groups)
    {
        switch (shape)
        {
            case NotShape not:
                Gather(not.Operand, !negative, groups);
                break;
            case AllShape all when !negative:
                foreach (Shape part in all.Parts) Gather(part, negative, groups);
                break;
            case AnyShape any when negative:
                foreach (Shape part in any.Parts) Gather(part, negative, groups);
                break;
            case AnyShape any:
                groups.Add(new(false, any.Parts));
                break;
            default:
                if (negative && groups.Find(group => group.Negative) is { } together) together.Items.Add(shape);
                else groups.Add(new(negative, [shape]));
                break;
        }
    }
}
