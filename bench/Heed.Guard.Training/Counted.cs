using Heed.Guard.Sieve;
using Heed.Guard.Sieve.Learned;

namespace Heed.Guard.Training;

/// <summary>How often a text has each feature.</summary>
/// <param name="Keys">Ascending, each once: a bucket times <see cref="Classifier.BlockCount"/>, and the <see cref="Block"/> its features are of.</param>
/// <param name="Counts">Beside them.</param>
/// <param name="Totals">By <see cref="Block"/>, of all its features.</param>
internal sealed record Counted(int[] Keys, int[] Counts, int[] Totals)
{
    public static Counted Of(string text, int buckets)
    {
        Kept kept = new([], new int[Classifier.BlockCount], buckets);
        TextFeatures.Of(Undisguise.Readings(text)[0], ref kept);
        (int Key, int Count)[] keys = [.. kept.Keys.CountBy(key => key).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key)];
        return new([.. keys.Select(pair => pair.Key)], [.. keys.Select(pair => pair.Count)], kept.Totals);
    }

    /// <summary>As if one text stood behind the other, but for the features across the gap.</summary>
    public static Counted Joined(Counted one, Counted other)
    {
        List<int> keys = new(one.Keys.Length + other.Keys.Length);
        List<int> counts = new(keys.Capacity);
        for (int i = 0, j = 0; i < one.Keys.Length || j < other.Keys.Length;)
        {
            int key = Math.Min(i < one.Keys.Length ? one.Keys[i] : int.MaxValue, j < other.Keys.Length ? other.Keys[j] : int.MaxValue);
            int count = 0;
            if (i < one.Keys.Length && one.Keys[i] == key) count += one.Counts[i++];
            if (j < other.Keys.Length && other.Keys[j] == key) count += other.Counts[j++];
            keys.Add(key);
            counts.Add(count);
        }
        return new([.. keys], [.. counts], [.. one.Totals.Zip(other.Totals, (a, b) => a + b)]);
    }

    /// <param name="shares">By <see cref="Block"/>; 0 leaves a block out.</param>
    public Vector Weighed(ReadOnlySpan<float> shares)
    {
        float[] units = new float[shares.Length];
        for (int block = 0; block < shares.Length; block++) units[block] = Totals[block] == 0 ? 0 : shares[block] / MathF.Sqrt(Totals[block]);
        int[] buckets = new int[Keys.Length];
        float[] values = new float[Keys.Length];
        int length = 0;
        for (int i = 0; i < Keys.Length; i++)
        {
            (int bucket, int block) = Math.DivRem(Keys[i], Classifier.BlockCount);
            if (units[block] == 0) continue;
            if (length == 0 || buckets[length - 1] != bucket) buckets[length++] = bucket;
            values[length - 1] += units[block] * Counts[i];
        }
        return new(buckets[..length], values[..length]);
    }

    private readonly struct Kept(List<int> keys, int[] totals, int buckets) : IFeatures
    {
        public List<int> Keys { get; } = keys;

        public int[] Totals { get; } = totals;

        public void Add(Block block, uint feature)
        {
            Keys.Add(TextFeatures.BucketOf(feature, buckets) * Classifier.BlockCount + (int)block);
            Totals[(int)block]++;
        }
    }
}
