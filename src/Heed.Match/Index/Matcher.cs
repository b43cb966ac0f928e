using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Matches posts against an index, one at a time: one a thread. Holds what a post needs while it is asked and uses it again for the next,
/// so that matching allocates nothing but where a query has to be left to the exact evaluator (a literal or a loose phrase inside NEAR) or a
/// text is in a script that <see cref="Words"/> alone can cut.</summary>
public sealed partial class Matcher
{
    /// <summary>Bytes: two cache lines and more.</summary>
    private const int Apart = 256;

    private readonly TopicIndex _index;
    private readonly PostWords _words = new();
    private readonly List<int> _found = [];
    private readonly Dictionary<int, Exception> _failed = [];
    private Snapshot _now;
    private Segment _segment = null!;
    private int _firstQuery;

    /// <summary>A bit for each feature the post has.</summary>
    private uint[] _bits = new uint[64];

    /// <summary>A bit for each query of the segment that is known to match: several features may lead to one.</summary>
    private uint[] _holding = new uint[64];
    private int[] _present = new int[256];
    private int[] _ids = new int[64];
    private int[] _values = new int[64];
    private int _presentCount;
    private readonly List<(int Start, int End)> _lists = [];
    private readonly List<int> _seconds = [];
    private int _posts;
    private bool _counting;

    /// <summary>Made last, behind all else that is written for each post: without it a matcher made next shares cache lines with this one, which
    /// cost two threads a tenth of their speed.</summary>
    private readonly byte[] _apart;
    private PostView? _view;

    internal Matcher(TopicIndex index)
    {
        (_index, _now) = (index, index.Now);
        _apart = GC.AllocateUninitializedArray<byte>(Apart);
    }

    /// <summary>Queries that failed on the last post and those that cannot be asked at all, by id: they never stop the rest.</summary>
    public IReadOnlyDictionary<string, Exception> Errors { get; private set; } = new Dictionary<string, Exception>();

    /// <summary>The last post's title or text was longer than <see cref="Words.MaxLength"/>; what follows was not looked at.</summary>
    public bool WasCut => _words.WasCut;

    /// <summary>The id of a query that matched the last post.</summary>
    /// <param name="query">What <see cref="Match"/> gave for it.</param>
    public string IdOf(int query) => _now.IdOf(query);

    /// <summary>The queries that match, as numbers that <see cref="IdOf"/> knows, each once and in no order; good until the next post.</summary>
    public ReadOnlySpan<int> Match(scoped in PostRef post)
    {
        _now = _index.Now;
        _found.Clear();
        _failed.Clear();
        _view = null;
        _counting = _now.Layers is [{ Segment: var largest }, ..] && ++_posts % largest.CountedEvery == 0;
        BeginPost();
        _words.Begin();
        if (post.HasTitle) _words.ReadTitle(post.Title);
        _words.ReadText(post.Text);
        if (_ids.Length < _words.Count) (_ids, _values) = (new int[_words.Count * 2], new int[_words.Count * 2]);
        _firstQuery = 0;
        foreach (Layer layer in _now.Layers)
        {
            int first = _found.Count;
            Search(layer.Segment, post);
            Keep(layer, first);
            _firstQuery += layer.Segment.Ids.Length;
        }
        if (_counting && _now.Layers[0].Segment.IsReviewDue) _index.Review();
        Errors = _failed.Count == 0 ? _now.Broken : WithFailed();
        return Found();
    }

    private void Search(Segment segment, scoped in PostRef post)
    {
        _segment = segment;
        _presentCount = 0;
        int size = (segment.Features >> 5) + 1;
        if (_bits.Length < size) _bits = new uint[size];
        size = (segment.Ids.Length >> 5) + 1;
        if (_holding.Length < size) _holding = new uint[size];
        BeginSegment();
        LookUp(0, _words.TitleCount, post);
        if (segment.HasTitles) HaveInTitle();
        LookUp(_words.TitleCount, _words.Count, post);
        if (segment.Fields != 0) HaveFields(post);
        AskAll(post);
        if (_counting) Count();
        foreach (int feature in _present.AsSpan(0, _presentCount)) _bits[feature >> 5] = 0;
    }

    /// <summary>Finds what words have: themselves, the rows they begin, what their rules say.</summary>
    private void LookUp(int from, int to, scoped in PostRef post)
    {
        Segment segment = _segment;
        ReadOnlySpan<WordRow> rows = _words.Rows;
        bool ruled = segment.Beginnings is not null || segment.Spellings is not null || segment.RulesOfAll.Length > 0;
        WordTable words = segment.Words;
        for (int i = from; i < to; i++)
        {
            ref readonly WordRow row = ref rows[i];
            int value = row.Kind is WordKind.Redaction ? -1 : words.Find(row.Key, row.Hash, _words.Bares(row));
            _values[i] = value;
            if (value < 0)
            {
                _ids[i] = -1;
            }
            else
            {
                int feature = value & Segment.FeatureMask;
                _ids[i] = feature;
                Have(feature);
                if ((value & Segment.HasRules) != 0) Rule(segment.RulesOfWords[feature], i, post);
            }
            if (ruled && row.Kind is not WordKind.Redaction) RuleOther(row, i, post);
        }
        if (segment.HasPieces) HavePieces(from, to, post);
        FindRows(from, to);
    }

