using System.Collections.Concurrent;
using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Reverse search: many queries are asked of each post by way of an index over them. Queries may be put and removed while any number
/// of threads match; those never wait. What is new stands in small layers beside the large one until it is merged in the background.</summary>
public sealed class TopicIndex : IMatcher
{
    /// <summary>With more queries than this, the newest layer is left as it is and another begins.</summary>
    private const int NewestHolds = 192;

    /// <summary>With more layers than this, a change waits for the merge that is under way.</summary>
    private const int MostLayers = 8;

    private readonly Lock _gate = new();
    private readonly QueryBook _book = new();
    private readonly ConcurrentBag<Matcher> _idle = [];
    private readonly Dictionary<string, Exception> _broken = new(StringComparer.Ordinal);

    /// <summary>Ids whose queries changed since the merge that is under way began.</summary>
    private readonly HashSet<string> _changedMeanwhile = [];
    private Task _merge = Task.CompletedTask;
    private Rates _rates = Rates.None;
    private int _reviews;
    private volatile Snapshot _now = new([], new Dictionary<string, Exception>());

    /// <summary>An empty one.</summary>
    public TopicIndex()
    {
    }

    /// <param name="queries">Those that cannot be evaluated (a reference that leads nowhere) are reported with every post.</param>
    /// <exception cref="ArgumentException">Two queries have one id, or topic references go round in a circle.</exception>
    public TopicIndex(IEnumerable<NamedQuery> queries)
    {
        ArgumentNullException.ThrowIfNull(queries);
        List<NamedQuery> all = [.. queries];
        RefuseTwins(all);
        Change(all, []);
    }

    /// <summary>How many queries there are, those that cannot be asked included.</summary>
    public int Count
    {
        get
        {
            lock (_gate) return _book.Count;
        }
    }

    /// <summary>Bytes of all tables that a match reads. The trees of the queries and their ids, kept for later changes, are not among them.</summary>
    public long TableBytes => _now.Layers.Sum(layer => layer.Segment.Bytes);

    internal Snapshot Now => _now;

    /// <summary>Ends when no merge is under way.</summary>
    internal Task Settled
    {
        get
        {
            lock (_gate) return _merge;
        }
    }

    /// <summary>A matcher over this index, for one thread; each post it begins with sees all changes made before.</summary>
    public Matcher CreateMatcher() => new(this);

    /// <summary>Adds queries, or puts them in the place of those that had their ids. Every match that begins after the call sees all of
    /// them; queries that refer to one of them follow.</summary>
    /// <exception cref="ArgumentException">Two have one id, or topic references would go round in a circle: nothing has changed.</exception>
    public void Put(params IReadOnlyCollection<NamedQuery> queries)
    {
        ArgumentNullException.ThrowIfNull(queries);
        RefuseTwins(queries);
        Change(queries, []);
    }

    /// <summary>Removes queries; those that refer to one of them can no longer be asked, and are reported so.</summary>
    /// <returns>How many there were of those ids.</returns>
    public int Remove(params IReadOnlyCollection<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Change([], ids);
    }

    public MatchResult Match(PostFields post)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (!_idle.TryTake(out Matcher? matcher)) matcher = CreateMatcher();
        ReadOnlySpan<int> found = matcher.Match(new PostRef(post));
        string[] ids = new string[found.Length];
        for (int i = 0; i < ids.Length; i++) ids[i] = matcher.IdOf(found[i]);
        Array.Sort(ids, StringComparer.Ordinal);
        MatchResult result = new(ids, matcher.Errors) { WasCut = matcher.WasCut };
        _idle.Add(matcher);
        return result;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no query of that id.</exception>
    public IReadOnlyList<MatchSpan> Explain(string id, PostFields post)
    {
        Clause clause;
        lock (_gate)
        {
            if (!_book.Has(id)) throw new ArgumentException($"There is no query of the id {id}.", nameof(id));
            if (_broken.ContainsKey(id)) return [];
            clause = _book.Clauses().Of(id);
        }
        return new PreparedQuery(clause).Explain(post);
    }

    /// <summary>What matching costs, by what a part of the posts showed since the queries were last laid out.</summary>
    /// <param name="dearest">How many queries to list.</param>
    public IndexPrice Price(int dearest)
    {
        (double candidates, double tests) = (0, 0);
        int always = 0;
        List<QueryPrice> prices = [];
        foreach (Layer layer in _now.Layers)
        {
            Segment segment = layer.Segment;
            double posts = Math.Max(1, segment.Counted);
            candidates += segment.Candidates.Sum(each => (long)each) / posts;
            tests += segment.Tests.Sum() / posts;
            always += segment.Always;
            prices.AddRange(Enumerable.Range(0, segment.Ids.Length).Where(query => !layer.IsGone(query) && segment.Candidates[query] > 0)
                .Select(query => new QueryPrice(segment.Ids[query], segment.Candidates[query] / posts, segment.Tests[query] / posts)));
        }
        return new(candidates, tests, always, [.. prices.OrderByDescending(price => price.Candidates + price.Tests).ThenBy(price => price.Id, StringComparer.Ordinal).Take(dearest)]);
    }

