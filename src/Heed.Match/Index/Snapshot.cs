namespace Heed.Match.Index;

/// <summary>All that a match reads, as it stood at one moment.</summary>
/// <param name="Layers">The largest first; each query is asked in one.</param>
/// <param name="Broken">By id: queries that cannot be asked.</param>
internal sealed record Snapshot(Layer[] Layers, IReadOnlyDictionary<string, Exception> Broken)
{
    /// <summary>The id of a query by its number, counted through the layers.</summary>
    public string IdOf(int query)
    {
        foreach (Layer layer in Layers)
        {
            if (query < layer.Segment.Ids.Length) return layer.Segment.Ids[query];
            query -= layer.Segment.Ids.Length;
        }
        throw new ArgumentOutOfRangeException(nameof(query));
    }
}
