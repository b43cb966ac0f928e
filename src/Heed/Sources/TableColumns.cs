using System.Globalization;
using System.Text.RegularExpressions;

namespace Heed.Sources;

/// <summary>Which column of a table holds which field of <see cref="JsonlSource"/>: the one that <see cref="Source.Mapping"/> names, else the one of the
/// field's name. Turns rows into posts, the same for every kind of table.</summary>
internal sealed partial class TableColumns
{
    private static readonly string[] Fields = ["id", "text", "title", "lang", "country", "url", "kind", "tags", "rating", "engagement", "published", "author"];

    private readonly Source _source;
    private readonly IReadOnlyList<string> _header;
    private readonly Dictionary<string, int> _columns = [];

    /// <param name="header">The names of the columns.</param>
    /// <exception cref="SourceException">A column that the source names is not there, or none holds the text.</exception>
    public TableColumns(Source source, IReadOnlyList<string> header)
    {
        (_source, _header) = (source, header);
        foreach (string field in Fields)
        {
            bool mapped = source.Mapping.TryGetValue(field, out string? named);
            int column = header.Index().Where(at => at.Item.Trim().Equals((named ?? field).Trim(), StringComparison.OrdinalIgnoreCase)).Select(at => at.Index).FirstOrDefault(-1);
            if (column >= 0) _columns[field] = column;
            else if (mapped) throw new SourceException(Health.Broken, $"The file has no column “{named}”, which the source names for {field}.");
        }
        if (!_columns.ContainsKey("text")) throw new SourceException(Health.Broken, "The file has no column “text”; the source's mapping must name the one that holds the text.");
    }

    /// <summary>Where the time of writing stands; null: nowhere.</summary>
    public int? Published => _columns.TryGetValue("published", out int column) ? column : null;

    /// <param name="row">As long as the header.</param>
    /// <returns>A post, or what is wrong: the rest of a sentence that names the column and none of its text.</returns>
    public (RawPost? Post, string? Problem) ToRaw(string[] row)
    {
        if (Field("text") is not { } text) return (null, $"it has no text{In("text")}");
        PostKind kind = PostKind.Review;
        if (Field("kind") is { } kindName && !Kinds.TryParse(kindName, out kind)) return (null, $"its kind{In("kind")} is none of post, reply, article, review, message");
        DateTimeOffset? published = null;
        if (Field("published") is { } date && (published = LooseDate.Read(date)) is null) return (null, $"its date{In("published")} cannot be read");
        return (new RawPost
        {
            Source = _source.Id,
            Place = $"file:{_source.Id}",
            Network = _source.Network,
            Lane = _source.Lane,
            Again = "",
            NativeId = Field("id") ?? MadeId.Of(row),
            Author = Field("author"),
            Title = Field("title"),
            Text = text,
            Url = WebAddress.Of(Field("url")),
            Language = Field("lang"),
            Country = Field("country") ?? _source.Country,
            Kind = kind,
            Tags = Field("tags")?.Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Rating = Stars(Field("rating")),
            Engagement = long.TryParse(Field("engagement"), NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? count : null,
            Written = published,
        }, null);

        string? Field(string name) => _columns.TryGetValue(name, out int column) && row[column].Trim() is { Length: > 0 } value ? value : null;

        string In(string name) => $" in the column “{_header[_columns[name]].Trim()}”";
    }

    /// <summary><c>4</c>, <c>4.5</c>, <c>4,5</c>, <c>4/5</c>; null: nothing, or on another scale than 1 to 5.</summary>
    private static double? Stars(string? text) =>
        text is not null && StarsForm().Match(text) is { Success: true } match
        && double.Parse(match.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture) is >= 1 and <= 5 and var stars ? stars : null;

    [GeneratedRegex(@"^([0-9]+(?:[.,][0-9]+)?)(?:\s*/\s*5)?$")]
    private static partial Regex StarsForm();
}
