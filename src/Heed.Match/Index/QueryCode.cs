using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Writes queries as code for plain posts (see <see cref="PlainWords"/>): single words, phrases, NEAR of words and field values are
/// decided by features alone; the rest is left to the exact evaluator, behind a feature it cannot do without where there is one.</summary>
internal sealed class QueryCode
{
    private readonly List<int> _code = [];
    private readonly Dictionary<Feature, int> _numbers = [];

    /// <summary>All queries, one after the other.</summary>
    public IReadOnlyList<int> Code => _code;

    /// <summary>The parts that are left to the evaluator.</summary>
    public List<Clause> Clauses { get; } = [];

    /// <summary>Numbers of words that queries name, by their bare form.</summary>
    public WordTable Words { get; } = new();

    /// <summary>Numbers of beginnings that queries name.</summary>
    public WordTable Prefixes { get; } = new();

    /// <summary>A bit for each length that a beginning has; those longer than 63 are left to the evaluator.</summary>
    public ulong PrefixLengths { get; private set; }

    /// <summary>By number.</summary>
    public List<Feature> Features { get; } = [];

    /// <summary>By number: in how many places of queries it stands.</summary>
    public List<int> Uses { get; } = [];

    public int? NumberOf(Feature feature) => _numbers.TryGetValue(feature, out int number) ? number : null;

    /// <returns>Where the query's code begins.</returns>
    public int Add(Clause query)
    {
        int start = _code.Count;
        Write(query);
        return start;
    }

    private void Write(Clause clause)
    {
        switch (clause)
        {
            case AllClause all:
                WriteParts(Op.All, all.Clauses);
                break;
            case AnyClause any:
                WriteParts(Op.Any, any.Clauses);
                break;
            case AnySpot any:
                WriteParts(Op.Any, any.Spots);
                break;
            case NotClause not:
                Emit(Op.Not);
                Write(not.Operand);
                break;
            case WordSpot { Test: var test }:
                WriteWord(test, clause);
                break;
            case PhraseSpot phrase when phrase.Tests.TrueForAll(IsPlainTerm):
                WritePhrase([.. phrase.Tests.Cast<TermTest>()]);
                break;
            case NearClause near when WordsOf(near.Left) is { } left && WordsOf(near.Right) is { } right:
                WriteNear(near, left, right);
                break;
            case FieldClause { Name: "lang" or "country" or "network" or "source" or "kind" or "site" } field:
                WriteSet(field.Values.Select(value => new Feature(KindOf(field.Name), value)));
                break;
            default:
                WriteVerify(clause);
                break;
        }
    }

    private void WriteParts(Op op, IReadOnlyList<Clause> parts)
    {
        Emit(op);
        int length = _code.Count;
        _code.Add(0);
        foreach (Clause part in parts) Write(part);
        _code[length] = _code.Count - length - 1;
    }

    private void WriteWord(WordTest test, Clause clause)
    {
        switch (test)
        {
            case TermTest term when IsPlainTerm(term):
                Emit(Op.Has);
                _code.Add(NumberOfWord(term.Bare));
                break;
            case PatternTest { IsHashtag: false, IsBeginning: true } pattern when IsAscii(pattern.Prefix) && pattern.Prefix.Length < 64:
                Emit(Op.Has);
                _code.Add(NumberOfPrefix(pattern.Prefix));
                break;
            case TermTest or EmojiTest or NoTest or PatternTest { IsHashtag: true }:
                Emit(Op.Never); // an accent, an emoji, a hashtag: no plain post has one
                break;
            default:
                WriteVerify(clause);
                break;
        }
    }

    private void WritePhrase(List<TermTest> terms)
    {
        if (terms.Count == 0)
        {
            Emit(Op.Never);
            return;
        }
        Emit(Op.Phrase);
        _code.Add(terms.Count);
        foreach (TermTest term in terms) _code.Add(NumberOfWord(term.Bare));
    }

