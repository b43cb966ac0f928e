using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Heed.Guard.Sieve.Learned;

/// <summary>Recognises what the rules have no words for, and what only uses their words: a weight a feature, learnt from written examples by
/// bench/Heed.Guard.Training.</summary>
internal sealed class Classifier
{
    public const string Resource = "Heed.Guard.Sieve.Learned.weights.bin";

    /// <summary>UTF-16 units of a text too short for the classifier to overrule the rules.</summary>
    public const int ShortMax = 80;

    /// <summary>Of <see cref="Block"/>.</summary>
    public const int BlockCount = 4;

    /// <summary>Four bytes to know the file by, two thresholds, a bias and a unit a block, each a little-endian float.</summary>
    private const int HeadBytes = 4 * (4 + BlockCount);

    private static ReadOnlySpan<byte> Mark => "HGC3"u8;

    private static readonly Lazy<Classifier> OnlyOne = new(ReadResource);

    private readonly sbyte[] _weights;
    private readonly float _some;
    private readonly float _clear;
    private readonly float _bias;
    private readonly float[] _units;

    private Classifier(ReadOnlySpan<byte> file)
    {
        int buckets = file.Length - HeadBytes;
        if (buckets < 1 || !file.StartsWith(Mark)) throw new InvalidDataException("These are no weights of the guard's classifier.");
        float[] head = new float[HeadBytes / 4];
        for (int i = 1; i < head.Length; i++) head[i] = BinaryPrimitives.ReadSingleLittleEndian(file[(4 * i)..]);
        (_some, _clear, _bias, _units) = (head[1], head[2], head[3], head[4..]);
        _weights = MemoryMarshal.Cast<byte, sbyte>(file[HeadBytes..]).ToArray();
    }

    /// <summary>Read once; it never changes.</summary>
    public static Classifier Instance => OnlyOne.Value;

    public static Classifier Read(ReadOnlySpan<byte> file) => new(file);

    /// <param name="weights">By bucket.</param>
    /// <param name="units">By <see cref="Block"/>: what a weight of 1 adds to the score of a text that has one feature of it.</param>
    /// <param name="some">The score from which the rules are asked.</param>
    /// <param name="clear">The score that needs no rule.</param>
    public static byte[] Write(ReadOnlySpan<sbyte> weights, ReadOnlySpan<float> units, float bias, float some, float clear)
    {
        byte[] file = new byte[HeadBytes + weights.Length];
        Mark.CopyTo(file);
        ReadOnlySpan<float> head = [some, clear, bias, .. units];
        for (int i = 0; i < head.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(4 + 4 * i), head[i]);
        MemoryMarshal.AsBytes(weights).CopyTo(file.AsSpan(HeadBytes));
        return file;
    }

    /// <param name="reading">One passage after <see cref="Undisguise"/>.</param>
    public Likeness LikenessOf(ReadOnlySpan<char> reading)
    {
        float score = Score(reading);
        return score >= _clear ? Likeness.Clear : score >= _some || reading.Length <= ShortMax ? Likeness.Some : Likeness.None;
    }

    /// <summary>For the trainer, which sets the thresholds.</summary>
    public float Score(ReadOnlySpan<char> reading)
    {
        Sums sums = new(_weights);
        TextFeatures.Of(reading, ref sums);
        float score = _bias;
        for (int block = 0; block < BlockCount; block++)
        {
            if (sums.Counts[block] > 0) score += _units[block] * sums.Totals[block] / MathF.Sqrt(sums.Counts[block]);
        }
        return score;
    }

    private static Classifier ReadResource()
    {
        using Stream stream = typeof(Classifier).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException("The classifier's weights are missing.");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new(file);
    }

    [InlineArray(BlockCount)]
    private struct PerBlock
    {
        private int _first;
    }

    private ref struct Sums(ReadOnlySpan<sbyte> weights) : IFeatures
    {
        private readonly ReadOnlySpan<sbyte> _weights = weights;
        public PerBlock Totals;
        public PerBlock Counts;

        public void Add(Block block, uint feature)
        {
            Totals[(int)block] += _weights[TextFeatures.BucketOf(feature, _weights.Length)];
            Counts[(int)block]++;
        }
    }
}
