namespace Heed.Bench.Workload;

/// <summary>Ranks from 0 in which rank r comes with a weight of 1 / (r + 3.7): few are frequent, most are rare, as with the words of a
/// language (Zipf's law as Mandelbrot bent it at the top).</summary>
internal sealed class Zipf
{
    // Sums and quotients only: the same on every machine, which powers and logarithms are not.
    private readonly double[] _upTo;

    public Zipf(int count)
    {
        _upTo = new double[count + 1];
        for (int rank = 0; rank < count; rank++) _upTo[rank + 1] = _upTo[rank] + 1 / (rank + 3.7);
    }

    public int Count => _upTo.Length - 1;

    /// <summary>A rank of at least <paramref name="from"/> and under <paramref name="to"/>.</summary>
    public int Rank(ref Dice dice, int from, int to)
    {
        double at = _upTo[from] + dice.Fraction() * (_upTo[to] - _upTo[from]);
        int found = Array.BinarySearch(_upTo, at);
        return Math.Clamp(found >= 0 ? found : ~found - 1, from, to - 1);
    }

    public int Rank(ref Dice dice) => Rank(ref dice, 0, Count);
}
