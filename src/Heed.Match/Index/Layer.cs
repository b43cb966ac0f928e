namespace Heed.Match.Index;

/// <summary>A segment, and which of its queries are no longer asked. Immutable.</summary>
/// <param name="Gone">A bit a query; null: all are asked.</param>
internal sealed record Layer(Segment Segment, ulong[]? Gone)
{
    public bool IsGone(int query) => Gone is not null && (Gone[query >> 6] >> (query & 63) & 1) != 0;

    /// <summary>The ids of the queries that are asked, in their order.</summary>
    public IEnumerable<string> Ids => Segment.Ids.Where((_, query) => !IsGone(query));

    /// <returns>The same layer, where it has none of them.</returns>
    public Layer Without(IEnumerable<string> ids)
    {
        ulong[]? gone = null;
        foreach (string id in ids)
        {
            if (!Segment.Places.TryGetValue(id, out int query)) continue;
            gone ??= Gone is null ? new ulong[(Segment.Ids.Length >> 6) + 1] : [.. Gone];
            gone[query >> 6] |= 1UL << (query & 63);
        }
        return gone is null ? this : this with { Gone = gone };
    }
}
