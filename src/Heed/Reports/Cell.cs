namespace Heed.Reports;

/// <summary>One cell of a table while it is being counted: which voices speak in it, and how much.</summary>
internal sealed class Cell
{
    /// <summary>No voice may be behind more than this share of a cell's posts.</summary>
    public const double LargestShare = 0.4;

    /// <summary>Released values are multiples of this.</summary>
    public const int Step = 5;

    private readonly Dictionary<(string Place, Voice Voice), int> _posts = [];

    /// <summary>Distinct voices.</summary>
    public int Voices => _posts.Count;

    /// <summary>Posts of all voices.</summary>
    public int Posts { get; private set; }

    public void Add(string place, Voice voice)
    {
        Posts++;
        _posts[(place, voice)] = _posts.GetValueOrDefault((place, voice)) + 1;
    }

    public void AddVoicesTo(HashSet<(string Place, Voice Voice)> all) => all.UnionWith(_posts.Keys);

    /// <summary>Whether the cell may be shown: <paramref name="smallest"/> voices or more, at least half of them in one place, and no
    /// voice behind more than 40 % of its posts.</summary>
    public bool MayBeShown(int smallest) =>
        Voices >= smallest
        && 2 * _posts.Keys.CountBy(key => key.Place).Max(place => place.Value) >= Voices
        && _posts.Values.Max() <= LargestShare * Posts;

    /// <summary>The released value: voices, rounded to the nearest multiple of 5.</summary>
    public int Rounded => (Voices + Step / 2) / Step * Step;
}
