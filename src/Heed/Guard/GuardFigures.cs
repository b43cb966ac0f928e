using Heed.Guard.Sieve;

namespace Heed.Guard;

/// <summary>How the guard told a set of labelled texts apart. It answers about sets, never about a text: a set is large, and so is each part that gets a figure.</summary>
/// <param name="Languages">By the language each text was given.</param>
/// <param name="Kinds">By the kind each text was given; texts without one are in none.</param>
public sealed record GuardFigures(GuardFigure Overall, IReadOnlyDictionary<string, GuardFigure> Languages, IReadOnlyDictionary<string, GuardFigure> Kinds)
{
    /// <summary>Texts a set has at least.</summary>
    public const int SetMin = 500;

    /// <summary>Texts of either label it has at least.</summary>
    public const int LabelMin = 100;

    /// <summary>Of a language or kind, below which a share is not given.</summary>
    public const int PartMin = 10;

    /// <returns>Null: the set is too small, so its figures could speak of a text.</returns>
    public static GuardFigures? Of(IReadOnlyList<LabelledText> set)
    {
        int organising = set.Count(text => text.IsOrganising);
        if (set.Count < SetMin || organising < LabelMin || set.Count - organising < LabelMin) return null;
        List<Told> told = [.. set.Select(text => new Told(text, Organising.Instance.Recognises(null, text.Text, [], text.Language)))];
        return new(
            Figure(told),
            Parts(told, one => one.Text.Language),
            Parts(told.Where(one => one.Text.Kind is not null), one => one.Text.Kind!));
    }

    private static SortedDictionary<string, GuardFigure> Parts(IEnumerable<Told> told, Func<Told, string> part) =>
        new(told.GroupBy(part).ToDictionary(group => group.Key, Figure), StringComparer.Ordinal);

    private static GuardFigure Figure(IEnumerable<Told> told)
    {
        ILookup<bool, bool> turnedAway = told.ToLookup(one => one.Text.IsOrganising, one => one.TurnedAway);
        return new(turnedAway[true].Count() + turnedAway[false].Count(), Share(turnedAway[true]), Share(turnedAway[false]));
    }

    private static double? Share(IEnumerable<bool> turnedAway) =>
        turnedAway.Count() < PartMin ? null : Math.Round(turnedAway.Count(one => one) / (double)turnedAway.Count(), 2);

    private readonly record struct Told(LabelledText Text, bool TurnedAway);
}

/// <summary>Of a set, or of its part.</summary>
/// <param name="Items">Texts, of both labels.</param>
/// <param name="Recall">Share of the organising texts that were turned away, 0 to 1, two decimals; null: fewer than <see cref="GuardFigures.PartMin"/> of them.</param>
/// <param name="FalseDrops">Share of the other texts that were turned away; likewise.</param>
public sealed record GuardFigure(int Items, double? Recall, double? FalseDrops);

/// <summary>A text that somebody labelled to measure the guard with.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Kind">A name for what kind of text it is; null: none given.</param>
public sealed record LabelledText(string Language, string Text, bool IsOrganising, string? Kind);
