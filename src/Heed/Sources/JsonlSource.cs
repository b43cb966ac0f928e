using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Heed.Sources;

/// <summary>Reads a file of JSON lines, one post a line: <c>text</c>, and as known <c>id</c>, <c>title</c>, <c>lang</c>, <c>country</c>,
/// <c>network</c>, <c>url</c>, <c>links</c>, <c>kind</c>, <c>tags</c>, <c>rating</c>, <c>engagement</c>, <c>published</c>, <c>media</c>,
/// <c>author</c>. A file that grows is read on from where it ended.</summary>
public sealed class JsonlSource(Source source) : ISource
{
    /// <summary>Bytes of one line; a longer one is left out, with a problem.</summary>
    public const int LineLimit = 10 * 1024 * 1024;

    private const int EntriesAReach = 1_000;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.NoneAsync(ids);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using FileStream file = SourceFile.Open(source.Address);
        // First: bytes read, where a line begins; second: lines read.
        FilePosition position = FilePosition.Parse(cursor);
        if (position.First > file.Length)
        {
            yield return new Delivery.Problem("The file is shorter than it was; it is read from the start.");
            position = default;
        }
        file.Position = position.First;

        using LineReader lines = new(file, LineLimit);
        long start = position.First;
        BadLines bad = new();
        int sinceReached = 0;
        while (await lines.NextAsync(cancel) is { } line)
        {
            cancel.ThrowIfCancellationRequested();
            (RawPost? post, string? problem) = line.TooLong ? (null, $"it is longer than {LineLimit / 1024 / 1024} MB") : Read(line.Bytes.Span);
            // A last line without its end is taken when it is whole, else left for the next time.
            if (!line.Ended && post is null) break;
            position = new(start + lines.Consumed, position.Second + 1);
            if (post is not null) yield return new Delivery.Entry(post);
            else if (problem is not null && bad.Note($"Line {position.Second}", problem) is { } told) yield return told;
            if (post is not null && ++sinceReached == EntriesAReach)
            {
                sinceReached = 0;
                yield return new Delivery.Reached(position.ToString());
            }
        }
        if (bad.Rest is { } rest) yield return rest;
        yield return new Delivery.Reached(position.ToString());
    }

    /// <returns>A post, or what is wrong; neither: an empty line.</returns>
    private (RawPost? Post, string? Problem) Read(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> trimmed = line.Trim("\uFEFF \t\r"u8);
        if (trimmed.IsEmpty) return (null, null);
        try
        {
            Utf8JsonReader reader = new(trimmed);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            if (reader.BytesConsumed < trimmed.Length || document.RootElement.ValueKind is not JsonValueKind.Object) return (null, "it is not one JSON object");
            return ToRaw(document.RootElement, trimmed);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperation: text that is not valid UTF-16.
            return (null, "it is not JSON");
        }
    }

    private (RawPost? Post, string? Problem) ToRaw(JsonElement line, ReadOnlySpan<byte> bytes)
    {
        if (Text(line, "text") is not { } text) return (null, "it has no text");
        PostKind kind = PostKind.Post;
        if (Text(line, "kind") is { } kindName && !Kinds.TryParse(kindName, out kind)) return (null, "its kind is none of post, reply, article, review, message");
        DateTimeOffset? published = null;
        if (Text(line, "published") is { } date && (published = LooseDate.Read(date)) is null) return (null, "its date cannot be read");
        return (new RawPost
        {
            Source = source.Id,
            Place = $"file:{source.Id}",
            Network = Text(line, "network") ?? source.Network,
            Lane = source.Lane,
            Again = "",
            NativeId = Text(line, "id") ?? MadeId.Of(System.Text.Encoding.UTF8.GetString(bytes)),
            Author = Text(line, "author"),
            Title = Text(line, "title"),
            Text = text,
            Url = WebAddress.Of(Text(line, "url")),
            Language = Text(line, "lang"),
            Country = Text(line, "country") ?? source.Country,
            Kind = kind,
            Links = Texts(line, "links"),
            Tags = Texts(line, "tags"),
            Media = Texts(line, "media"),
            Rating = Number(line, "rating") is >= 1 and <= 5 and var stars ? stars : null,
            Engagement = Number(line, "engagement") is >= 0 and < long.MaxValue and var count ? (long)count : null,
            Written = published,
        }, null);
    }

    private static string? Text(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    private static double? Number(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Number && value.TryGetDouble(out double number) ? number : null;

    private static List<string> Texts(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.Array
            ? value.EnumerateArray().Where(text => text.ValueKind is JsonValueKind.String).Select(text => text.GetString()!).Take(100).ToList()
            : [];
}