    private void FindRows(int from, int to)
    {
        PairTable pairs = _segment.Pairs;
        ReadOnlySpan<int> values = _values.AsSpan(0, to);
        for (int i = from; i < values.Length - 1; i++)
        {
            int value = values[i];
            // A word that is not there is negative and has every bit.
            if ((value & Segment.BeginsRow) == 0 || value < 0) continue;
            for (int next = i + 1; next < values.Length; next++)
            {
                int with = values[next];
                if ((with & Segment.GoesOn) == 0 || with < 0) break;
                value = pairs.Find(value & Segment.FeatureMask, with & Segment.FeatureMask);
                if (value < 0) break;
                Have(value & Segment.FeatureMask);
                if ((value & Segment.BeginsRow) == 0) break;
            }
        }
    }

    private void HaveInTitle()
    {
        for (int i = 0, count = _presentCount; i < count; i++)
        {
            int value = _segment.Pairs.Find(PairTable.InTitle, _present[i]);
            if (value >= 0) Have(value & Segment.FeatureMask);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Have(int feature)
    {
        ref uint bits = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bits), feature >> 5);
        uint bit = 1u << (feature & 31);
        if ((bits & bit) != 0) return;
        bits |= bit;
        if (_presentCount == _present.Length) Array.Resize(ref _present, _presentCount * 2);
        _present[_presentCount++] = feature;
    }

    /// <summary>Asks the queries that stand under one feature of the post, under two, and those that every post is asked.</summary>
    private void AskAll(scoped in PostRef post)
    {
        Segment segment = _segment;
        ReadOnlySpan<int> present = _present.AsSpan(0, _presentCount);
        if (segment.PairLists.IsEmpty) _lists.Clear();
        else segment.PairLists.Find(present, _lists, _seconds);
        foreach (int feature in present)
        {
            (int start, int end) = (segment.Starts[feature], segment.Starts[feature + 1]);
            if (start < end) _lists.Add((start, end));
        }
        _lists.Add((segment.Starts[segment.Features], segment.Starts[segment.Features + 1]));
        foreach ((int start, int end) in CollectionsMarshal.AsSpan(_lists))
        {
            if (_counting) Ask<Counted>(start, end, post);
            else Ask<Uncounted>(start, end, post);
        }
    }

    /// <summary>Asks the queries of one list what is left to ask of them.</summary>
    private void Ask<T>(int at, int end, scoped in PostRef post)
    {
        ref uint words = ref MemoryMarshal.GetArrayDataReference(_segment.Postings);
        ref uint bits = ref MemoryMarshal.GetArrayDataReference(_bits);
        ref uint queries = ref MemoryMarshal.GetArrayDataReference(_holding);
        while (at < end)
        {
            uint head = Unsafe.Add(ref words, at);
            int next = at + (int)(head & Segment.MostLength);
            int tests = 0;
            at++;
            int query = (int)(head >> Segment.LengthBits);
            ref uint holding = ref Unsafe.Add(ref queries, query >> 5);
            bool holds = (holding >> (query & 31) & 1) == 0;
            while (at < next && holds)
            {
                uint leaf = Unsafe.Add(ref words, at++);
                bool negative = (leaf & Segment.Negative) != 0, has;
                while (true)
                {
                    if (typeof(T) == typeof(Counted)) tests++;
                    has = (leaf & Segment.Code) == 0
                        ? (Unsafe.Add(ref bits, (leaf & Segment.LeafMask) >> 5) >> (int)(leaf & 31) & 1) != 0
                        : AskCode((int)(leaf & Segment.LeafMask), head, post);
                    if (has || (leaf & Segment.Last) != 0) break;
                    leaf = Unsafe.Add(ref words, at++);
                }
                holds = has != negative;
                while ((leaf & Segment.Last) == 0) leaf = Unsafe.Add(ref words, at++);
            }
            if (holds)
            {
                holding |= 1u << (query & 31);
                _found.Add(query);
            }
            if (typeof(T) == typeof(Counted)) Charge(query, tests);
            at = next;
        }
    }

    private bool AskCode(int at, uint head, scoped in PostRef post)
    {
        try
        {
            return Holds(at, post);
        }
        catch (Exception error)
        {
            _failed.TryAdd(_firstQuery + (int)(head >> Segment.LengthBits), error);
            return false;
        }
    }

    private void Charge(int query, int tests)
    {
        _segment.Candidates[query]++;
        _segment.Tests[query] += tests;
    }

    private void Count()
    {
        _segment.Counted++;
        foreach (int feature in _present.AsSpan(0, _presentCount)) _segment.Counts[feature]++;
    }

    /// <summary>Numbers what was found in a layer through all layers; queries that are gone or have changed since are left out.</summary>
    private void Keep(Layer layer, int first)
    {
        foreach (int query in CollectionsMarshal.AsSpan(_found)[first..]) _holding[query >> 5] = 0;
        if (layer.Gone is null && _firstQuery == 0) return;
        Span<int> found = CollectionsMarshal.AsSpan(_found)[first..];
        int kept = first;
        foreach (int query in found)
        {
            if (!layer.IsGone(query)) _found[kept++] = _firstQuery + query;
        }
        CollectionsMarshal.SetCount(_found, kept);
    }

    private ReadOnlySpan<int> Found()
    {
        if (_failed.Count > 0) _found.RemoveAll(_failed.ContainsKey);
        return CollectionsMarshal.AsSpan(_found);
    }

    private Dictionary<string, Exception> WithFailed()
    {
        Dictionary<string, Exception> errors = new(_now.Broken);
        foreach ((int query, Exception error) in _failed) errors[IdOf(query)] = error;
        return errors;
    }

    private readonly struct Counted;

    private readonly struct Uncounted;
}
