namespace Heed.Match.Verify;

/// <summary>Places worth showing: of a loose phrase only those whose span holds no smaller one's.</summary>
internal sealed class LeastPlaces
{
    private readonly HashSet<Place> _plain = [];

    /// <summary>By loose phrase, in order; as none holds another, one that starts later also ends later.</summary>
    private readonly Dictionary<LoosePhraseSpot, List<Place>> _loose = [];

    public IEnumerable<Place> All => _plain.Concat(_loose.Values.SelectMany(places => places));

    /// <returns>In order of their first word.</returns>
    public static List<Place> Of(IEnumerable<Place> places)
    {
        LeastPlaces least = new();
        least.Add(places);
        return [.. least.All.OrderBy(place => place.First).ThenBy(place => place.Start)];
    }

    public void Add(IEnumerable<Place> places)
    {
        foreach (IGrouping<LoosePhraseSpot?, Place> group in places.GroupBy(place => place.Phrase))
        {
            if (group.Key is { } phrase) _loose[phrase] = Least(_loose.GetValueOrDefault(phrase, []).Concat(group));
            else _plain.UnionWith(group);
        }
    }

    /// <summary>Whether it is here, or is a loose phrase's place that holds one that is.</summary>
    public bool Cover(Place place)
    {
        if (place.Phrase is not { } phrase) return _plain.Contains(place);
        if (!_loose.TryGetValue(phrase, out List<Place>? least)) return false;
        int at = least.BinarySearch(place, Comparer<Place>.Create((one, other) => one.First.CompareTo(other.First)));
        if (at < 0) at = ~at;
        return at < least.Count && least[at].Last <= place.Last;
    }

    private static List<Place> Least(IEnumerable<Place> places)
    {
        List<Place> least = [];
        int end = int.MaxValue;
        foreach (Place place in places.OrderByDescending(place => place.First).ThenBy(place => place.Last))
        {
            if (place.Last >= end) continue;
            least.Add(place);
            end = place.Last;
        }
        least.Reverse();
        return least;
    }
}
