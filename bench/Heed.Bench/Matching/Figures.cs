using System.Text.Json.Serialization;

namespace Heed.Bench.Matching;

/// <summary>What one query costs.</summary>
/// <param name="Candidates">How often a post made the engine look into it, a post in the mean.</param>
/// <param name="Tests">How much was then asked of it, a post in the mean.</param>
internal sealed record DearQuery(string Id, string Text, double Candidates, double Tests);

/// <summary>How fast something went through posts: medians over passes.</summary>
/// <param name="PostsACpuSecond">CPU time of the whole process, of all its threads.</param>
/// <param name="PostsASecond">By the wall clock.</param>
/// <param name="BytesAPost">Managed bytes that the asking thread allocated.</param>
/// <param name="Slowest">Posts a CPU-second in the slowest pass.</param>
/// <param name="Fastest">Posts a CPU-second in the fastest pass.</param>
internal sealed record Pace(double PostsACpuSecond, double PostsASecond, double BytesAPost, double Slowest, double Fastest);

/// <summary>Two threads over one, in alternating passes.</summary>
/// <param name="Wall">Posts a second of two threads over those of one; 2 is ideal. Busy neighbours lower it.</param>
/// <param name="CpuAPost">CPU time a post with two threads over that with one; 1 is ideal. Neighbours hardly touch it.</param>
internal sealed record Scaling(double Wall, double CpuAPost);

/// <summary>One kind of posts against one set of queries.</summary>
/// <param name="Pairs">Order-free hash over all pairs of post and matching query.</param>
/// <param name="Two">Null on a machine with one core.</param>
internal sealed record PostsFigures(string Kind, int Posts, double MeanBytes, double MatchesAPost, string Pairs, Pace One, Scaling? Two);

/// <summary>The index against a plain scan over the same posts.</summary>
/// <param name="Agrees">Both gave the same pairs.</param>
internal sealed record ScanFigures(int Posts, long Pairs, bool Agrees, double PostsACpuSecond);

/// <summary>How long one kind of change takes until a match sees it.</summary>
internal sealed record ChangeFigures(string Kind, int Times, double MedianMs, double WorstMs);

/// <summary>Changes of a live index while another thread matches.</summary>
/// <param name="Way">How the engine makes a change.</param>
/// <param name="CalmLongestMs">The longest single match of the other thread before the changes: garbage collection and neighbours.</param>
/// <param name="LongestMs">The same during the changes.</param>
/// <param name="PaceKept">Posts a second during the changes over those before.</param>
internal sealed record UpdateFigures(string Way, IReadOnlyList<ChangeFigures> Changes, double CalmLongestMs, double LongestMs, double PaceKept);

/// <summary>Fifty hostile queries added to the set, measured in turn with the set alone.</summary>
/// <param name="Alone">Microseconds of CPU a post for the hostile queries alone.</param>
/// <param name="Without">The same for the set without them.</param>
/// <param name="With">The same for both together.</param>
/// <param name="MatchesAPost">Of the hostile queries.</param>
/// <param name="OthersUnchanged">The other queries matched the same posts as without.</param>
internal sealed record HostileFigures(double Alone, double Without, double With, double MatchesAPost, bool OthersUnchanged);

/// <summary>All that is measured with one number of queries.</summary>
/// <param name="HeapBytes">Managed heap that building the index added, trees of the queries not counted.</param>
/// <param name="Same">Every pass, number of threads and the engine after the changes gave the same pairs.</param>
internal sealed record SizeFigures(
    int Queries, double ParseSeconds, double IndexSeconds, long HeapBytes, long? TableBytes, IReadOnlyList<PostsFigures> Posts, ScanFigures Scan, bool Same,
    double? CandidatesAPost, double? TestsAPost, IReadOnlyList<DearQuery>? Dearest, UpdateFigures Updates, HostileFigures Hostile);

/// <summary>What a matching engine is measured beside.</summary>
/// <param name="ReadOnly">An index without queries: the engine's own reading of a post.</param>
/// <param name="WordsOnly">Cutting with <c>Words.Cut</c>.</param>
/// <param name="WordsAndLookups">The same, and one look-up in a dictionary for each word.</param>
/// <param name="LettersAndLookups">Runs of ASCII letters, one look-up in the same dictionary for each; nothing allocated, no rule of Unicode.</param>
internal sealed record BaselineFigures(string Kind, Pace ReadOnly, Pace WordsOnly, Pace WordsAndLookups, Pace LettersAndLookups);

/// <summary>One run of <c>heed bench match</c>.</summary>
/// <param name="Began">UTC.</param>
/// <param name="Quick">With passes too short for figures to quote.</param>
internal sealed record MatchFigures(
    DateTimeOffset Began, Machine Machine, int Seed, int PassCount, bool Quick, IReadOnlyList<BaselineFigures> Baselines, IReadOnlyList<SizeFigures> Sizes)
{
    /// <summary>Every comparison came out equal.</summary>
    [JsonIgnore]
    public bool Sound => Sizes.All(size => size.Same && size.Scan.Agrees && size.Hostile.OthersUnchanged);

    /// <summary>How much of a core one thread got, in the median over sizes and kinds; little: others used the machine.</summary>
    public double ShareOfCore => Passes.Median(Sizes.SelectMany(size => size.Posts).Select(posts => posts.One.PostsASecond / posts.One.PostsACpuSecond));
}
