namespace Heed.Guard.Training;

/// <summary>What there is to learn from, in an order that is the same each time.</summary>
internal sealed class Lessons
{
    private readonly Recipe _recipe;
    private readonly IReadOnlyList<Example> _examples;
    private readonly Counted[] _counted;
    private readonly Lesson[] _single;
    private readonly Dictionary<string, List<int>> _others;
    private readonly Draw _draw = new(7);

    public Lessons(IReadOnlyList<Example> examples, Recipe recipe)
    {
        (_recipe, _examples) = (recipe, examples);
        _counted = [.. examples.Select(example => Counted.Of(example.Text, recipe.Buckets))];
        _single = [.. examples.Select((example, i) => Of(example, _counted[i]))];
        _others = Enumerable.Range(0, examples.Count).Where(i => !examples[i].IsOrganising).GroupBy(i => examples[i].Lang).ToDictionary(lang => lang.Key, lang => lang.ToList());
    }

    /// <summary>Every example, and texts joined of two, others each time: a pair that returned would be learnt by heart.</summary>
    public Lesson[] Next() => [.. _single, .. Enumerable.Range(0, _recipe.Joined).Select(_ => Join())];

    // An example beside an ordinary one of its language. What is said of organising stays so beside something else.
    private Lesson Join()
    {
        int one = _draw.Next(_examples.Count);
        List<int> others = _others[_examples[one].Lang];
        return Of(_examples[one], Counted.Joined(_counted[one], _counted[others[_draw.Next(others.Count)]]));
    }

    private Lesson Of(Example example, Counted counted) => new(
        counted.Weighed(_recipe.Shares),
        example.IsOrganising,
        example.IsOrganising ? _recipe.OrganisingCost : example.IsOwnComplaint || example.IsOwnStep ? _recipe.OwnCost : 1);
}
