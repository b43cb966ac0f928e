using BenchmarkDotNet.Attributes;
using Heed.Bench.Workload;
using Heed.Match.Text;

namespace Heed.Bench.Micro;

/// <summary>A post's text to its folded words.</summary>
[MemoryDiagnoser]
public class How_fast_are_words_cut
{
    private const int Posts = 500;
    private string[] _texts = [];

    [ParamsAllValues]
    public TextKind Kind { get; set; }

    [GlobalSetup]
    public void MakePosts() => _texts = [.. new Town(1).Posts(Kind, Posts).Select(post => post.Text)];

    [Benchmark(OperationsPerInvoke = Posts)]
    public int Cut()
    {
        int words = 0;
        foreach (string text in _texts) words += Words.Cut(text).Count;
        return words;
    }
}
