namespace Heed.Guard.Training;

/// <summary>Two scores between which the rules decide, chosen on texts that trained nothing.</summary>
internal sealed record Thresholds(double Some, double Clear)
{
    /// <summary>How far below <see cref="Clear"/> the classifier overrules the rules.</summary>
    private const double Gap = 0.6;

    // A post of people organising that is kept harms more than an ordinary post that is lost; limits as the charter's figures have them.
    private const int MissCost = 4;
    private const double FalseDropsMax = 0.08;
    private const double ComplaintDropsMax = 0.02;

    /// <summary>The least cost within the limits.</summary>
    public static Thresholds Choose(IReadOnlyList<Scored> texts)
    {
        Thresholds? best = null;
        double leastCost = double.PositiveInfinity;
        // From high to low: of equal cost the one that turns away less.
        for (int step = 150; step >= -150; step--)
        {
            Thresholds thresholds = new(step / 100.0 - Gap, step / 100.0);
            Figures figures = Figures.Of(texts, thresholds.TurnsAway);
            if (figures.FalseDrops > FalseDropsMax || Figures.Of([.. texts.Where(text => text.Example.IsOwnComplaint)], thresholds.TurnsAway).FalseDrops > ComplaintDropsMax) break;
            double cost = MissCost * figures.Missed + figures.Dropped;
            if (cost < leastCost) (best, leastCost) = (thresholds, cost);
        }
        return best ?? throw new InvalidDataException("No threshold is within the limits.");
    }

    public bool TurnsAway(Scored text) => text.IsTurnedAway(Some, Clear);
}
