using Heed.Match.Text;

namespace Heed.Match.Index;

/// <summary>Rules by the beginning of a word. Three units say at once whether any beginning is worth a look, and how long it would be.</summary>
internal sealed class Beginnings
{
    private const int Long = WordKey.MostUnits;

    /// <summary>By the hash of three units: a bit for each length up to 15 that a beginning with them has; bit 0: some are longer.</summary>
    private readonly ushort[] _lengths = new ushort[1 << 15];

    private readonly WordTable _table;
    private readonly WordRule[][] _rules;
    private readonly int[] _longLengths;

    public Beginnings(IReadOnlyDictionary<string, List<WordRule>> rules)
    {
        _table = new(rules.Count);
        _rules = new WordRule[rules.Count][];
        int number = 0;
        foreach ((string beginning, List<WordRule> those) in rules)
        {
            _table.Add(WordKey.Of(beginning), beginning, number);
            _rules[number++] = [.. those];
            _lengths[Hash(beginning)] |= (ushort)(1 << (beginning.Length < Long ? beginning.Length : 0));
        }
        _longLengths = [.. rules.Keys.Select(key => key.Length).Where(length => length >= Long).Distinct().Order()];
    }

    public long Bytes => 2L * _lengths.Length + _table.Bytes + _rules.Sum(rules => 32L + 24 * rules.Length);

    /// <summary>A bit for each length that is worth a look.</summary>
    public uint LengthsOf(ReadOnlySpan<char> bare)
    {
        if (bare.Length < FeatureBook.LeastBeginning) return 0;
        uint lengths = _lengths[Hash(bare)];
        return bare.Length < 15 ? lengths & (2u << bare.Length) - 1 : lengths;
    }

    public ReadOnlySpan<int> LongLengths => _longLengths;

    /// <summary>The rules of a word's first <paramref name="length"/> units.</summary>
    public WordRule[] Of(in WordKey key, ReadOnlySpan<char> bare, int length)
    {
        ReadOnlySpan<char> beginning = bare[..length];
        WordKey begins = key.IsHash ? WordKey.Of(beginning) : key.Beginning(length);
        int number = _table.Find(begins, begins.Hash, beginning);
        return number < 0 ? [] : _rules[number];
    }

    private static int Hash(ReadOnlySpan<char> bare) => (int)((uint)((bare[0] * 31 + bare[1]) * 31 + bare[2]) * 0x9E3779B1 >> 17);
}
