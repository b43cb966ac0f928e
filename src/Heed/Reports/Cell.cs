using System.Runtime.InteropServices;

namespace Heed.Reports;

/// <summary>One cell of a table while it is being counted: which voices speak in it, and how much. Voices are numbers that
/// <see cref="FigureCount"/> gives them for one release.</summary>
internal sealed class Cell
{
    private readonly Dictionary<int, int> _posts = [];
    private readonly Dictionary<int, int> _voicesOfPlace = [];
    private int[]? _members;

    /// <summary>Distinct voices.</summary>
    public int Voices => _posts.Count;

    /// <summary>Posts of all voices.</summary>
    public int Posts { get; private set; }

    /// <summary>The voices' numbers, ascending; asked for when counting is over.</summary>
    public int[] Members => _members ??= [.. _posts.Keys.Order()];

    public void Add(int place, int voice)
    {
        Posts++;
        ref int posts = ref CollectionsMarshal.GetValueRefOrAddDefault(_posts, voice, out bool known);
        posts++;
        if (!known) CollectionsMarshal.GetValueRefOrAddDefault(_voicesOfPlace, place, out _)++;
    }

    /// <summary>Whether the cell may be shown, looked at alone.</summary>
    public bool MayBeShown(FigureRules rules) =>
        Voices >= rules.Smallest
        && (!rules.OneMainPlace || 2 * _voicesOfPlace.Values.Max() >= Voices)
        && (!rules.NobodyDominates || _posts.Values.Max() <= FigureRules.LargestShare * Posts);
}
