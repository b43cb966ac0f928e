using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Asks a plain post the queries that could match it. Holds what one post needs while it is asked, and uses it again for the next:
/// one thread at a time. Nothing is allocated for a post that no query leaves to the evaluator.</summary>
internal sealed class Matcher(PlainIndex index)
{
    private readonly int[] _featureSeen = new int[index.Features];
    private readonly int[] _queryAsked = new int[index.Starts.Length];
    private readonly int[] _hits = new int[index.Starts.Length];
    private int[] _present = new int[64];
    private int[] _words = new int[64];
    private char[] _lower = new char[64];
    private int _round, _presentCount, _wordCount, _titleWords, _hitCount;
    private PostFields? _post;
    private PostView? _view;

    /// <summary>Queries that failed on the last post, by place; null: none did.</summary>
    public Dictionary<int, Exception>? Failed { get; private set; }

    /// <summary>The places of the queries that the last post matched, ascending.</summary>
    public ReadOnlySpan<int> Hits => _hits.AsSpan(0, _hitCount);

    /// <returns>False: the post is not plain; there is no answer here.</returns>
    public bool TryMatch(PostFields post)
    {
        Begin(post);
        if (post.Title is { } title && !PlainWords.Read(title, this)) return false;
        _titleWords = _wordCount;
        if (!PlainWords.Read(post.Text, this)) return false;
        Have(index.FeaturesOf(FeatureKind.Lang, post.Lang));
        Have(index.FeaturesOf(FeatureKind.Country, post.Country));
        Have(index.FeaturesOf(FeatureKind.Network, post.Network));
        Have(index.FeaturesOf(FeatureKind.Source, post.Source));
        Have(index.FeaturesOf(FeatureKind.Kind, post.Kind));
        Have(index.FeaturesOf(FeatureKind.Site, post.Url));
        foreach (int query in index.Always) Ask(query);
        for (int i = 0; i < _presentCount; i++)
        {
            foreach (int query in index.Postings[_present[i]]) Ask(query);
        }
        _hits.AsSpan(0, _hitCount).Sort();
        return true;
    }

    /// <summary>Takes the post's next word.</summary>
    internal void TakeWord(ReadOnlySpan<char> word)
    {
        if (word.Length > _lower.Length) _lower = new char[word.Length * 2];
        ulong hash = WordTable.Seed;
        for (int i = 0; i < word.Length; i++)
        {
            char unit = word[i];
            if (unit is >= 'A' and <= 'Z') unit = (char)(unit | 0x20);
            _lower[i] = unit;
            hash = WordTable.Next(hash, unit);
            if (i < 63 && (index.PrefixLengths >> (i + 1) & 1) != 0 && index.Prefixes.Find(hash, _lower.AsSpan(0, i + 1)) is >= 0 and var prefix) Have(prefix);
        }
        int number = index.Words.Find(hash, _lower.AsSpan(0, word.Length));
        if (number >= 0) Have(number);
        if (_wordCount == _words.Length) Array.Resize(ref _words, _wordCount * 2);
        _words[_wordCount++] = number;
    }

    private void Begin(PostFields post)
    {
        (_post, _view, Failed) = (post, null, null);
        (_presentCount, _wordCount, _titleWords, _hitCount) = (0, 0, 0, 0);
        if (++_round != int.MaxValue) return;
        Array.Clear(_featureSeen);
        Array.Clear(_queryAsked);
        _round = 1;
    }

    private void Have(int[] features)
    {
        foreach (int feature in features) Have(feature);
    }

    private void Have(int feature)
    {
        if (_featureSeen[feature] == _round) return;
        _featureSeen[feature] = _round;
        if (_presentCount == _present.Length) Array.Resize(ref _present, _presentCount * 2);
        _present[_presentCount++] = feature;
    }

    private void Ask(int query)
    {
        if (_queryAsked[query] == _round) return;
        _queryAsked[query] = _round;
        int at = index.Starts[query];
        try
        {
            if (Holds(ref at)) _hits[_hitCount++] = query;
        }
        catch (Exception error)
        {
            (Failed ??= [])[query] = error;
        }
    }

    private bool Has(int feature) => _featureSeen[feature] == _round;

    /// <param name="at">Where the part begins; after it when it holds or not.</param>
    private bool Holds(ref int at)
    {
        int[] code = index.Code;
        switch ((Op)code[at++])
        {
            case Op.Has:
                return Has(code[at++]);
            case Op.HasAny:
                ReadOnlySpan<int> any = code.AsSpan(at + 1, code[at]);
                at += 1 + any.Length;
                foreach (int feature in any)
                {
                    if (Has(feature)) return true;
                }
                return false;
            case Op.All:
                for (int end = at + 1 + code[at++]; at < end;)
                {
                    if (Holds(ref at)) continue;
                    at = end;
                    return false;
                }
                return true;
            case Op.Any:
                for (int end = at + 1 + code[at++]; at < end;)
                {
                    if (!Holds(ref at)) continue;
                    at = end;
                    return true;
                }
                return false;
            case Op.Not:
                return !Holds(ref at);
            case Op.Phrase:
                ReadOnlySpan<int> phrase = code.AsSpan(at + 1, code[at]);
                at += 1 + phrase.Length;
                return HasAll(phrase) && (IsIn(phrase, 0, _titleWords) || IsIn(phrase, _titleWords, _wordCount));
            case Op.Near:
                bool ordered = code[at] != 0;
                int distance = code[at + 1];
                ReadOnlySpan<int> left = code.AsSpan(at + 3, code[at + 2]);
                at += 3 + left.Length;
                ReadOnlySpan<int> right = code.AsSpan(at + 1, code[at]);
                at += 1 + right.Length;
                return AreNear(left, right, distance, ordered, 0, _titleWords) || AreNear(left, right, distance, ordered, _titleWords, _wordCount);
            case Op.Verify:
                return index.Clauses[code[at++]].Holds(_view ??= new PostView(_post!, known: null), Scope.Both);
            default:
                return false;
        }
    }

    private bool HasAll(ReadOnlySpan<int> features)
    {
        foreach (int feature in features)
        {
            if (!Has(feature)) return false;
        }
        return true;
    }

    private bool IsIn(ReadOnlySpan<int> phrase, int from, int to) => _words.AsSpan(from, to - from).IndexOf(phrase) >= 0;

    private bool AreNear(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int distance, bool ordered, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (_words[i] < 0 || !left.Contains(_words[i])) continue;
            int first = ordered ? i + 1 : Math.Max(from, i - distance - 1), last = Math.Min(to - 1, i + distance + 1);
            for (int j = first; j <= last; j++)
            {
                if (j != i && _words[j] >= 0 && right.Contains(_words[j])) return true;
            }
        }
        return false;
    }
}
