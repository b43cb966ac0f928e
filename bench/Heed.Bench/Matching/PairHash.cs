using Heed.Bench.Workload;

namespace Heed.Bench.Matching;

/// <summary>A hash over pairs of post and query that does not depend on their order: equal sums, equal pairs.</summary>
internal struct PairHash
{
    private ulong _sum;

    /// <summary>How many pairs were added.</summary>
    public long Count { get; private set; }

    public void Add(int post, string query)
    {
        ulong hash = (ulong)post;
        foreach (char unit in query) hash = Dice.Mixed(hash ^ unit);
        _sum += hash;
        Count++;
    }

    public void Add(PairHash other) => (_sum, Count) = (_sum + other._sum, Count + other.Count);

    public override readonly string ToString() => $"{_sum:x16}";
}
