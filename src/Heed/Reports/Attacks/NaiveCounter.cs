namespace Heed.Reports.Attacks;

/// <summary>The control of every attack: a counter that gives every cell exactly, from one person on, and counts anew for whoever looks. Most
/// dashboards do. An attack that is not nearly always right here is a weak attack, and says nothing where it fails. Nothing but the attacks
/// may name it; a test keeps it so.</summary>
internal static class NaiveCounter
{
    public static readonly FigureRules Rules = FigureRules.ThresholdOnly(1);
}
