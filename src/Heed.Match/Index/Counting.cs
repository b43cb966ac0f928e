namespace Heed.Match.Index;

/// <summary>How many posts are counted, and when the queries are laid out anew by the counts.</summary>
/// <param name="Every">One post in so many is counted. Threads share the counts, and each counted post makes them wait for each other a little.</param>
/// <param name="ReviewAfter">So many counted posts.</param>
internal readonly record struct Counting(int Every, int ReviewAfter)
{
    /// <summary>Soon at first, then ever more seldom: after 4,096 posts, 65,536, a million, then every four million.</summary>
    /// <param name="reviews">How often they were laid out anew before.</param>
    public static Counting After(int reviews) => reviews switch
    {
        0 => new(16, 1 << 8),
        1 => new(16, 1 << 12),
        2 => new(64, 1 << 14),
        _ => new(64, 1 << 16),
    };
}
