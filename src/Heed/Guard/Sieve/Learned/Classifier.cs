using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Heed.Guard.Sieve.Learned;

/// <summary>Recognises what the rules have no words for: a weight a feature, learnt from written examples by bench/Heed.Guard.Training.</summary>
internal sealed class Classifier
{
    public const string Resource = "Heed.Guard.Sieve.Learned.weights.bin";

    /// <summary>Four bytes to know the file by, a threshold, a bias, a unit and a share a block, each a little-endian float.</summary>
    private const int HeadBytes = 4 * (4 + BlockCount);

    private const int BlockCount = 5;

    private static ReadOnlySpan<byte> Mark => "HGC1"u8;

    private static readonly Lazy<Classifier> OnlyOne = new(ReadResource);

    private readonly sbyte[] _weights;
    private readonly int _shift;
    private readonly float _threshold;
    private readonly float _bias;
    private readonly float[] _shares;

    private Classifier(ReadOnlySpan<byte> file)
    {
        int buckets = file.Length - HeadBytes;
        if (buckets < 2 || !int.IsPow2(buckets) || !file.StartsWith(Mark)) throw new InvalidDataException("These are no weights of the guard's classifier.");
        ReadOnlySpan<byte> head = file[Mark.Length..HeadBytes];
        _threshold = Float(head, 0);
        _bias = Float(head, 1);
        float unit = Float(head, 2);
        _shares = new float[BlockCount];
        for (int i = 0; i < BlockCount; i++) _shares[i] = unit * Float(head, 3 + i);
        _weights = MemoryMarshal.Cast<byte, sbyte>(file[HeadBytes..]).ToArray();
        _shift = 32 - int.Log2(buckets);
    }

    /// <summary>Read once; it never changes.</summary>
    public static Classifier Instance => OnlyOne.Value;

    public static Classifier Read(ReadOnlySpan<byte> file) => new(file);

    /// <param name="weights">A power of two of them.</param>
    /// <param name="unit">What a weight of 1 stands for.</param>
    /// <param name="shares">By <see cref="Block"/>.</param>
    public static byte[] Write(ReadOnlySpan<sbyte> weights, float unit, float bias, float threshold, ReadOnlySpan<float> shares)
    {
        byte[] file = new byte[HeadBytes + weights.Length];
        Mark.CopyTo(file);
        Span<byte> head = file.AsSpan(Mark.Length, HeadBytes - Mark.Length);
        BinaryPrimitives.WriteSingleLittleEndian(head, threshold);
        BinaryPrimitives.WriteSingleLittleEndian(head[4..], bias);
        BinaryPrimitives.WriteSingleLittleEndian(head[8..], unit);
        for (int i = 0; i < BlockCount; i++) BinaryPrimitives.WriteSingleLittleEndian(head[(12 + 4 * i)..], shares[i]);
        MemoryMarshal.AsBytes(weights).CopyTo(file.AsSpan(HeadBytes));
        return file;
    }

    /// <param name="reading">One passage after <see cref="Undisguise"/>.</param>
    public bool Recognises(ReadOnlySpan<char> reading) => Score(reading) >= _threshold;

    /// <summary>For the trainer, which sets the threshold.</summary>
    public float Score(ReadOnlySpan<char> reading)
    {
        Sums sums = new(_weights, _shift);
        TextFeatures.Of(reading, ref sums);
        float score = _bias;
        for (int block = 0; block < BlockCount; block++)
        {
            if (sums.Counts[block] > 0) score += _shares[block] * sums.Totals[block] / MathF.Sqrt(sums.Counts[block]);
        }
        return score;
    }

    private static float Float(ReadOnlySpan<byte> head, int index) => BinaryPrimitives.ReadSingleLittleEndian(head[(4 * index)..]);

    private static Classifier ReadResource()
    {
        using Stream stream = typeof(Classifier).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException("The classifier's weights are missing.");
        byte[] file = new byte[stream.Length];
        stream.ReadExactly(file);
        return new(file);
    }

    [System.Runtime.CompilerServices.InlineArray(BlockCount)]
    private struct PerBlock
    {
        private int _first;
    }

    private ref struct Sums(ReadOnlySpan<sbyte> weights, int shift) : IFeatures
    {
        private readonly ReadOnlySpan<sbyte> _weights = weights;
        public PerBlock Totals;
        public PerBlock Counts;

        public void Add(Block block, uint feature)
        {
            Totals[(int)block] += _weights[(int)(feature >> shift)];
            Counts[(int)block]++;
        }
    }
}
