using System.Diagnostics;

namespace Heed.Bench.Matching;

/// <summary>CPU time of the whole process and wall time since a moment.</summary>
internal readonly struct Stopwatches
{
    private readonly long _wall;
    private readonly TimeSpan _cpu;

    private Stopwatches(long wall, TimeSpan cpu) => (_wall, _cpu) = (wall, cpu);

    public static Stopwatches Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    public (double Cpu, double Wall) Seconds() =>
        ((Environment.CpuUsage.TotalTime - _cpu).TotalSeconds, Stopwatch.GetElapsedTime(_wall).TotalSeconds);
}
