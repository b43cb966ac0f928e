using Heed.Guard.Sieve;
using Heed.Guard.Sieve.Learned;

namespace Heed.Guard.Training;

/// <summary>The features of one text as numbers to learn from.</summary>
/// <param name="Buckets">Ascending, each once.</param>
/// <param name="Values">Beside them.</param>
internal sealed record Vector(int[] Buckets, float[] Values)
{
    /// <param name="shares">By <see cref="Block"/>; 0 leaves a block out.</param>
    public static Vector Of(string text, int bits, ReadOnlySpan<float> shares)
    {
        Kept kept = new([.. shares.ToArray().Select(_ => new List<int>())], 32 - bits);
        TextFeatures.Of(Undisguise.Readings(text)[0], ref kept);
        SortedDictionary<int, float> values = [];
        for (int block = 0; block < shares.Length; block++)
        {
            if (shares[block] == 0 || kept.Blocks[block].Count == 0) continue;
            float value = shares[block] / MathF.Sqrt(kept.Blocks[block].Count);
            foreach (int bucket in kept.Blocks[block]) values[bucket] = values.GetValueOrDefault(bucket) + value;
        }
        return new([.. values.Keys], [.. values.Values]);
    }

    /// <summary>Of its length.</summary>
    public double Square
    {
        get
        {
            double sum = 0;
            foreach (double value in Values) sum += value * value;
            return sum;
        }
    }

    public Vector Scale(double[] factors) => this with { Values = [.. Values.Select((value, i) => (float)(value * factors[Buckets[i]]))] };

    public double Times(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int i = 0; i < Buckets.Length; i++) sum += weights[Buckets[i]] * Values[i];
        return sum;
    }

    private readonly struct Kept(List<int>[] blocks, int shift) : IFeatures
    {
        public List<int>[] Blocks { get; } = blocks;

        public void Add(Block block, uint feature) => Blocks[(int)block].Add((int)(feature >> shift));
    }
}
