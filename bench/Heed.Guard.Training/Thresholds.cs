namespace Heed.Guard.Training;

/// <summary>The score that needs no rule, chosen on texts that trained nothing; a little below it the rules decide.</summary>
internal sealed record Thresholds(double Clear)
{
    /// <summary>How far below <see cref="Clear"/> the classifier overrules the rules.</summary>
    public const double Gap = 1.0;

    // A post of people organising that is kept harms more than an ordinary post that is lost. The limits leave room to what the project
    // allows itself (14 % and 4 %): other people write other texts.
    private const int MissCost = 4;
    private const double FalseDropsMax = 0.07;
    private const double OwnComplaintDropsMax = 0.01;

    public double Some => Clear - Gap;

    /// <summary>The least cost within the limits.</summary>
    public static Thresholds Choose(IReadOnlyList<Scored> texts)
    {
        Thresholds? best = null;
        double leastCost = double.PositiveInfinity;
        // From high to low: of equal cost the one that turns away less.
        for (int step = 300; step >= -300; step--)
        {
            Thresholds thresholds = new(step / 100.0);
            Figures figures = Figures.Of(texts, thresholds.TurnsAway);
            if (figures.FalseDrops > FalseDropsMax || Figures.Of([.. texts.Where(text => text.Example.IsOwnComplaint)], thresholds.TurnsAway).FalseDrops > OwnComplaintDropsMax) break;
            double cost = MissCost * figures.Missed + figures.Dropped;
            if (cost < leastCost) (best, leastCost) = (thresholds, cost);
        }
        return best ?? throw new InvalidDataException("No threshold is within the limits.");
    }

    /// <summary>As the guard decides.</summary>
    public bool TurnsAway(Scored text) => text.Height >= Clear;
}
