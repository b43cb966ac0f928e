namespace Heed.Match.Verify;

/// <summary>Queries under their ids, made ready; those that cannot be are kept with the reason.</summary>
internal sealed class QuerySet
{
    private readonly Dictionary<string, int> _places;

    /// <exception cref="ArgumentException">Two queries have one id, or topic references go round in a circle.</exception>
    public QuerySet(IEnumerable<NamedQuery> queries)
    {
        ArgumentNullException.ThrowIfNull(queries);
        Dictionary<string, NamedQuery> byId = [];
        foreach (NamedQuery query in queries)
        {
            if (!byId.TryAdd(query.Id, query)) throw new ArgumentException($"Two queries have the id {query.Id}.", nameof(queries));
        }
        TopicClauses clauses = new(id => byId.GetValueOrDefault(id)?.Tree, inArchive: false);
        List<(string Id, PreparedQuery Query)> good = [];
        Dictionary<string, Exception> bad = [];
        foreach (string id in byId.Keys.Order(StringComparer.Ordinal))
        {
            try
            {
                good.Add((id, new(clauses.Of(id))));
            }
            catch (Exception e) when (e is not CircularTopicException)
            {
                bad[id] = e;
            }
        }
        Ids = [.. good.Select(entry => entry.Id)];
        Queries = [.. good.Select(entry => entry.Query)];
        Broken = bad;
        _places = Enumerable.Range(0, Ids.Length).ToDictionary(place => Ids[place]);
    }

    /// <summary>In ordinal order.</summary>
    public string[] Ids { get; }

    /// <summary>As <see cref="Ids"/>.</summary>
    public PreparedQuery[] Queries { get; }

    /// <summary>By id: why a query could not be made ready.</summary>
    public IReadOnlyDictionary<string, Exception> Broken { get; }

    /// <summary>Asks some of the queries.</summary>
    /// <param name="places">Indexes in <see cref="Queries"/>, ascending.</param>
    public MatchResult Ask(IEnumerable<int> places, PostView post)
    {
        List<string> matched = [];
        Dictionary<string, Exception>? failed = null;
        foreach (int place in places)
        {
            try
            {
                if (Queries[place].Holds(post)) matched.Add(Ids[place]);
            }
            catch (Exception e)
            {
                failed ??= new(Broken);
                failed[Ids[place]] = e;
            }
        }
        return new(matched, failed ?? Broken) { WasCut = post.WasCut };
    }

    /// <exception cref="ArgumentException">There is no query of that id.</exception>
    public IReadOnlyList<MatchSpan> Explain(string id, PostFields post)
    {
        if (_places.TryGetValue(id, out int place)) return Queries[place].Explain(post);
        return Broken.ContainsKey(id) ? [] : throw new ArgumentException($"There is no query of the id {id}.", nameof(id));
    }
}
