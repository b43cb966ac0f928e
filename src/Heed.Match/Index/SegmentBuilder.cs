using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Makes a segment: takes queries apart into features, numbers these with the frequent ones first, and lays each query under the features
/// of which a post that matches has at least one, as what is left to ask when the post has that one.</summary>
internal sealed class SegmentBuilder
{
    /// <summary>Where more words than this would be written for one alternative, its code is written once instead.</summary>
    private const int MostCopied = 4_000;

    private readonly FeatureBook _book;
    private readonly Anchors _anchors;
    private readonly int[] _numbers;
    private readonly CodeWriter _code;
    private readonly List<uint> _entries = [];
    private readonly List<(int Feature, int At, int Length)> _placed = [];
    private readonly List<uint> _entry = [];
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
    /// <param name="reviewAfter">After so many counted posts the queries are to be laid out anew.</param>
    public static Segment Build(IReadOnlyList<(string Id, Clause Clause)> queries, Rates measured, int reviewAfter)
    {
        FeatureBook book = new(measured);
        Shaping shaping = new(book);
        Shape[] shapes = new Shape[queries.Count];
        for (int query = 0; query < shapes.Length; query++) shapes[query] = shaping.Of(queries[query].Clause);
        SegmentBuilder builder = new(book);
        for (int query = 0; query < shapes.Length; query++) builder.Place(query, shapes[query]);
        return builder.Finish([.. queries.Select(query => query.Id)], reviewAfter);
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
            Place(query, ordered, feature: -1);
            return;
        }
        bool copied = best.Count * groups.Sum(group => group.Items.Count) <= MostCopied && groups.Sum(group => group.Items.Count) < Segment.MostLength;
        foreach (int feature in best.Distinct().Order()) Place(query, ordered, feature, copied);
    }

    /// <summary>How large a part of the posts passes, about; what needs more than features comes last.</summary>
    private double PassRate(Group group)
    {
        if (group.Items.Exists(item => item is not LeafShape)) return 2;
        double any = _anchors.CostOf(group.Items.Select(item => ((LeafShape)item).Feature));
        return group.Negative ? 1 - Math.Min(any, 1) : any;
    }

    private void Place(int query, List<Group> groups, int feature, bool copied = true)
    {
        _entry.Clear();
        _entry.Add(0);
        foreach (Group group in groups)
        {
            if (feature >= 0 && group.Items.Exists(item => item is LeafShape leaf && leaf.Feature == feature))
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
        _placed.Add((feature < 0 ? _numbers.Length : _numbers[feature], _entries.Count, _entry.Count));
        _entries.AddRange(_entry);
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

    private Segment Finish(string[] ids, int reviewAfter)
    {
        int features = _numbers.Length;
        int[] starts = new int[features + 2];
        foreach ((int feature, _, int length) in _placed) starts[feature + 1] += length;
        for (int feature = 0; feature <= features; feature++) starts[feature + 1] += starts[feature];
        uint[] postings = new uint[_entries.Count];
        int[] next = [.. starts];
        foreach ((int feature, int at, int length) in _placed)
        {
            _entries.CopyTo(at, postings, next[feature], length);
            next[feature] += length;
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
            Postings = postings,
            Starts = starts,
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
            ReviewAfter = reviewAfter,
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
