using System.Collections.Concurrent;
using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>The queries as code, and for each feature those that are anchored on it. Made once, then read by any number of threads.</summary>
internal sealed class PlainIndex
{
    private const int ValuesRemembered = 4_096;

    private readonly QueryCode _written = new();
    private readonly ConcurrentDictionary<(FeatureKind, string), int[]> _values = new();

    public PlainIndex(IReadOnlyList<PreparedQuery> queries)
    {
        int[] written = [.. queries.Select(query => _written.Add(query.Clause))];
        Code = [.. _written.Code];
        List<int> ordered = [];
        Starts = [.. written.Select(start =>
        {
            int begins = ordered.Count;
            Order(ref start, ordered);
            return begins;
        })];
        Code = [.. ordered];
        Clauses = [.. _written.Clauses];
        List<int>[] postings = [.. _written.Features.Select(_ => new List<int>())];
        List<int> always = [];
        for (int query = 0; query < Starts.Length; query++)
        {
            int at = Starts[query];
            if (AnchorsAt(ref at) is not { } anchors) always.Add(query);
            else foreach (int feature in anchors.Distinct()) postings[feature].Add(query);
        }
        Postings = [.. postings.Select(list => list.ToArray())];
        Always = [.. always];
    }

    public int[] Code { get; }

    /// <summary>By query: where its code begins.</summary>
    public int[] Starts { get; }

    public Clause[] Clauses { get; }

    /// <summary>By feature: the queries to look at when a post has it.</summary>
    public int[][] Postings { get; }

    /// <summary>Queries that every post has to be asked.</summary>
    public int[] Always { get; }

    public int Features => _written.Features.Count;

    public WordTable Words => _written.Words;

    public WordTable Prefixes => _written.Prefixes;

    public ulong PrefixLengths => _written.PrefixLengths;

    /// <summary>The features of a field's value: itself and what it lies under.</summary>
    public int[] FeaturesOf(FeatureKind kind, string? value)
    {
        if (value is null) return [];
        return _values.TryGetValue((kind, value), out int[]? known) ? known : Find(kind, value);
    }

    // Apart from the way a post usually takes: what a lambda holds on to would be allocated there too.
    private int[] Find(FeatureKind kind, string value)
    {
        int[] found = [.. ValuesOf(kind, value).Select(part => _written.NumberOf(new(kind, part))).OfType<int>()];
        if (_values.Count < ValuesRemembered) _values.TryAdd((kind, value), found);
        return found;
    }

    private static IEnumerable<string> ValuesOf(FeatureKind kind, string value)
    {
        if (kind is FeatureKind.Site)
        {
            for (string? host = Link.HostOf(value); host is not null; host = host.IndexOf('.') is >= 0 and var dot ? host[(dot + 1)..] : null) yield return host;
            yield break;
        }
        if (FieldClause.InComparedForm(kind.ToString().ToLowerInvariant(), value) is not { } compared) yield break;
        yield return compared;
        if (kind is not FeatureKind.Lang) yield break;
        for (int cut = compared.LastIndexOf('-'); cut > 0; cut = compared.LastIndexOf('-', cut - 1)) yield return compared[..cut];
    }

    /// <summary>Writes the part at <paramref name="at"/> again, with what fails most likely first. Of parts that must all hold, the cheapest is
    /// the anchor: the post is known to have it, so it comes after the others, and what the evaluator must answer comes last.</summary>
    private void Order(ref int at, List<int> ordered)
    {
        int start = at;
        Op op = (Op)Code[at];
        if (op is Op.Not)
        {
            ordered.Add(Code[at++]);
            Order(ref at, ordered);
            return;
        }
        if (op is not (Op.All or Op.Any))
        {
            AnchorsAt(ref at);
            ordered.AddRange(Code.AsSpan(start, at - start));
            return;
        }
        List<(long Rank, List<int> Code)> parts = [];
        for (int end = at + 2 + Code[at + 1], next = at + 2; next < end; at = next)
        {
            int from = next;
            long? cost = AnchorsAt(ref next)?.Sum(CostOf);
            List<int> part = [];
            next = from;
            Order(ref next, part);
            parts.Add((op is Op.Any ? 0 : HasVerify(from, next) ? long.MaxValue : cost ?? long.MaxValue - 2, part));
        }
        if (op is Op.All && parts.Count > 1 && parts.MinBy(part => part.Rank) is { Rank: < long.MaxValue - 2 } anchor)
            parts[parts.IndexOf(anchor)] = (long.MaxValue - 1, anchor.Code);
        ordered.Add((int)op);
        ordered.Add(parts.Sum(part => part.Code.Count));
        foreach ((_, List<int> code) in parts.OrderBy(part => part.Rank)) ordered.AddRange(code);
    }

    private bool HasVerify(int from, int to)
    {
        while (from < to)
        {
            if ((Op)Code[from] is Op.Verify) return true;
            from = (Op)Code[from] is Op.All or Op.Any ? from + 2 : (Op)Code[from] is Op.Not ? from + 1 : EndOf(from);
        }
        return false;
    }

    private int EndOf(int at)
    {
        AnchorsAt(ref at);
        return at;
    }

    /// <summary>Features of which every post that the code holds for has at least one, the cheapest such set; null: there is none.</summary>
    private List<int>? AnchorsAt(ref int at)
    {
        switch ((Op)Code[at++])
        {
            case Op.Has:
                return [Code[at++]];
            case Op.HasAny or Op.Phrase when (Op)Code[at - 1] is var op:
                List<int> set = Take(ref at);
                return op is Op.HasAny ? set : Cheapest(set.Select(feature => new List<int> { feature }));
            case Op.Near:
                at += 2;
                return Cheapest([Take(ref at), Take(ref at)]);
            case Op.All:
                List<List<int>> needed = [];
                for (int end = at + 1 + Code[at++]; at < end;)
                {
                    if (AnchorsAt(ref at) is { } part) needed.Add(part);
                }
                return Cheapest(needed);
            case Op.Any:
                List<int>? union = [];
                for (int end = at + 1 + Code[at++]; at < end;)
                {
                    if (AnchorsAt(ref at) is not { } part) union = null;
                    else union?.AddRange(part);
                }
                return union;
            case Op.Not:
                AnchorsAt(ref at);
                return null;
            case Op.Verify:
                at++;
                return null;
            default:
                return [];
        }
    }

    private List<int> Take(ref int at)
    {
        List<int> taken = [.. Code.AsSpan(at + 1, Code[at])];
        at += 1 + taken.Count;
        return taken;
    }

    private List<int>? Cheapest(IEnumerable<List<int>> sets) => sets.MinBy(set => set.Sum(CostOf));

    /// <summary>What many queries name is frequent in posts too; a short word more so.</summary>
    private long CostOf(int feature) => (long)_written.Features[feature].Cost * _written.Uses[feature];
}