    private void WriteNear(NearClause near, List<string> left, List<string> right)
    {
        Emit(Op.Near);
        _code.Add(near.IsOrdered ? 1 : 0);
        _code.Add(near.Distance);
        foreach (List<string> side in (List<string>[])[left, right])
        {
            _code.Add(side.Count);
            foreach (string word in side) _code.Add(NumberOfWord(word));
        }
    }

    private void WriteSet(IEnumerable<Feature> features)
    {
        List<int> numbers = [.. features.Select(Number)];
        Emit(Op.HasAny);
        _code.Add(numbers.Count);
        _code.AddRange(numbers);
    }

    /// <summary>The evaluator's word, asked only where the post has something without which the answer is no.</summary>
    private void WriteVerify(Clause clause)
    {
        if (NeededWords(clause) is not { } needed)
        {
            Emit(Op.Verify);
            _code.Add(Clauses.Count);
            Clauses.Add(clause);
            return;
        }
        if (needed.Count == 0)
        {
            Emit(Op.Never);
            return;
        }
        Emit(Op.All);
        int length = _code.Count;
        _code.Add(0);
        Emit(Op.HasAny);
        _code.Add(needed.Count);
        _code.AddRange(needed);
        Emit(Op.Verify);
        _code.Add(Clauses.Count);
        Clauses.Add(clause);
        _code[length] = _code.Count - length - 1;
    }

    /// <summary>Features of which a plain post that the clause holds for has at least one; null: there are none to name.</summary>
    private List<int>? NeededWords(Clause clause)
    {
        if (new Anchors().Of(clause, wanted: true) is not { } features) return null;
        List<int> needed = [];
        foreach (Feature feature in features)
        {
            switch (feature.Kind)
            {
                case FeatureKind.Word or FeatureKind.Piece when IsAscii(feature.Value):
                    needed.Add(NumberOfWord(feature.Value.ToLowerInvariant()));
                    break;
                case FeatureKind.Prefix when IsAscii(feature.Value) && feature.Value.Length < 64:
                    needed.Add(NumberOfPrefix(feature.Value));
                    break;
                case FeatureKind.Word or FeatureKind.Piece or FeatureKind.Prefix or FeatureKind.Hashtag:
                    break; // not in a plain post
                default:
                    return null;
            }
        }
        return needed;
    }

    private static List<string>? WordsOf(Spot spot) => spot switch
    {
        WordSpot { Test: TermTest term } when IsPlainTerm(term) => [term.Bare],
        AnySpot any when any.Spots.ConvertAll(WordsOf) is var sides && sides.TrueForAll(side => side is not null) => [.. sides.SelectMany(side => side!)],
        _ => null,
    };

    private static bool IsPlainTerm(WordTest test) => test is TermTest { IsPlain: true } term && IsAscii(term.Bare);

    private static bool IsAscii(string word) => word.Length > 0 && System.Text.Ascii.IsValid(word);

    private int NumberOfWord(string word)
    {
        int number = Number(new(FeatureKind.Word, word));
        Words.Add(word, number);
        return number;
    }

    private int NumberOfPrefix(string prefix)
    {
        int number = Number(new(FeatureKind.Prefix, prefix));
        Prefixes.Add(prefix, number);
        PrefixLengths |= 1UL << prefix.Length;
        return number;
    }

    private int Number(Feature feature)
    {
        if (!_numbers.TryGetValue(feature, out int number))
        {
            _numbers[feature] = number = Features.Count;
            Features.Add(feature);
            Uses.Add(0);
        }
        Uses[number]++;
        return number;
    }

    private static FeatureKind KindOf(string field) => field switch
    {
        "lang" => FeatureKind.Lang,
        "country" => FeatureKind.Country,
        "network" => FeatureKind.Network,
        "source" => FeatureKind.Source,
        "kind" => FeatureKind.Kind,
        _ => FeatureKind.Site,
    };

    private void Emit(Op op) => _code.Add((int)op);
}
