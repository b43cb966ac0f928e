namespace Heed.Reports.Attacks;

/// <summary>What an attacker gained on made-up figures.</summary>
/// <param name="Plan">What the attacker does, in a sentence.</param>
/// <param name="Posts">Of the corpus in whose first week the attack is played, a quarter.</param>
/// <param name="Against">By whom the figures were made.</param>
/// <param name="Puppets">Voices of the attacker's own among those counted.</param>
/// <param name="IsOfTheSix">One of the six attacks of the bar.</param>
/// <param name="Worlds">Worlds the attacker was tried on, after as many to learn from.</param>
/// <param name="AdvantagePoints">Share of right answers above the half that guessing gives, in percentage points; 50 is certainty.</param>
/// <param name="LowPoints">Lower end of the 95 % confidence interval.</param>
/// <param name="HighPoints">Upper end.</param>
public sealed record AttackResult(
    string Attack, string Plan, int Posts, Against Against, int Puppets, bool IsOfTheSix, int Worlds, double AdvantagePoints, double LowPoints, double HighPoints)
{
    /// <summary>Heed promises to hold: one of the six, with up to <see cref="FigureAttacks.PuppetsHeld"/> puppets.</summary>
    public bool IsPromised => Against is Against.Released && IsOfTheSix && Puppets <= FigureAttacks.PuppetsHeld;

    /// <summary>What is promised does not hold. Where fewer worlds were played than tell <see cref="FigureAttacks.BarPoints"/> from nothing, the lower end of the
    /// interval counts.</summary>
    public bool IsOverTheBar => IsPromised && (HighPoints - LowPoints <= FigureAttacks.BarPoints ? AdvantagePoints : LowPoints) > FigureAttacks.BarPoints;

    /// <summary>The attack fails where nothing protects, so that it tells nothing where something does.</summary>
    public bool IsWeak => Against is Against.NaiveCounter && IsOfTheSix && AdvantagePoints < FigureAttacks.ControlPoints;
}

/// <summary>By whom figures are made.</summary>
public enum Against
{
    /// <summary>The control: every cell exactly, from one person on, counted anew for whoever looks.</summary>
    NaiveCounter,

    /// <summary>The code that releases figures, without the rule the attack is aimed at.</summary>
    WithoutTheRule,

    /// <summary>The code that releases figures.</summary>
    Released,
}
