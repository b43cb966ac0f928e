namespace Heed.Bench.Matching;

/// <summary>One pass over posts.</summary>
/// <param name="Cpu">Seconds, of the whole process.</param>
/// <param name="Wall">Seconds.</param>
/// <param name="Allocated">Managed bytes of the thread that measured.</param>
/// <param name="Posts">How many it went through.</param>
internal readonly record struct Pass(double Cpu, double Wall, long Allocated, long Posts);

/// <summary>Goes through posts again and again and gives medians.</summary>
/// <param name="cancel">Looked at between two rounds over the posts.</param>
internal sealed class Passes(Effort effort, CancellationToken cancel)
{
    /// <param name="posts">How many posts one round goes through.</param>
    /// <param name="round">Goes through all of them.</param>
    public Pace Pace(int posts, Action round) => PaceOf(Alternate(posts, round)[0]);

    /// <summary>Measures several ways through the same posts pass by pass in turn, so that what disturbs one disturbs the others.</summary>
    /// <param name="posts">How many posts one round goes through.</param>
    /// <param name="rounds">The ways; each goes through all of them.</param>
    /// <returns>For each way its passes, of equal length.</returns>
    public Pass[][] Alternate(int posts, params Action[] rounds)
    {
        int[] repeats = [.. rounds.Select(WarmUp)];
        Pass[][] passes = [.. rounds.Select(_ => new Pass[effort.Passes])];
        for (int pass = 0; pass < effort.Passes; pass++)
        {
            for (int way = 0; way < rounds.Length; way++) passes[way][pass] = One(posts, repeats[way], rounds[way]);
        }
        return passes;
    }

    public static Pace PaceOf(Pass[] passes)
    {
        double[] cpu = [.. passes.Select(pass => pass.Posts / pass.Cpu)];
        return new(Median(cpu), Median(passes.Select(pass => pass.Posts / pass.Wall)), Median(passes.Select(pass => (double)pass.Allocated / pass.Posts)), cpu.Min(), cpu.Max());
    }

    /// <summary>The median of what each pass of one way says over the neighbouring pass of the other.</summary>
    public static double Ratio(Pass[] over, Pass[] under, Func<Pass, double> value) => Median(over.Zip(under, (o, u) => value(o) / value(u)));

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <returns>How many rounds make a pass.</returns>
    private int WarmUp(Action round)
    {
        double last, all = 0;
        int rounds = 0;
        do
        {
            cancel.ThrowIfCancellationRequested();
            Stopwatches watches = Stopwatches.Start();
            round();
            last = watches.Seconds().Wall;
            all += last;
            rounds++;
        }
        while (all < effort.WarmAtLeast.TotalSeconds || rounds < 2);
        return Math.Max(1, (int)Math.Ceiling(effort.PassAtLeast.TotalSeconds / last));
    }

    private Pass One(int posts, int repeats, Action round)
    {
        // What earlier work left behind is not this pass's to collect.
        GC.Collect();
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Stopwatches watches = Stopwatches.Start();
        for (int i = 0; i < repeats; i++)
        {
            cancel.ThrowIfCancellationRequested();
            round();
        }
        (double cpu, double wall) = watches.Seconds();
        return new(cpu, wall, GC.GetAllocatedBytesForCurrentThread() - allocated, (long)posts * repeats);
    }
}
