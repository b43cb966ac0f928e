namespace Heed.Reports;

/// <summary>How one phrase is used in one topic. Speakers are added place by place, each once, so that no list of them is needed.</summary>
internal sealed class PhraseUse
{
    private string? _place;
    private int _inPlace, _mostInPlace, _mostOfOne, _posts;

    public int Voices { get; private set; }

    /// <param name="place">Of all speakers of a place in a row.</param>
    /// <param name="posts">Of this speaker that use the phrase.</param>
    public void Add(string place, int posts)
    {
        if (place != _place) (_place, _inPlace) = (place, 0);
        _inPlace++;
        _mostInPlace = Math.Max(_mostInPlace, _inPlace);
        _mostOfOne = Math.Max(_mostOfOne, posts);
        _posts += posts;
        Voices++;
    }

    /// <summary>The rules of a cell.</summary>
    public bool MayBeShown(FigureRules rules) =>
        Voices >= rules.Smallest
        && (!rules.OneMainPlace || 2 * _mostInPlace >= Voices)
        && (!rules.NobodyDominates || _mostOfOne <= FigureRules.LargestShare * _posts);
}
