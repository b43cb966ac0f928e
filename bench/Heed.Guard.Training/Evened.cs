namespace Heed.Guard.Training;

/// <summary>The development set with its others as long as its organising texts, which were written longer: what is measured on it owes nothing to length.</summary>
internal static class Evened
{
    /// <summary>Of a hundred others, so many get an everyday text of their language beside them; then both labels are 180 letters long on average.</summary>
    private const int LengthenedPercent = 76;

    public static IReadOnlyList<Example> Of(IReadOnlyList<Example> dev)
    {
        Draw draw = new(11);
        Dictionary<string, List<Example>> everyday = dev.Where(text => text.Kind == "everyday").GroupBy(text => text.Lang).ToDictionary(lang => lang.Key, lang => lang.ToList());
        return [.. dev.Select(text =>
        {
            if (text.IsOrganising || draw.Next(100) >= LengthenedPercent) return text;
            string beside = everyday[text.Lang][draw.Next(everyday[text.Lang].Count)].Text;
            return text with { Text = draw.Next(2) == 0 ? $"{text.Text} {beside}" : $"{beside} {text.Text}" };
        })];
    }
}
