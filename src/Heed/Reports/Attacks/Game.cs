using System.Globalization;

namespace Heed.Reports.Attacks;

/// <summary>One world to be played in.</summary>
/// <param name="Inside">What the attacker wants to know: whether the target is in the cell that matters.</param>
/// <param name="Puppets">Voices of the attacker's own.</param>
/// <param name="Rules">What the figures are released by.</param>
/// <param name="Crowd">Everybody else in the period.</param>
/// <param name="CountsAnew">Figures are counted again for whoever looks, as a program without frozen releases would.</param>
internal sealed record Game(Random Random, bool Inside, int Puppets, FigureRules Rules, Crowd Crowd, bool CountsAnew)
{
    public bool Chance(double probability) => Random.NextDouble() < probability;

    public T Pick<T>(params ReadOnlySpan<T> of) => of[Random.Next(of.Length)];

    /// <summary>The difference of two figures; where one is held back, which.</summary>
    public static string Between(int? left, int? right) => (left, right) switch
    {
        (null, null) => "neither",
        (null, _) => "right",
        (_, null) => "left",
        ({ } one, { } other) => (one - other).ToString(CultureInfo.InvariantCulture),
    };
}
