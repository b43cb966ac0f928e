namespace Heed.Guard.Training;

/// <summary>What rules and classifier say of one text, of its passages the most suspicious.</summary>
/// <param name="Score">Of the classifier.</param>
/// <param name="Ruled">The highest score of a passage that the rules match; negative infinity: they match none.</param>
internal sealed record Scored(Example Example, double Score, double Ruled)
{
    public bool ByRules => Ruled > double.NegativeInfinity;

    /// <summary>As the guard decides.</summary>
    public bool IsTurnedAway(double some, double clear) => Score >= clear || Ruled >= some;
}
