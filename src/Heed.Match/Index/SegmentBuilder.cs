using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Makes a segment: takes queries apart into features, numbers these with the frequent ones first, and lays each query under the features
/// of which a post that matches has at least one, as what is left to ask when the post has that one.</summary>
internal sealed class SegmentBuilder
{
    /// <summary>Where more words than this would be written for one alternative, its code is written once instead.</summary>
    private const int MostCopied = 4_000;

    /// <summary>A query that more posts than this would lead to stands under two features at a time.</summary>
    private const double DearFrom = 0.0005;

    /// <summary>Two features are no better than one when nearly every post has the second.</summary>
    private const double MostOfSecond = 0.5;

    private const int MostPairs = 400;

    /// <summary>In the place of a feature: none.</summary>
    private const int EveryPost = -1;

    private readonly FeatureBook _book;
    private readonly Anchors _anchors;
    private readonly int[] _numbers;
    private readonly CodeWriter _code;
    private readonly List<uint> _entries = [];
    private readonly List<(int Feature, int At, int Length)> _placed = [];
    private readonly List<uint> _entry = [];

    /// <summary>Features that queries stand under two at a time, the more frequent first, and the number of each such list.</summary>
    private readonly Dictionary<(int First, int Second), int> _pairs = [];
    private int _always;

    private SegmentBuilder(FeatureBook book)
    {
        _book = book;
        _anchors = new(book);
        int[] byRate = [.. Enumerable.Range(0, book.Entries.Count)];
        double[] rates = [.. book.Entries.Select(entry => -entry.Rate)];
        Array.Sort(rates, byRate);
        _numbers = new int[byRate.Length];
        for (int number = 0; number < byRate.Length; number++) _numbers[byRate[number]] = number;
        _code = new(_numbers, book);
    }

    /// <param name="measured">How often posts had features.</param>
    /// <param name="counting">How many posts are counted.</param>
    public static Segment Build(IReadOnlyList<(string Id, Clause Clause)> queries, Rates measured, Counting counting)
    {
        FeatureBook book = new(measured);
        Shaping shaping = new(book);
        Shape[] shapes = new Shape[queries.Count];
        for (int query = 0; query < shapes.Length; query++) shapes[query] = shaping.Of(queries[query].Clause);
        SegmentBuilder builder = new(book);
        for (int query = 0; query < shapes.Length; query++) builder.Place(query, shapes[query]);
        return builder.Finish([.. queries.Select(query => query.Id)], counting);
    }

    private void Place(int query, Shape shape)
    {
        foreach (List<Group> groups in Group.Alternatives(shape)) Place(query, groups);
    }

    private void Place(int query, List<Group> groups)
    {
        List<int>? best = null;
        double least = double.MaxValue;
        foreach (Group group in groups)
        {
            if (_anchors.Of(group) is not { } features) continue;
            double cost = _anchors.CostOf(features);
            if (cost >= least) continue;
            (best, least) = (features, cost);
        }
        List<Group> ordered = [.. groups.OrderBy(PassRate)];
        if (best is null)
        {
            _always++;
            Place(query, ordered, EveryPost);
            return;
        }
        int items = groups.Sum(group => group.Items.Count);
        bool copied = best.Count * items <= MostCopied && items < Segment.MostLength;
        if (copied && least > DearFrom && TwoOf(ordered) is var (first, second))
        {
            foreach (int one in first)
            {
                foreach (int other in second) Place(query, ordered, one, other);
            }
            return;
        }
        foreach (int feature in best.Distinct().Order()) Place(query, ordered, feature, feature, copied);
    }

    /// <summary>The two cheapest groups of features alone, the more frequent first; null: there are no two worth it.</summary>
    private (List<int> First, List<int> Second)? TwoOf(List<Group> groups)
    {
        List<int>? first = null, second = null;
        double most = 0, least = 0;
        foreach (Group group in groups)
        {
            if (group.Negative || group.Items.Exists(item => item is not LeafShape)) continue;
            List<int> features = [.. group.Items.Select(item => ((LeafShape)item).Feature).Distinct()];
            double cost = _anchors.CostOf(features);
            if (second is null) (second, least) = (features, cost);
            else if (cost < least) (first, most, second, least) = (second, least, features, cost);
            else if (first is null || cost < most) (first, most) = (features, cost);
        }
        return first is null || second is null || most > MostOfSecond || first.Count * second.Count > MostPairs ? null : (first, second);
    }

    /// <summary>How large a part of the posts passes, about; what needs more than features comes last.</summary>
    private double PassRate(Group group)
    {
        if (group.Items.Exists(item => item is not LeafShape)) return 2;
        double any = _anchors.CostOf(group.Items.Select(item => ((LeafShape)item).Feature));
        return group.Negative ? 1 - Math.Min(any, 1) : any;
    }

