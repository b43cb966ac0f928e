namespace Heed.Reports.Attacks;

/// <summary>What an attacker gained on made-up figures.</summary>
/// <param name="Plan">What the attacker does, in a sentence.</param>
/// <param name="Against"><c>released</c>: the figures as Heed releases them; <c>control</c>: the same world without the rule the attack is
/// aimed at. An attack that gains nothing there is a weak attack and says nothing.</param>
/// <param name="Puppets">Voices of the attacker's own among those counted.</param>
/// <param name="Promised">Heed promises to hold: up to <see cref="FigureAttacks.PuppetsHeld"/> puppets.</param>
/// <param name="Worlds">Worlds the attacker was tried on, after as many to learn from.</param>
/// <param name="AdvantagePoints">Share of right answers above the half that guessing gives, in percentage points; 50 is certainty.</param>
/// <param name="LowPoints">Lower end of the 95 % confidence interval.</param>
/// <param name="HighPoints">Upper end.</param>
public sealed record AttackResult(
    string Attack, string Plan, string Against, int Puppets, bool Promised, int Worlds, double AdvantagePoints, double LowPoints, double HighPoints);
