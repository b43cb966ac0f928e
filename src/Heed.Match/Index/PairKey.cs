using System.Runtime.CompilerServices;

namespace Heed.Match.Index;

/// <summary>Two features as one number, and that number spread.</summary>
internal static class PairKey
{
    // One more than nothing: 0 is an empty slot.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(int first, int second) => ((ulong)(uint)first << 32 | (uint)second) + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong HashOf(ulong key)
    {
        ulong hash = key * 0x9E3779B97F4A7C15;
        return (hash ^ hash >> 29) * 0xBF58476D1CE4E5B9 ^ hash >> 32;
    }
}