    /// <summary>Puts a query under one feature, or two, with what is left to ask of a post that has them.</summary>
    private void Place(int query, List<Group> groups, int feature, int other = EveryPost, bool copied = true)
    {
        _entry.Clear();
        _entry.Add(0);
        foreach (Group group in groups)
        {
            if (group.Items.Exists(item => item is LeafShape leaf && (leaf.Feature == feature || leaf.Feature == other)))
            {
                if (group.Negative) return;
                continue;
            }
            if (group.Items.Count == 0) return;
            if (!copied) continue;
            uint sign = group.Negative ? Segment.Negative : 0;
            foreach (Shape item in group.Items)
                _entry.Add(sign | (item is LeafShape leaf ? (uint)_numbers[leaf.Feature] : Segment.Code | (uint)_code.StartOf(item)));
            _entry[^1] |= Segment.Last;
        }
        if (!copied || _entry.Count > Segment.MostLength)
        {
            _entry.RemoveRange(1, _entry.Count - 1);
            _entry.Add(Segment.Last | Segment.Code | (uint)_code.StartOf(Whole(groups)));
        }
        _entry[0] = (uint)query << Segment.LengthBits | (uint)_entry.Count;
        _placed.Add((ListOf(feature, other), _entries.Count, _entry.Count));
        _entries.AddRange(_entry);
    }

    private int ListOf(int feature, int other)
    {
        if (feature == EveryPost) return _numbers.Length;
        if (other == EveryPost || other == feature) return _numbers[feature];
        if (!_pairs.TryGetValue((feature, other), out int pair)) _pairs[(feature, other)] = pair = _pairs.Count;
        return _numbers.Length + 1 + pair;
    }

    private List<Group>? _whole;
    private AllShape? _wholeShape;

    private AllShape Whole(List<Group> groups)
    {
        // Asked for each feature of one alternative in turn.
        if (ReferenceEquals(_whole, groups)) return _wholeShape!;
        _whole = groups;
        return _wholeShape = new([.. groups.Select(group => group.Negative ? new NotShape(new AnyShape(group.Items)) : (Shape)new AnyShape(group.Items))]);
    }

    private Segment Finish(string[] ids, Counting counting)
    {
        int features = _numbers.Length, lists = features + 1 + _pairs.Count;
        int[] starts = new int[lists + 1];
        foreach ((int list, _, int length) in _placed) starts[list + 1] += length;
        for (int list = 0; list < lists; list++) starts[list + 1] += starts[list];
        uint[] postings = new uint[_entries.Count];
        int[] next = [.. starts];
        foreach ((int list, int at, int length) in _placed)
        {
            _entries.CopyTo(at, postings, next[list], length);
            next[list] += length;
        }
        int[] programs = _code.Programs();
        ulong[] signs = new ulong[features];
        for (int feature = 0; feature < features; feature++) signs[_numbers[feature]] = _book.Entries[feature].Sign;
        return new()
        {
            Features = features,
            Ids = ids,
            Places = ids.Select((id, query) => (id, query)).ToDictionary(entry => entry.id, entry => entry.query, StringComparer.Ordinal),
            Words = WordsTable(),
            Pairs = PairsTable(),
            PairLists = PairLists(starts),
            Postings = postings,
            Starts = starts[..(features + 2)],
            Operations = [.. _code.Code],
            Programs = programs,
            Clauses = [.. _code.Clauses],
            RulesOfWords = _book.RulesOfWords.ToDictionary(entry => _numbers[entry.Key], entry => entry.Value.Select(Numbered).ToArray()),
            Beginnings = _book.RulesOfBeginnings.Count == 0
                ? null
                : new(_book.RulesOfBeginnings.ToDictionary(entry => entry.Key, entry => entry.Value.ConvertAll(Numbered))),
            Spellings = _book.RulesOfSpellings.Count == 0 ? null : new(_book.RulesOfSpellings.Select(Numbered)),
            RulesOfAll = [.. _book.RulesOfAll.Select(Numbered)],
            Fields = _book.Fields,
            HasPieces = _book.HasPieces,
            HasTitles = _book.HasTitles,
            Signs = signs,
            Counts = new int[features],
            Candidates = new int[ids.Length],
            Tests = new long[ids.Length],
            Always = _always,
            CountedEvery = counting.Every,
            ReviewAfter = counting.ReviewAfter,
        };
    }

    private WordRule Numbered(WordRule rule) => rule with { Feature = _numbers[rule.Feature] };

    private WordTable WordsTable()
    {
        int[] flags = new int[_numbers.Length];
        foreach ((int first, int second) in _book.Pairs.Keys)
        {
            if (first == PairTable.InTitle) continue;
            flags[first] |= Segment.BeginsRow;
            flags[second] |= Segment.GoesOn;
        }
        foreach (int word in _book.RulesOfWords.Keys) flags[word] |= Segment.HasRules;
        WordTable table = new(_book.Words.Count);
        foreach ((Text.WordKey key, string bare, int feature) in _book.Words) table.Add(key, bare, _numbers[feature] | flags[feature]);
        return table;
    }

    private PairLists PairLists(int[] starts)
    {
        PairLists lists = new(_numbers.Length, _pairs.Count);
        foreach (((int first, int second), int pair) in _pairs)
        {
            int list = _numbers.Length + 1 + pair;
            lists.Add(_numbers[first], _numbers[second], starts[list], starts[list + 1]);
        }
        return lists;
    }

    private PairTable PairsTable()
    {
        HashSet<int> begin = [.. _book.Pairs.Keys.Select(pair => pair.First)];
        PairTable table = new(_book.Pairs.Count);
        foreach (((int first, int second), int feature) in _book.Pairs)
        {
            int value = _numbers[feature] | (begin.Contains(feature) ? Segment.BeginsRow : 0);
            table.Add(first == PairTable.InTitle ? first : _numbers[first], _numbers[second], value);
        }
        return table;
    }
}
