using Heed.App.Commands;
using Heed.Bench.Workload;
using Heed.Match;
using Heed.Match.Language;
using Heed.Match.Tests;
using Heed.Match.Verify;

namespace Heed.Bench.Matching;

/// <summary>A pair on which index and plain scan differ.</summary>
/// <param name="Seed">Of the round: <c>--agree 1 --seed</c> with it shows the same again.</param>
internal sealed record Disagreement(int Seed, string Query, string Post, bool InIndex);

/// <param name="Pairs">Of post and query that were compared.</param>
/// <param name="Matches">Pairs in which the query matched: were there none, agreeing would be no feat.</param>
/// <param name="Disagreements">The first hundred.</param>
internal sealed record AgreementFigures(Machine Machine, int FirstSeed, int Rounds, long Pairs, long Matches, long Disagreeing, IReadOnlyList<Disagreement> Disagreements);

/// <summary>Compares index and plain scan on random queries of the full language and random posts, and on the bench's own, also after changes.
/// A round depends on its seed alone.</summary>
internal sealed class Agreement(Progress progress, CancellationToken cancel)
{
    private const int RandomQueries = 400, RandomPosts = 120, TownQueries = 1_000, TownPosts = 25, PostsToLearnFrom = 5_000, Shown = 100;
    private readonly Lock _lock = new();
    private readonly List<Disagreement> _shown = [];
    private readonly Lazy<Town> _town = new(() => new(1));
    private long _pairs, _matches, _disagreeing;
    private int _rounds;

    public AgreementFigures Compare(long pairs, int seed)
    {
        int next = seed - 1;
        Parallel.For(0, Environment.ProcessorCount, new ParallelOptions { CancellationToken = cancel }, _ =>
        {
            while (Interlocked.Read(ref _pairs) < pairs)
            {
                cancel.ThrowIfCancellationRequested();
                Round(Interlocked.Increment(ref next));
                lock (_lock) progress.Step(Math.Min(pairs, Interlocked.Read(ref _pairs)), "");
            }
        });
        return new(Machine.Here(), seed, _rounds, _pairs, _matches, _disagreeing, [.. _shown.OrderBy(shown => shown.Seed)]);
    }

    private void Round(int seed)
    {
        Interlocked.Increment(ref _rounds);
        // Every fourth round takes the bench's own queries and posts.
        if (seed % 4 == 0) OfTown(seed);
        else OfRandomCases(seed);
    }

    private void OfRandomCases(int seed)
    {
        RandomCases cases = new(seed);
        // The first may draw a reference to itself, and a circle is refused.
        NamedQuery[] queries = [.. cases.Queries(RandomQueries).Where(query => query.Id != "q0" || !query.Tree.ToString().Contains("Id = q0", StringComparison.Ordinal))];
        PostFields[] posts = [.. Enumerable.Range(0, RandomPosts).Select(_ => cases.Post())];
        Engine engine = new(queries);
        Compare(seed, queries, posts.AsSpan(0, RandomPosts / 2), engine);
        if (seed % 4 == 1) Use(engine, posts);
        NamedQuery[] changed = Changed(queries, engine);
        Compare(seed, changed, posts.AsSpan(RandomPosts / 2), engine);
    }

    /// <summary>Asks so much that the engine lays its tables out by what it saw.</summary>
    private static void Use(Engine engine, PostFields[] posts)
    {
        Engine.Asker asker = engine.NewAsker();
        for (int i = 0; i < PostsToLearnFrom; i++) asker.Count(posts[i % posts.Length]);
    }

    private void OfTown(int seed)
    {
        Town town = new(seed, _town.Value.Vocabulary);
        NamedQuery[] queries = Town.Parse([.. town.Queries.Make(TownQueries), .. town.Queries.Hostile()]);
        Engine engine = new(queries);
        Compare(seed, queries, town.Posts(TextKind.Short, TownPosts), engine);
        Compare(seed, queries, town.Posts(TextKind.Mixed, TownPosts), engine);
        Compare(seed, Changed(queries, engine), town.Posts(TextKind.Long, 1), engine);
    }

    /// <summary>Every seventh query is taken out, every eleventh gets the tree of the one after it.</summary>
    private static NamedQuery[] Changed(NamedQuery[] queries, Engine engine)
    {
        List<NamedQuery> left = [], put = [];
        List<string> removed = [];
        for (int i = 0; i < queries.Length; i++)
        {
            if (i % 7 == 3)
            {
                removed.Add(queries[i].Id);
                continue;
            }
            // A reference to a later topic could close a circle.
            bool takes = i % 11 == 5 && i + 1 < queries.Length && !queries[i + 1].Tree.ToString().Contains("TopicRef", StringComparison.Ordinal);
            if (takes) put.Add(new(queries[i].Id, queries[i + 1].Tree));
            left.Add(takes ? put[^1] : queries[i]);
        }
        engine.Change(put, removed);
        return [.. left];
    }

    private void Compare(int seed, NamedQuery[] queries, ReadOnlySpan<PostFields> posts, Engine engine)
    {
        PlainScan scan = new(queries);
        Engine.Asker asker = engine.NewAsker();
        foreach (PostFields post in posts)
        {
            IReadOnlyList<string> scanned = scan.Match(post).Topics, found = asker.Topics(post);
            Interlocked.Add(ref _matches, scanned.Count);
            if (!scanned.SequenceEqual(found)) Note(seed, queries, post, scanned, found);
        }
        Interlocked.Add(ref _pairs, (long)queries.Length * posts.Length);
    }

    private void Note(int seed, NamedQuery[] queries, PostFields post, IReadOnlyList<string> scanned, IReadOnlyList<string> found)
    {
        HashSet<string> differ = [.. scanned];
        differ.SymmetricExceptWith(found);
        lock (_lock)
        {
            // The same topics in another order, or one twice, is a difference too.
            _disagreeing += Math.Max(1, differ.Count);
            foreach (string id in differ.Take(Shown - _shown.Count))
                _shown.Add(new(seed, Query.Format(queries.First(query => query.Id == id).Tree), post.ToString(), found.Contains(id)));
        }
    }
}
