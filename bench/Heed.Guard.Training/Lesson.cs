namespace Heed.Guard.Training;

/// <summary>One text to learn from.</summary>
/// <param name="Cost">Of an error on it; 1 is usual.</param>
internal sealed record Lesson(Vector Vector, bool IsOrganising, double Cost)
{
    /// <summary>Every example, then joined ones, in an order that is the same each time.</summary>
    public static List<Lesson> Of(IReadOnlyList<Example> examples, Recipe recipe) =>
        [.. examples.Concat(Join(examples, recipe.Joined)).Select(example => Of(example, recipe))];

    private static Lesson Of(Example example, Recipe recipe) => new(
        Vector.Of(example.Text, recipe.Bits, recipe.Shares),
        example.IsOrganising,
        example.IsOrganising ? recipe.OrganisingCost : example.IsOwnComplaint || example.IsOwnStep ? recipe.OwnCost : 1);

    // An example before or after an ordinary one of its language. What is said of organising stays so beside something else.
    private static IEnumerable<Example> Join(IReadOnlyList<Example> examples, int count)
    {
        Draw draw = new(7);
        Dictionary<string, List<Example>> others = examples.Where(example => !example.IsOrganising).GroupBy(example => example.Lang).ToDictionary(lang => lang.Key, lang => lang.ToList());
        for (int i = 0; i < count; i++)
        {
            Example one = examples[draw.Next(examples.Count)];
            if (one.IsOrganising && draw.Next(100) < int.Parse(Environment.GetEnvironmentVariable("SKIP") ?? "0")) { i--; continue; }
            int beside = 1 + draw.Next(int.Parse(Environment.GetEnvironmentVariable("BESIDE") ?? "1"));
            List<string> texts = [.. Enumerable.Range(0, beside).Select(_ => others[one.Lang][draw.Next(others[one.Lang].Count)].Text)];
            texts.Insert(draw.Next(beside + 1), one.Text);
            yield return one with { Text = string.Join(' ', texts) };
        }
    }
}
