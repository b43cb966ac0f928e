namespace Heed.Match;

/// <summary>What a query can see of one post, where it lies: as <see cref="PostFields"/>, without strings of its own.</summary>
public readonly ref struct PostRef
{
    private readonly PostFields? _fields;

    /// <param name="text">Plain text.</param>
    public PostRef(ReadOnlySpan<char> text) => Text = text;

    public PostRef(PostFields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        _fields = fields;
        HasTitle = fields.Title is not null;
        Title = fields.Title;
        Text = fields.Text;
        Lang = fields.Lang;
        Country = fields.Country;
        Network = fields.Network;
        Source = fields.Source;
        Url = fields.Url;
        Links = fields.Links;
        Kind = fields.Kind;
        Tags = fields.Tags;
        Rating = fields.Rating;
        Engagement = fields.Engagement;
        Published = fields.Published;
        Media = fields.Media;
    }

    /// <summary>False: the post has no title, whatever <see cref="Title"/> says.</summary>
    public bool HasTitle { get; init; }

    /// <summary>Plain text.</summary>
    public ReadOnlySpan<char> Title { get; init; }

    /// <summary>Plain text.</summary>
    public ReadOnlySpan<char> Text { get; init; }

    /// <summary>As in <see cref="PostFields"/>, here and below; empty: unknown.</summary>
    public ReadOnlySpan<char> Lang { get; init; }

    public ReadOnlySpan<char> Country { get; init; }

    public ReadOnlySpan<char> Network { get; init; }

    public ReadOnlySpan<char> Source { get; init; }

    public ReadOnlySpan<char> Url { get; init; }

    public ReadOnlySpan<char> Kind { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Null: none.</summary>
    public IReadOnlyList<string>? Media { get; init; }

    public double? Rating { get; init; }

    public long? Engagement { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>The same on its own; allocates unless this was made of one.</summary>
    public PostFields ToFields() => _fields ?? new()
    {
        Title = HasTitle ? Title.ToString() : null,
        Text = Text.ToString(),
        Lang = TextOf(Lang),
        Country = TextOf(Country),
        Network = TextOf(Network),
        Source = TextOf(Source),
        Url = TextOf(Url),
        Links = Links ?? [],
        Kind = TextOf(Kind),
        Tags = Tags ?? [],
        Rating = Rating,
        Engagement = Engagement,
        Published = Published,
        Media = Media ?? [],
    };

    private static string? TextOf(ReadOnlySpan<char> value) => value.IsEmpty ? null : value.ToString();
}
