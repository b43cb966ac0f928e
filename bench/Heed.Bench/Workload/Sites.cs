namespace Heed.Bench.Workload;

/// <summary>Where made-up posts stand, in which language, and of which kind: few places hold most of it.</summary>
internal sealed class Sites
{
    private const int Count = 5_000;

    /// <summary>Of a hundred posts: how many are in each language.</summary>
    private static readonly (string Value, int Percent)[] Languages =
        [("en", 40), ("en-GB", 12), ("es", 14), ("de", 12), ("fr", 9), ("it", 6), ("pl", 4), ("pt", 3)];

    private static readonly (string Value, int Percent)[] KindsOfPost = [("post", 58), ("reply", 27), ("article", 8), ("review", 5), ("message", 2)];

    private readonly Zipf _ranks = new(Count);
    private readonly string[] _hosts;

    public Sites(Vocabulary vocabulary) =>
        _hosts = [.. Enumerable.Range(0, Count).Select(i => $"{vocabulary.Words[1_000 + i]}.example")];

    /// <param name="top">Only of the so many most frequent.</param>
    public string Host(ref Dice dice, int top = Count) => _hosts[_ranks.Rank(ref dice, 0, top)];

    public static string Language(ref Dice dice) => Shared(ref dice, Languages);

    public static string Kind(ref Dice dice) => Shared(ref dice, KindsOfPost);

    private static string Shared(ref Dice dice, (string Value, int Percent)[] values)
    {
        int at = dice.Between(0, 99);
        foreach ((string value, int percent) in values)
        {
            if ((at -= percent) < 0) return value;
        }
        return values[^1].Value;
    }
}
