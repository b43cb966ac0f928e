namespace Heed.Guard.Training;

/// <summary>One text to learn from.</summary>
/// <param name="Cost">Of an error on it; 1 is usual.</param>
internal sealed record Lesson(Vector Vector, bool IsOrganising, double Cost)
{
    /// <summary>Every example, then joined ones, in an order that is the same each time.</summary>
    public static List<Lesson> Of(IReadOnlyList<Example> examples, Recipe recipe) =>
        [.. examples.Concat(Join(examples, recipe)).Select(example => Of(example, recipe))];

    private static Lesson Of(Example example, Recipe recipe) => new(
        Vector.Of(example.Text, recipe.Bits, recipe.Shares),
        example.IsOrganising,
        example.IsOrganising ? recipe.OrganisingCost : example.IsOwnComplaint || example.IsOwnStep ? recipe.OwnCost : 1);

    // An example before or after an ordinary one of its language. What is said of organising stays so beside something else.
    private static IEnumerable<Example> Join(IReadOnlyList<Example> examples, Recipe recipe)
    {
        Draw draw = new(7);
        Dictionary<string, List<Example>> others = examples.Where(example => !example.IsOrganising).GroupBy(example => example.Lang).ToDictionary(lang => lang.Key, lang => lang.ToList());
        for (int made = 0; made < recipe.Joined;)
        {
            Example one = examples[draw.Next(examples.Count)];
            if (one.IsOrganising && draw.Next(100) >= recipe.JoinedOrganisingPercent) continue;
            Example other = others[one.Lang][draw.Next(others[one.Lang].Count)];
            made++;
            yield return one with { Text = draw.Next(2) == 0 ? $"{one.Text} {other.Text}" : $"{other.Text} {one.Text}" };
        }
    }
}
