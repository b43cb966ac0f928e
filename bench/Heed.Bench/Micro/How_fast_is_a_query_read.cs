using BenchmarkDotNet.Attributes;
using Heed.Bench.Workload;
using Heed.Match.Language;

namespace Heed.Bench.Micro;

/// <summary>A query's text to its tree and back; a thousand queries of the bench's town an operation, so that divided by a thousand it is one.</summary>
[MemoryDiagnoser]
public class How_fast_is_a_query_read
{
    private const int Queries = 1_000;
    private readonly string[] _texts = [.. new Town(1).Queries.Make(Queries).Select(query => query.Text)];
    private Node[] _trees = [];

    [GlobalSetup]
    public void ReadAll() => _trees = [.. _texts.Select(text => Query.Parse(text).Tree!)];

    [Benchmark(OperationsPerInvoke = Queries)]
    public int Parse()
    {
        int good = 0;
        foreach (string text in _texts) good += Query.Parse(text).Ok ? 1 : 0;
        return good;
    }

    [Benchmark(OperationsPerInvoke = Queries)]
    public int Format()
    {
        int length = 0;
        foreach (Node tree in _trees) length += Query.Format(tree).Length;
        return length;
    }
}
