using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>A field of the post's with one value or several: any of those wanted. A field without a value has none of them.</summary>
internal sealed class FieldClause : Clause
{
    private readonly string _name;
    private readonly Func<PostView, bool> _holds;

    /// <param name="name">Canonical.</param>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public FieldClause(string name, IReadOnlyList<string> values)
    {
        _name = name;
        Values = [.. values.Select(value => InComparedForm(name, value)).OfType<string>().Distinct()];
        _holds = name switch
        {
            "lang" => post => InComparedForm(name, post.Fields.Lang ?? "") is { } lang && Array.Exists(Values, value => IsRange(value, lang)),
            "country" => post => IsAny(post.Fields.Country),
            "network" => post => IsAny(post.Fields.Network),
            "source" => post => IsAny(post.Fields.Source),
            "kind" => post => IsAny(post.Fields.Kind),
            "site" => post => post.Host is { } host && Array.Exists(Values, value => Link.IsUnder(host, value)),
            "link" => post => Array.Exists(post.Links, host => Array.Exists(Values, value => Link.IsUnder(host, value))),
            "tag" => TagsOf(),
            "has" => post => Array.Exists(Values, value => Has(post, value)),
            _ => throw new ArgumentException($"A post has no field {name}."),
        };
    }

    public string Name => _name;

    /// <summary>In the form they are compared in: folded, hosts as <see cref="Link.HostOf(string)"/> gives them.</summary>
    public string[] Values { get; }

    /// <summary>A value, wanted or a post's, in the form the two are compared in; null: it can be no value of this field.</summary>
    public static string? InComparedForm(string name, string value) => name switch
    {
        _ when value.Length == 0 => null,
        "site" or "link" => Link.HostOf(value),
        "tag" => Folding.Fold(value.TrimStart('#')),
        "lang" => value.Replace('_', '-').ToLowerInvariant(),
        _ => value.ToLowerInvariant(),
    };

    public override bool Holds(PostView post, Scope scope) => _holds(post);

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        // A field is not a place in a text.
    }

    private bool IsAny(string? value) =>
        value is not null && InComparedForm(_name, value) is { } compared && Array.IndexOf(Values, compared) >= 0;

    /// <summary>Basic filtering of RFC 4647: <c>en</c> finds en-GB.</summary>
    private static bool IsRange(string wanted, string lang) =>
        lang.StartsWith(wanted, StringComparison.Ordinal) && (lang.Length == wanted.Length || lang[wanted.Length] == '-');

    private Func<PostView, bool> TagsOf()
    {
        List<Letter>[] wanted = [.. Values.Select(Accents.Letters)];
        return post => Array.Exists(post.Tags, tag => Array.Exists(wanted, typed => LetterRow.Finds(typed, tag)));
    }

    public static bool Has(PostView post, string value) => value switch
    {
        "link" => post.HasLink,
        "image" => post.Fields.Media.Contains("image", StringComparer.OrdinalIgnoreCase),
        "question" => post.HasQuestion,
        _ => false,
    };
}

/// <summary>A field that only the archive knows.</summary>
internal sealed class ArchiveClause(Language.Node field) : Clause
{
    public override bool Holds(PostView post, Scope scope) => post.Known(field);

    public override void Explain(PostView post, Scope scope, bool wanted, Explanation explanation)
    {
        // A field is not a place in a text.
    }
}
