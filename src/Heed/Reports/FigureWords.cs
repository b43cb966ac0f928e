namespace Heed.Reports;

/// <summary>What stands under every figure, in an edition, on the overview and on the public page alike.</summary>
public static class FigureWords
{
    /// <summary>Stands in the place of a figure that cannot be shown.</summary>
    public const string Hidden = "–";

    /// <summary>What is counted.</summary>
    public const string Counted = "People, not posts; somebody active in several places counts once in each; rounded to 5.";

    /// <summary>Why a figure may be missing. Never which of the reasons it was: that would be a figure itself.</summary>
    /// <param name="smallest">Voices a figure must count.</param>
    public static string WhyHidden(int smallest) =>
        $"“{Hidden}”: fewer than {smallest} people or nobody, no place with at least half of them, one person behind more than 40 % of the posts, or held back to protect a neighbouring figure; which of these is not said.";

    /// <summary>What stands under phrases.</summary>
    /// <param name="smallest">Voices a phrase must have.</param>
    public static string Phrases(int smallest) =>
        $"Two to four words in a row, each phrase used by {smallest} or more people (or publishers), of people at least half in one place and nobody behind more than 40 % of its posts. Phrases that could be joined into five words are held back. At most {PhraseCount.MostShown} that stand out against the other topics (by log-likelihood), in order of the alphabet; how many people use one is not said.";

    /// <summary>How much of what was heard the figures stand for; empty: nothing is shown.</summary>
    public static string Share(Release release) => release.CoveredOfAll is { } percent ? $"{percent} % of the mentions are of topics with a figure." : "";
}
