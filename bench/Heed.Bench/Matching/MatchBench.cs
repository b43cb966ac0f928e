using System.Text;
using Heed.App.Commands;
using Heed.Bench.Workload;
using Heed.Match;
using Heed.Match.Verify;

namespace Heed.Bench.Matching;

/// <summary>Measures matching with growing numbers of queries.</summary>
/// <param name="posts">How many short posts; long ones are a twentieth as many.</param>
internal sealed class MatchBench(int seed, int posts, Effort effort, Progress progress, CancellationToken cancel)
{
    /// <summary>Progress steps for one number of queries.</summary>
    public const int StepsASize = 8;

    /// <summary>Progress steps before the first.</summary>
    public const int StepsBefore = 2;

    /// <summary>A round goes over the posts again until it has asked so many: what it takes to start two threads is not to be measured.</summary>
    private const int PostsARound = 200_000;

    private const int LongPostsShare = 20, DearestShown = 10;
    private readonly Town _town = new(seed);
    private readonly Passes _passes = new(effort, cancel);
    private readonly Passes _simplePasses = new(effort.WithoutTables, cancel);
    private int _step;

    /// <param name="sizes">Numbers of queries, ascending.</param>
    public MatchFigures Run(IReadOnlyList<int> sizes)
    {
        DateTimeOffset began = TimeProvider.System.GetUtcNow();
        (TextKind Kind, PostFields[] Posts)[] kinds =
            [.. Enum.GetValues<TextKind>().Select(kind => (kind, _town.Posts(kind, kind is TextKind.Long ? Math.Max(1, posts / LongPostsShare) : posts)))];
        Step("baselines");
        List<BaselineFigures> baselines = [.. kinds.Select(kind => Baselines.Measure(NameOf(kind.Kind), kind.Posts, _town.Vocabulary, _simplePasses))];
        List<QueryText> texts = _town.Queries.Make(sizes[^1]);
        Town.Parse(texts[..Math.Min(1_000, texts.Count)]); // warms the parser
        Step("queries");
        return new(began, Machine.Here(), seed, effort.Passes, effort.IsQuick, baselines, [.. sizes.Select(size => Measure(texts[..size], kinds))]);
    }

