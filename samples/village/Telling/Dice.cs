namespace Village.Telling;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers from one seed on every machine and in every version of .NET, which
/// System.Random does not promise.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong NextBits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <returns>0 to <paramref name="below"/> - 1. The remainder's bias is far below what anybody could see in a town.</returns>
    public int Next(int below) => (int)(NextBits() % (ulong)below);

    /// <returns>Both ends included.</returns>
    public int Between(int least, int most) => least + Next(most - least + 1);

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Next(from.Count)];

    /// <summary>Fisher and Yates.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
