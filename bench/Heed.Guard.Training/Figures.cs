namespace Heed.Guard.Training;

/// <summary>How texts whose label is known were told apart.</summary>
internal sealed record Figures(int Organising, int Missed, int Others, int Dropped)
{
    /// <summary>0 to 1; NaN: there was nothing to recognise.</summary>
    public double Recall => (Organising - Missed) / (double)Organising;

    /// <summary>0 to 1; NaN: there was nothing to keep.</summary>
    public double FalseDrops => Dropped / (double)Others;

    public static Figures Of(IReadOnlyList<Scored> texts, Func<Scored, bool> turnsAway) => new(
        texts.Count(text => text.Example.IsOrganising),
        texts.Count(text => text.Example.IsOrganising && !turnsAway(text)),
        texts.Count(text => !text.Example.IsOrganising),
        texts.Count(text => !text.Example.IsOrganising && turnsAway(text)));
}