    /// <summary>Told by matchers now and then: enough posts may have been counted to lay all queries out anew.</summary>
    internal void Review()
    {
        if (!_gate.TryEnter()) return;
        try
        {
            if (!_merge.IsCompleted || _now.Layers is not [{ Segment: var largest }, ..] || !largest.IsReviewDue) return;
            _reviews++;
            BeginMerge(from: 0);
        }
        finally
        {
            _gate.Exit();
        }
    }

    private static void RefuseTwins(IReadOnlyCollection<NamedQuery> queries)
    {
        HashSet<string> ids = [];
        if (queries.FirstOrDefault(query => !ids.Add(query.Id)) is { } twin) throw new ArgumentException($"Two queries have the id {twin.Id}.", nameof(queries));
    }

    private int Change(IReadOnlyCollection<NamedQuery> put, IReadOnlyCollection<string> removed)
    {
        while (true)
        {
            Task merge;
            lock (_gate)
            {
                // A merge fails only by a fault in this library or for want of memory; the index is whole all the same.
                if (_merge.IsFaulted) _merge.GetAwaiter().GetResult();
                if (_now.Layers.Length <= MostLayers || _merge.IsCompleted) return ChangeNow(put, removed);
                merge = _merge;
            }
            merge.Wait();
        }
    }

    private int ChangeNow(IReadOnlyCollection<NamedQuery> put, IReadOnlyCollection<string> removed)
    {
        List<(string Id, Node? Tree)> before = [.. put.Select(query => query.Id).Concat(removed).Select(id => (id, _book.TreeOf(id)))];
        foreach (NamedQuery query in put) _book.Put(query.Id, query.Tree);
        int count = removed.Count(_book.Remove);
        HashSet<string> touched = _book.WithReferrers(before.Select(entry => entry.Id));
        List<(string Id, Clause Clause)> ready;
        try
        {
            ready = Ready(touched);
        }
        catch (CircularTopicException)
        {
            foreach ((string id, Node? tree) in before)
            {
                if (tree is null) _book.Remove(id);
                else _book.Put(id, tree);
            }
            Ready(touched);
            throw;
        }
        _changedMeanwhile.UnionWith(touched);
        List<Layer> layers = [.. _now.Layers.Select(layer => layer.Without(touched))];
        if (ready.Count > 0)
        {
            // The newest layer is made anew with what comes, so that single changes do not become layers of their own.
            if (layers is [.., var newest] && newest.Segment.Ids.Length + ready.Count <= NewestHolds)
            {
                TopicClauses clauses = _book.Clauses();
                _changedMeanwhile.UnionWith(newest.Ids);
                ready.InsertRange(0, newest.Ids.Select(id => (id, clauses.Of(id))));
                layers.RemoveAt(layers.Count - 1);
            }
            layers.Add(new(SegmentBuilder.Build(ready, _rates, Counting.After(_reviews)), null));
        }
        Show(layers);
        if (layers.Count > 2 && _merge.IsCompleted) BeginMerge(IsWorthMergingAll ? 0 : 1);
        return count;
    }

    /// <summary>Makes queries ready; those that cannot be are broken from now on.</summary>
    /// <exception cref="CircularTopicException">References go round in a circle.</exception>
    private List<(string Id, Clause Clause)> Ready(IEnumerable<string> ids)
    {
        TopicClauses clauses = _book.Clauses();
        List<(string, Clause)> ready = [];
        foreach (string id in ids)
        {
            _broken.Remove(id);
            if (!_book.Has(id)) continue;
            try
            {
                ready.Add((id, clauses.Of(id)));
            }
            catch (Exception e) when (e is not CircularTopicException)
            {
                _broken[id] = e;
            }
        }
        return ready;
    }

    private void Show(IEnumerable<Layer> layers) => _now = new([.. layers], new Dictionary<string, Exception>(_broken, StringComparer.Ordinal));

    private bool IsWorthMergingAll
    {
        get
        {
            int largest = _now.Layers[0].Segment.Ids.Length, all = _now.Layers.Sum(layer => layer.Segment.Ids.Length);
            return all - largest > largest / 8 || _book.Count - _broken.Count < all / 2;
        }
    }

    /// <summary>Begins to lay out anew, as one layer and in the background, the queries of all layers from one on.</summary>
    private void BeginMerge(int from)
    {
        Layer[] merged = _now.Layers[from..];
        TopicClauses clauses = _book.Copy().Clauses();
        _changedMeanwhile.Clear();
        // Only the largest layer has counted long enough to tell anything.
        _merge = Task.Run(() => Merge(merged, clauses, from == 0 ? _rates.With(merged[0].Segment) : _rates));
    }

    private void Merge(Layer[] merged, TopicClauses clauses, Rates rates)
    {
        Segment segment = SegmentBuilder.Build([.. merged.SelectMany(layer => layer.Ids).Select(id => (id, clauses.Of(id)))], rates, Counting.After(_reviews));
        HashSet<Segment> gone = [.. merged.Select(layer => layer.Segment)];
        lock (_gate)
        {
            _rates = rates;
            Layer[] since = [.. _now.Layers.Where(layer => !gone.Contains(layer.Segment))];
            int before = Array.FindIndex(since, layer => layer.Segment.Ids.Length < segment.Ids.Length);
            if (before < 0) before = since.Length;
            Show([.. since[..before], new Layer(segment, null).Without(_changedMeanwhile), .. since[before..]]);
        }
    }
}
