namespace Heed.App.Commands;

/// <summary>How redaction does on a set of samples, by language and by kind.</summary>
internal sealed class RedactionTally
{
    public RedactionCount All { get; } = new();

    public SortedDictionary<string, RedactionCount> Languages { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, RedactionCount> Kinds { get; } = new(StringComparer.Ordinal);

    public List<string> Misses { get; } = [];

    public void Add(RedactionSample sample)
    {
        bool right = sample.IsRight();
        foreach (RedactionCount score in (ReadOnlySpan<RedactionCount>)[All, Of(Languages, sample.Lang ?? "und"), Of(Kinds, sample.Kind)]) score.Add(sample.Personal.Count > 0, right);
        if (!right) Misses.Add(sample.Id);
    }

    public object ToJson(bool misses) => new { all = All, languages = Languages, kinds = Kinds, misses = misses ? Misses : null };

    private static RedactionCount Of(SortedDictionary<string, RedactionCount> scores, string name)
    {
        if (!scores.TryGetValue(name, out RedactionCount? score)) scores[name] = score = new();
        return score;
    }
}