    public static string NameOf(TextKind kind) => kind switch
    {
        TextKind.Short => "short",
        TextKind.Mixed => "short, 15 % with apostrophe, accent, hashtag, emoji or URL",
        TextKind.Long => "1 to 5 KB",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private SizeFigures Measure(List<QueryText> texts, (TextKind Kind, PostFields[] Posts)[] kinds)
    {
        string of = $"{texts.Count:N0} queries";
        Step($"{of}: loading");
        Stopwatches watches = Stopwatches.Start();
        NamedQuery[] queries = Town.Parse(texts);
        double parse = watches.Seconds().Cpu;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        watches = Stopwatches.Start();
        Engine engine = new(queries);
        double index = watches.Seconds().Cpu;
        long heap = GC.GetTotalMemory(forceFullCollection: true) - before;

        bool same = true;
        IndexPrice? price = null;
        List<PostsFigures> figures = [];
        foreach ((TextKind kind, PostFields[] some) in kinds)
        {
            Step($"{of}: posts, {NameOf(kind)}");
            figures.Add(Measure(kind, some, engine, ref same));
            if (kind is TextKind.Short) price = engine.Price(DearestShown);
        }

        Step($"{of}: plain scan");
        ScanFigures scan = Scan(queries, engine, kinds);
        Step($"{of}: changes");
        PostFields[] shorts = kinds[0].Posts;
        UpdateFigures updates = new Updates(engine, queries, shorts, effort, cancel).Measure(_town);
        same &= PairsOf(engine, shorts).ToString() == figures[0].Pairs;
        Step($"{of}: hostile queries");
        HostileFigures hostile = Hostile(queries, engine, shorts, figures[0].Pairs);
        Step(of);
        return new(texts.Count, parse, index, heap, engine.TableBytes, figures, scan, same, price?.Candidates, price?.Tests, price is null ? null : Written(price.Dearest, texts), updates, hostile);
    }

    private PostsFigures Measure(TextKind kind, PostFields[] some, Engine engine, ref bool same)
    {
        PairHash pairs = PairsOf(engine, some);
        PairHash[] halves = [.. new[] { 0, 1 }.AsParallel().Select(which => PairsOf(engine, some, which, 2))];
        halves[0].Add(halves[1]);
        Engine.Asker[] askers = [engine.NewAsker(), engine.NewAsker()];
        long[] matches = new long[2];
        // Long posts make a round long enough.
        int laps = effort.IsQuick || kind is TextKind.Long ? 1 : Math.Max(1, PostsARound / some.Length);
        Pass[][] passes = _passes.Alternate(some.Length * laps, [() => Laps(0, 1), .. Environment.ProcessorCount < 2 ? [] : new[] { Both }]);
        same &= halves[0].ToString() == pairs.ToString() && matches.Sum() == pairs.Count && CountOf(askers[0], some, 0, 1) == pairs.Count;
        Scaling? two = passes.Length < 2 ? null : new(1 / Passes.Ratio(passes[1], passes[0], pass => pass.Wall / pass.Posts), Passes.Ratio(passes[1], passes[0], pass => pass.Cpu / pass.Posts));
        return new(NameOf(kind), some.Length, some.Average(post => Encoding.UTF8.GetByteCount(post.Text)), (double)pairs.Count / some.Length, pairs.ToString(), Passes.PaceOf(passes[0]), two);

        void Laps(int which, int step)
        {
            for (int lap = 0; lap < laps; lap++) matches[which] = CountOf(askers[which], some, which, step);
        }

        void Both() => Task.WaitAll(
            [.. Enumerable.Range(0, 2).Select(which => Task.Factory.StartNew(() => Laps(which, 2), cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default))],
            CancellationToken.None);
    }

    private static long CountOf(Engine.Asker asker, PostFields[] some, int from, int step)
    {
        long matches = 0;
        for (int i = from; i < some.Length; i += step) matches += asker.Count(some[i]);
        return matches;
    }

    private static PairHash PairsOf(Engine engine, PostFields[] some, int from = 0, int step = 1, Func<string, bool>? counts = null)
    {
        Engine.Asker asker = engine.NewAsker();
        PairHash pairs = new();
        for (int i = from; i < some.Length; i += step) Add(ref pairs, i, asker.Topics(some[i]), counts);
        return pairs;
    }

    private static void Add(ref PairHash pairs, int post, IReadOnlyList<string> topics, Func<string, bool>? counts = null)
    {
        foreach (string topic in topics)
        {
            if (counts is null || counts(topic)) pairs.Add(post, topic);
        }
    }

    /// <summary>A subset: the scan looks at every query for every post.</summary>
    private ScanFigures Scan(NamedQuery[] queries, Engine engine, (TextKind Kind, PostFields[] Posts)[] kinds)
    {
        PlainScan scan = new(queries);
        int count = (int)Math.Clamp(effort.ScanPairs / queries.Length, 2, posts);
        PostFields[] shorts = kinds[0].Posts[..count];
        long pairs = 0;
        bool agrees = true;
        foreach ((TextKind kind, PostFields[] all) in kinds)
        {
            PostFields[] some = all[..Math.Min(all.Length, kind is TextKind.Long ? Math.Max(1, count / LongPostsShare) : count)];
            PairHash scanned = new();
            for (int i = 0; i < some.Length; i++)
            {
                cancel.ThrowIfCancellationRequested();
                Add(ref scanned, i, scan.Match(some[i]).Topics);
            }
            pairs += (long)some.Length * queries.Length;
            agrees &= scanned.ToString() == PairsOf(engine, some).ToString();
        }
        Stopwatches watches = Stopwatches.Start();
        foreach (PostFields post in shorts) scan.Match(post);
        return new(count, pairs, agrees, count / watches.Seconds().Cpu);
    }

    private HostileFigures Hostile(NamedQuery[] queries, Engine engine, PostFields[] shorts, string pairs)
    {
        NamedQuery[] hostile = Town.Parse(_town.Queries.Hostile());
        HashSet<string> added = [.. hostile.Select(query => query.Id)];
        Engine alone = new(hostile), both = new([.. queries, .. hostile]);
        double[] microseconds = [.. _passes.Alternate(shorts.Length, [.. new[] { alone, engine, both }.Select(Round)]).Select(passes => 1e6 / Passes.PaceOf(passes).PostsACpuSecond)];
        return new(
            microseconds[0], microseconds[1], microseconds[2], (double)PairsOf(alone, shorts).Count / shorts.Length,
            PairsOf(both, shorts, counts: id => !added.Contains(id)).ToString() == pairs);

        Action Round(Engine asked)
        {
            Engine.Asker asker = asked.NewAsker();
            return () => CountOf(asker, shorts, 0, 1);
        }
    }

    private static List<DearQuery> Written(IReadOnlyList<QueryPrice> dearest, List<QueryText> texts)
    {
        Dictionary<string, string> byId = texts.ToDictionary(text => text.Id, text => text.Text);
        return [.. dearest.Select(price => new DearQuery(price.Id, byId[price.Id], price.Candidates, price.Tests))];
    }

    private void Step(string note)
    {
        cancel.ThrowIfCancellationRequested();
        progress.Step(_step++, note);
    }
}
