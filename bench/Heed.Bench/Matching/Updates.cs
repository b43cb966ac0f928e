using System.Diagnostics;
using Heed.Bench.Workload;
using Heed.Match;

namespace Heed.Bench.Matching;

/// <summary>Adds, changes and removes topics one by one while another thread goes on matching. What is changed and removed are topics of the
/// set; at the end all is as it was.</summary>
internal sealed class Updates(Engine engine, NamedQuery[] queries, PostFields[] posts, Effort effort, CancellationToken cancel)
{
    /// <summary>A prime: the topics that are changed lie all over the set.</summary>
    private const int Step = 7_919;

    private readonly Engine.Asker _asker = engine.NewAsker();
    private volatile bool _over;
    private long _matched, _longestTicks;

    public UpdateFigures Measure(Town town)
    {
        Thread other = new(MatchOn) { IsBackground = true };
        other.Start();
        List<NamedQuery> added = [], changed = [];
        List<double> adding = [], changing = [], removing = [];
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
                    added.Add(Query(town, i, $"zznew{i}", $"zzadded{i}"));
                    changed.Add(Query(town, i, queries[Of(i)].Id, $"zzchanged{i}"));
                    adding.Add(Until(() => engine.Change([added[i]], []), () => Sees(added[i].Id, $"zzadded{i}")));
                    changing.Add(Until(() => engine.Change([changed[i]], []), () => Sees(changed[i].Id, $"zzchanged{i}")));
                }
                for (int i = 0; i < changed.Count; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    removing.Add(Until(() => engine.Change([], [changed[i].Id]), () => !Sees(changed[i].Id, $"zzchanged{i}")));
                }
            });
        }
        finally
        {
            _over = true;
            other.Join();
        }
        engine.Change([.. changed.Select((_, i) => queries[Of(i)])], [.. added.Select(query => query.Id)]);
        return new(Engine.WayOfChanging, [Figures("added", adding), Figures("changed", changing), Figures("removed", removing)], calmLongest, longest, pace / calmPace);
    }

    /// <summary>Where in the set the n-th topic that is changed stands.</summary>
    private int Of(int number) => (int)((long)number * Step % queries.Length);

    private static NamedQuery Query(Town town, int number, string id, string word)
    {
        string[] words = town.Vocabulary.Words;
        string text = $"({word} OR {words[1_000 + number]} OR \"{string.Join(' ', town.Vocabulary.Phrases[number])}\") AND ({word} OR {words[100 + number]}) NOT {words[5_000 + number]}";
        return Town.Parse([new(id, text)])[0];
    }

    private bool Sees(string id, string word) => _asker.Topics(new PostFields { Text = $"then {word} came" }).Contains(id);

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

    private static ChangeFigures Figures(string kind, List<double> ms) => new(kind, ms.Count, Passes.Median(ms), ms.Max());
}
