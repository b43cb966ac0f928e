using BenchmarkDotNet.Attributes;
using Heed.Bench.Workload;
using Heed.Match;
using Heed.Match.Verify;

namespace Heed.Bench.Micro;

/// <summary>The spans that made a query match: for each post of the town the first query that does.</summary>
[MemoryDiagnoser]
public class How_fast_is_a_match_explained
{
    private const int Matches = 100;
    private readonly (PreparedQuery Query, PostFields Post)[] _matches = new (PreparedQuery, PostFields)[Matches];

    [Params(TextKind.Short, TextKind.Long)]
    public TextKind Kind { get; set; }

    [GlobalSetup]
    public void FindMatches()
    {
        Town town = new(1);
        PreparedQuery[] queries = [.. Town.Parse(town.Queries.Make(5_000)).Select(query => new PreparedQuery(query.Tree, _ => null))];
        int found = 0;
        foreach (PostFields post in town.Posts(Kind, Matches * 10))
        {
            if (found < Matches && Array.Find(queries, query => query.Holds(post)) is { } first) _matches[found++] = (first, post);
        }
        if (found < Matches) throw new InvalidOperationException($"Only {found} posts match.");
    }

    [Benchmark(OperationsPerInvoke = Matches)]
    public int Explain()
    {
        int spans = 0;
        foreach ((PreparedQuery query, PostFields post) in _matches) spans += query.Explain(post).Count;
        return spans;
    }
}
