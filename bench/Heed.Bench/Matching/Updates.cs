using System.Diagnostics;
using Heed.Bench.Workload;
using Heed.Match;

namespace Heed.Bench.Matching;

/// <summary>Changes one topic at a time while another thread goes on matching.</summary>
internal sealed class Updates(Engine engine, PostFields[] posts, Effort effort, CancellationToken cancel)
{
    private const string Id = "zz-changed";
    private readonly Engine.Asker _asker = engine.NewAsker();
    private volatile bool _over;
    private long _matched, _longestTicks;

    public UpdateFigures Measure(Town town)
    {
        Thread other = new(MatchOn) { IsBackground = true };
        other.Start();
        List<double> added = [], changed = [], removed = [];
        (double calmLongest, double calmPace, double longest, double pace) = (0, 0, 0, 0);
        try
        {
            (calmLongest, calmPace) = Watch(() => cancel.WaitHandle.WaitOne(effort.Calm));
            (longest, pace) = Watch(() =>
            {
                long began = Stopwatch.GetTimestamp();
                for (int i = 0; i < effort.Changes && (i == 0 || Stopwatch.GetElapsedTime(began) < effort.ChangesAtMost); i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    NamedQuery first = Query(town, i, "zzfirst"), second = Query(town, i, "zzsecond");
                    added.Add(Until(() => engine.Change([first], []), () => Sees("zzfirst")));
                    changed.Add(Until(() => engine.Change([second], []), () => Sees("zzsecond") && !Sees("zzfirst")));
                    removed.Add(Until(() => engine.Change([], [Id]), () => !Sees("zzsecond")));
                }
            });
        }
        finally
        {
            _over = true;
            other.Join();
        }
        return new(Engine.WayOfChanging, [Of("added", added), Of("changed", changed), Of("removed", removed)], calmLongest, longest, pace / calmPace);
    }

    private static NamedQuery Query(Town town, int number, string word)
    {
        string[] words = town.Vocabulary.Words;
        string text = $"({word} OR {words[1_000 + number]} OR \"{string.Join(' ', town.Vocabulary.Phrases[number])}\") AND ({word} OR {words[100 + number]}) NOT {words[5_000 + number]}";
        return Town.Parse([new(Id, text)])[0];
    }

    private bool Sees(string word) => _asker.Topics(new PostFields { Text = $"then {word} came" }).Contains(Id);

    private static double Until(Action change, Func<bool> seen)
    {
        long began = Stopwatch.GetTimestamp();
        change();
        while (!seen()) Thread.Yield();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private void MatchOn()
    {
        Engine.Asker asker = engine.NewAsker();
        for (int i = 0; !_over; i = (i + 1) % posts.Length)
        {
            long began = Stopwatch.GetTimestamp();
            asker.Count(posts[i]);
            long took = Stopwatch.GetTimestamp() - began;
            if (took > Volatile.Read(ref _longestTicks)) Volatile.Write(ref _longestTicks, took);
            Volatile.Write(ref _matched, _matched + 1);
        }
    }

    /// <returns>The longest match of the other thread meanwhile, and its posts a second.</returns>
    private (double LongestMs, double PostsASecond) Watch(Action meanwhile)
    {
        Volatile.Write(ref _longestTicks, 0);
        long before = Volatile.Read(ref _matched), began = Stopwatch.GetTimestamp();
        meanwhile();
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return (Volatile.Read(ref _longestTicks) * 1000.0 / Stopwatch.Frequency, (Volatile.Read(ref _matched) - before) / seconds);
    }

    private static ChangeFigures Of(string kind, List<double> ms) => new(kind, ms.Count, Passes.Median(ms), ms.Max());
}
