using Heed.Match;
using Heed.Match.Language;

namespace Heed.Bench.Workload;

/// <summary>Everything one run is made of, from one seed: the same for everybody.</summary>
internal sealed class Town
{
    private readonly PostMaker _posts;

    public Town(int seed)
        : this(seed, new(seed))
    {
    }

    /// <summary>Other queries and posts over the words of another town.</summary>
    public Town(int seed, Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        Sites sites = new(Vocabulary);
        _posts = new(seed, Vocabulary, sites);
        Queries = new(seed, Vocabulary, sites);
    }

    public Vocabulary Vocabulary { get; }

    public QueryMaker Queries { get; }

    public PostFields[] Posts(TextKind kind, int count) => _posts.Make(kind, count);

    /// <exception cref="InvalidOperationException">A query that was made is none: the maker has a mistake.</exception>
    public static NamedQuery[] Parse(IReadOnlyList<QueryText> texts)
    {
        NamedQuery[] parsed = new NamedQuery[texts.Count];
        for (int i = 0; i < parsed.Length; i++)
        {
            ParsedQuery query = Query.Parse(texts[i].Text);
            parsed[i] = new(texts[i].Id, query.Tree ?? throw new InvalidOperationException($"{texts[i].Text}: {string.Join(' ', query.Findings.Select(finding => finding.Message))}"));
        }
        return parsed;
    }
}
