namespace Heed.Bench.Workload;

/// <summary>Random numbers that are the same on every machine and runtime for one seed (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal struct Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The dice of one thing among many, so that the first thousand are the same however many follow.</summary>
    /// <param name="stream">What kind of thing.</param>
    /// <param name="number">Which of its kind.</param>
    public static Dice Of(int seed, int stream, int number) => new(Mixed(Mixed(Mixed((ulong)seed) + (ulong)stream) + (ulong)number));

    /// <summary>Spreads a number over all 64 bits.</summary>
    public static ulong Mixed(ulong bits)
    {
        bits += 0x9E3779B97F4A7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>0 to just under 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>From <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    public bool Percent(double chance) => Fraction() * 100 < chance;

    public T Pick<T>(IReadOnlyList<T> values) => values[Between(0, values.Count - 1)];

    private ulong Next() => Mixed(_state++);
}
