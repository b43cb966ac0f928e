namespace Heed.Match.Text;

/// <summary>How code points come apart and together again (UAX #15).</summary>
internal static class Decomposition
{
    private const int HangulFirst = 0xAC00;
    private const int HangulCount = 11172;
    private const int LeadFirst = 0x1100;
    private const int LeadCount = 19;
    private const int VowelFirst = 0x1161;
    private const int VowelCount = 21;
    private const int TailBefore = 0x11A7;
    private const int TailCount = 28;

    private static readonly CodePointTable s_combining = new(UnicodeData.Combining);
    private static readonly Dictionary<int, int[]> s_canonical = [];
    private static readonly Dictionary<int, int[]> s_compatible = [];
    private static readonly Dictionary<(int, int), int> s_composed = [];

    static Decomposition()
    {
        Dictionary<int, (bool Canonical, int[] To)> steps = [];
        PackedNumbers numbers = new(UnicodeData.Decompositions);
        for (int scalar = 0; numbers.More;)
        {
            scalar += numbers.Next();
            int head = numbers.Next();
            int[] to = new int[head >> 2];
            for (int i = 0; i < to.Length; i++) to[i] = numbers.NextFrom(scalar);
            int kind = head & 3;
            if (kind == 1) s_composed[(to[0], to[1])] = scalar;
            steps[scalar] = (kind < 2, to);
        }
        foreach ((int scalar, (bool canonical, _)) in steps)
        {
            if (canonical) s_canonical[scalar] = [.. Whole(scalar, compatible: false)];
            s_compatible[scalar] = [.. Whole(scalar, compatible: true)];
        }

        IEnumerable<int> Whole(int scalar, bool compatible) =>
            steps.TryGetValue(scalar, out (bool Canonical, int[] To) step) && (compatible || step.Canonical)
                ? step.To.SelectMany(part => Whole(part, compatible))
                : [scalar];
    }

    public static int CombiningClass(int scalar) => s_combining[scalar];

    public static bool Exists(int scalar) => s_compatible.ContainsKey(scalar);

    /// <summary>The whole decomposition; null: none. Hangul syllables, which come apart by calculation, have none here.</summary>
    public static int[]? Of(int scalar, bool compatible) =>
        (compatible ? s_compatible : s_canonical).GetValueOrDefault(scalar);

    /// <summary>The code point two others compose to; -1: they do not. Hangul is composed by calculation.</summary>
    public static int Compose(int first, int second)
    {
        if (first is >= LeadFirst and < LeadFirst + LeadCount && second is >= VowelFirst and < VowelFirst + VowelCount)
            return HangulFirst + ((first - LeadFirst) * VowelCount + (second - VowelFirst)) * TailCount;
        if (first is >= HangulFirst and < HangulFirst + HangulCount && (first - HangulFirst) % TailCount == 0 &&
            second is > TailBefore and < TailBefore + TailCount)
            return first + (second - TailBefore);
        return s_composed.GetValueOrDefault((first, second), -1);
    }
}
