namespace Heed.Reports;

/// <summary>The rules a figure must pass to be released. A release uses them all; the parts that can be taken off are there for tests and for
/// <c>heed figures attack</c>, which show what each rule is for. No setting reaches them.</summary>
/// <param name="Smallest">Voices a cell must count, and on which two sides of a sum must differ; 10 or more in a release.</param>
internal sealed record FigureRules(int Smallest)
{
    /// <summary>Released values are multiples of this.</summary>
    public const int Step = 5;

    /// <summary>No voice may be behind more than this share of a cell's posts.</summary>
    public const double LargestShare = 0.4;

    /// <summary>At least half of a cell's voices are in one place.</summary>
    public bool OneMainPlace { get; init; } = true;

    /// <summary>No voice is behind more than <see cref="LargestShare"/> of a cell's posts.</summary>
    public bool NobodyDominates { get; init; } = true;

    /// <summary>No sum of shown cells gives a smaller group away: see <see cref="ShownCells"/>.</summary>
    public bool NoSmallRest { get; init; } = true;

    /// <summary>No chain of phrases spells more words in a row than one phrase may have: see <see cref="JoinedPhrases"/>.</summary>
    public bool NoJoinedPhrases { get; init; } = true;

    /// <summary>Values are rounded to <see cref="Step"/>, shares to 5 %.</summary>
    public bool Rounded { get; init; } = true;

    /// <summary>The control of tests and attacks: a threshold on each cell and nothing more.</summary>
    public static FigureRules ThresholdOnly(int smallest) => new(smallest) { OneMainPlace = false, NobodyDominates = false, NoSmallRest = false, Rounded = false };

    /// <summary>The value shown for so many voices.</summary>
    public int Shown(int voices) => Rounded ? (voices + Step / 2) / Step * Step : voices;

    /// <summary>The share shown, in percent.</summary>
    public int ShownPercent(double share) => Rounded ? (int)Math.Round(100 / Step * share) * Step : (int)Math.Round(100 * share);
}
