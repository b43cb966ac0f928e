namespace Heed.Match.Index;

/// <summary>How large a part of the posts has a feature: what was counted, mixed with a guess that weighs less the more posts were counted.</summary>
/// <param name="posts">How many posts were looked at.</param>
/// <param name="counts">By sign: how many of those had it.</param>
internal sealed class Rates(double posts, IReadOnlyDictionary<ulong, float> counts)
{
    private const double GuessWeighs = 25;

    /// <summary>What was counted before weighs no more than so many posts, so that the rates follow what people talk about.</summary>
    private const double MostPosts = 1 << 17;

    public static readonly Rates None = new(0, new Dictionary<ulong, float>());

    public double Posts => posts;

    public double Of(ulong sign, double guess) => (counts.GetValueOrDefault(sign) + guess * GuessWeighs) / (posts + GuessWeighs);

    /// <summary>With what a segment has counted since it was made.</summary>
    public Rates With(Segment segment)
    {
        int counted = Volatile.Read(ref segment.Counted);
        if (counted == 0) return this;
        double kept = posts == 0 ? 0 : Math.Min(1, MostPosts / posts);
        Dictionary<ulong, float> all = new(segment.Signs.Length);
        for (int feature = 0; feature < segment.Signs.Length; feature++)
        {
            ulong sign = segment.Signs[feature];
            double count = segment.Counts[feature] + kept * counts.GetValueOrDefault(sign);
            // What was not seen lately is as good as new.
            if (count > 0.5) all[sign] = (float)count;
        }
        return new(kept * posts + counted, all);
    }

    /// <summary>By its length alone, for want of counts.</summary>
    public static double GuessOfWord(int length) => length switch
    {
        < 3 => 0.1,
        3 => 0.04,
        4 => 0.015,
        5 => 0.006,
        6 => 0.003,
        7 => 0.002,
        _ => 0.001,
    };

    public static ulong SignOf(string key)
    {
        ulong sign = 14695981039346656037;
        foreach (char unit in key) sign = (sign ^ unit) * 1099511628211;
        return Mix(sign, 0);
    }

    public static ulong Mix(ulong first, ulong second)
    {
        ulong mixed = (first * 0x9E3779B97F4A7C15) ^ (second + 0x632BE59BD9B4E019);
        mixed = (mixed ^ mixed >> 31) * 0xD6E8FEB86659FD93;
        return mixed ^ mixed >> 32;
    }
}
