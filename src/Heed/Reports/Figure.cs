namespace Heed.Reports;

/// <summary>The tables that are released, declared beforehand: a topic by period, against each other topic, and by one dimension.</summary>
public enum Dimension
{
    /// <summary>The topic by period; its one value is empty.</summary>
    All,

    /// <summary>Against another topic: people whose mentions are of both.</summary>
    Topic,

    Theme,
    Network,
    Lane,
    Language,
    Country,
}

/// <summary>One released figure.</summary>
/// <param name="Topic">The topic's id.</param>
/// <param name="Value">The cell's value in its dimension; empty in <see cref="Dimension.All"/>.</param>
/// <param name="People">Voices, rounded to 5; 10 or more. A cell that may not be shown is not there at all.</param>
public sealed record Figure(Period Period, string Topic, Dimension Dimension, string Value, int People);

/// <summary>How much of a topic's mentions stands in shown cells of a table; there only for a table that shows one.</summary>
/// <param name="Topic">The topic's id; empty: all topics together, of which the shown ones count.</param>
/// <param name="Percent">Share of the mentions, rounded to 5 %; 0 to 100.</param>
public sealed record Coverage(Period Period, string Topic, Dimension Dimension, int Percent);

/// <summary>What the press wrote on a topic: institutions, counted exactly.</summary>
/// <param name="Publishers">Distinct sources.</param>
public sealed record PressCount(Period Period, string Topic, int Articles, int Publishers);

/// <summary>Everything released for one period.</summary>
/// <param name="At">When it was released (UTC); it does not change afterwards.</param>
public sealed record Release(
    Period Period, DateTimeOffset At, IReadOnlyList<Figure> Figures, IReadOnlyList<Coverage> Coverage, IReadOnlyList<PressCount> Press)
{
    /// <summary>Phrases that many use, by topic and letter.</summary>
    public IReadOnlyList<Phrase> Phrases { get; init; } = [];

    /// <summary>People who spoke of a topic, about; null: fewer than can be shown.</summary>
    public int? People(string topic, Dimension dimension = Dimension.All, string value = "") =>
        Figures.FirstOrDefault(figure => figure.Topic == topic && figure.Dimension == dimension && figure.Value == value)?.People;

    /// <summary>Share of a topic's mentions in shown cells of a table, in percent; null: the table shows none, whether or not it has mentions.</summary>
    public int? Covered(string topic, Dimension dimension) =>
        Coverage.FirstOrDefault(coverage => coverage.Topic == topic && coverage.Dimension == dimension)?.Percent;

    /// <summary>Share of the mentions of all topics that is of topics shown, in percent; null: none is shown.</summary>
    public int? CoveredOfAll => Covered(FigureCount.AllTopics, Dimension.All);
}
