namespace Heed.Bench.Matching;

/// <summary>How much work goes into a figure.</summary>
/// <param name="Passes">Of which the median counts.</param>
/// <param name="WarmAtLeast">A way is gone through for so long before its passes: code is compiled, and the engine lays its tables out by what it saw.</param>
/// <param name="PassAtLeast">A pass goes through the posts again until it has taken so long.</param>
/// <param name="ScanPairs">Pairs of post and query that the plain scan looks at.</param>
/// <param name="Changes">Changes of each kind to a live index.</param>
/// <param name="ChangesAtMost">No further change is begun after so long.</param>
/// <param name="Calm">How long matching is watched before changes.</param>
internal sealed record Effort(int Passes, TimeSpan WarmAtLeast, TimeSpan PassAtLeast, long ScanPairs, int Changes, TimeSpan ChangesAtMost, TimeSpan Calm)
{
    /// <summary>For figures.</summary>
    public static readonly Effort Full = new(7, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(0.5), 1_000_000, 200, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(2));

    /// <summary>Shows that it runs and agrees, not how fast it is.</summary>
    public static readonly Effort Quick = new(5, TimeSpan.Zero, TimeSpan.Zero, 100_000, 5, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.1));

    /// <summary>Its figures are none to quote.</summary>
    public bool IsQuick => PassAtLeast == TimeSpan.Zero;

    /// <summary>For what has no tables to lay out: a shorter warm-up does.</summary>
    public Effort WithoutTables => this with { WarmAtLeast = WarmAtLeast / 3 };
}
