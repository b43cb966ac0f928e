namespace Heed.Reports;

/// <summary>Who uses a phrase: what <see cref="FigureRules.Smallest"/> counts.</summary>
public enum PhraseUsers
{
    /// <summary>Voices of the lanes public and addressed.</summary>
    People,

    /// <summary>Sources of the lane press, each once.</summary>
    Publishers,
}

/// <summary>A phrase that many use, released with the figures of a period. It is no figure: how many use it is not said.</summary>
/// <param name="Topic">The topic's id.</param>
/// <param name="Words">Two to four words, folded, with single spaces.</param>
public sealed record Phrase(Period Period, string Topic, PhraseUsers By, string Words);
