using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>For each feature, the queries that are anchored on it. Filled first, then read by any number of threads.</summary>
/// <param name="count">How many queries there are.</param>
internal sealed class Postings(int count)
{
    private readonly Dictionary<string, List<int>>[] _byKind =
        [.. Enum.GetValues<FeatureKind>().Select(_ => new Dictionary<string, List<int>>(StringComparer.Ordinal))];

    /// <summary>A bit for each query that is anchored on nothing.</summary>
    private readonly ulong[] _always = new ulong[(count + 63) / 64];

    /// <summary>The lengths prefixes have, ascending.</summary>
    private readonly SortedSet<int> _prefixLengths = [];

    /// <param name="features">Null: the query is to be asked of every post.</param>
    public void Add(int query, Feature[]? features)
    {
        if (features is null)
        {
            Mark(_always, query);
            return;
        }
        foreach (Feature feature in features)
        {
            Dictionary<string, List<int>> postings = _byKind[(int)feature.Kind];
            if (!postings.TryGetValue(feature.Value, out List<int>? queries)) postings[feature.Value] = queries = [];
            queries.Add(query);
            if (feature.Kind is FeatureKind.Prefix) _prefixLengths.Add(feature.Value.Length);
        }
    }

    /// <summary>A bit for each query that a post could match.</summary>
    public ulong[] For(PostView post)
    {
        ulong[] marked = [.. _always];
        foreach (TextView text in post.Texts(Scope.Both)) MarkWords(text, marked);
        MarkLang(post.Fields.Lang, marked);
        MarkValue(FeatureKind.Country, "country", post.Fields.Country, marked);
        MarkValue(FeatureKind.Network, "network", post.Fields.Network, marked);
        MarkValue(FeatureKind.Source, "source", post.Fields.Source, marked);
        MarkValue(FeatureKind.Kind, "kind", post.Fields.Kind, marked);
        if (Has(FeatureKind.Site)) MarkHost(FeatureKind.Site, post.Host, marked);
        if (Has(FeatureKind.Link))
        {
            foreach (string host in post.Links) MarkHost(FeatureKind.Link, host, marked);
        }
        if (Has(FeatureKind.Tag))
        {
            foreach (List<Letter> tag in post.Tags) MarkAll(FeatureKind.Tag, Letter.Bases(tag), marked);
        }
        if (Has(FeatureKind.Has))
        {
            foreach (string what in (string[])["link", "image", "question"])
            {
                if (FieldClause.Has(post, what)) MarkAll(FeatureKind.Has, what, marked);
            }
        }
        return marked;
    }

    private bool Has(FeatureKind kind) => _byKind[(int)kind].Count > 0;

    private void MarkWords(TextView text, ulong[] marked)
    {
        foreach (string bare in text.ByBare.Keys)
        {
            MarkAll(FeatureKind.Word, bare, marked);
            foreach (int length in _prefixLengths)
            {
                if (length > bare.Length) break;
                MarkAll(FeatureKind.Prefix, bare.AsSpan(0, length), marked);
            }
        }
        if (Has(FeatureKind.Hashtag))
        {
            foreach (Word word in text.Words)
            {
                if (word.Kind is WordKind.Hashtag) MarkAll(FeatureKind.Hashtag, word.Bare, marked);
            }
        }
        if (!Has(FeatureKind.Piece)) return;
        foreach (string piece in Pieces.Of(text.Composed.Text)) MarkAll(FeatureKind.Piece, piece, marked);
    }

    private void MarkValue(FeatureKind kind, string field, string? value, ulong[] marked)
    {
        if (value is not null && FieldClause.InComparedForm(field, value) is { } compared) MarkAll(kind, compared, marked);
    }

    /// <summary>A language tag and each of its beginnings.</summary>
    private void MarkLang(string? tag, ulong[] marked)
    {
        for (string? part = tag; part is not null; part = part.LastIndexOfAny(['-', '_']) is > 0 and var cut ? part[..cut] : null)
            MarkValue(FeatureKind.Lang, "lang", part, marked);
    }

    /// <summary>A host and each above it.</summary>
    private void MarkHost(FeatureKind kind, string? host, ulong[] marked)
    {
        for (string? part = host; part is not null; part = part.IndexOf('.') is >= 0 and var dot ? part[(dot + 1)..] : null)
            MarkAll(kind, part, marked);
    }

    private void MarkAll(FeatureKind kind, ReadOnlySpan<char> value, ulong[] marked)
    {
        if (!_byKind[(int)kind].GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(value, out List<int>? queries)) return;
        foreach (int query in queries) Mark(marked, query);
    }

    private static void Mark(ulong[] marked, int query) => marked[query / 64] |= 1UL << query % 64;
}
