using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heed.Sources.Feeds;

/// <summary>What <see cref="FeedParser"/> found in a document. Its JSON form is the contract of <c>heed feed parse</c>.</summary>
/// <param name="Kind"><c>rss</c>, <c>atom</c>, <c>json</c>, or <c>unknown</c>: it is no feed.</param>
/// <param name="Version">As <c>2.0</c>, <c>0.91</c>, <c>1.1</c>; null: it does not say.</param>
/// <param name="Title">Plain text on one line.</param>
/// <param name="Link">The site the feed belongs to.</param>
/// <param name="Language">As given; null: it does not say.</param>
/// <param name="Entries">In the order of the document, at most <see cref="FeedParser.EntryLimit"/>.</param>
/// <param name="Problems">What is wrong with it, in sentences for people, without text of an entry.</param>
public sealed record Feed(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("version")] string? Version,
    [property: JsonPropertyName("title")] string? Title,
    [property: JsonPropertyName("link")] string? Link,
    [property: JsonPropertyName("language")] string? Language,
    [property: JsonPropertyName("entries")] IReadOnlyList<FeedEntry> Entries,
    [property: JsonPropertyName("problems")] IReadOnlyList<string> Problems)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Ids the feed says are gone (RFC 6721).</summary>
    [JsonIgnore] public IReadOnlyList<string> Withdrawn { get; init; } = [];

    /// <summary>How often it says that it changes; null: it does not say.</summary>
    [JsonIgnore] public TimeSpan? Rhythm { get; init; }

    /// <summary>For a terminal or a file; not for embedding in HTML.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Readable);
}

/// <summary>One entry of a feed.</summary>
/// <param name="Id">As the feed gives it; else the address; else a hash of what the entry says. Never empty.</param>
/// <param name="Title">Plain text on one line; null: none.</param>
/// <param name="Text">Plain text, at most <see cref="PlainText.Limit"/> UTF-16 units; null: the entry has no content.</param>
/// <param name="Html">Safe to show: a short list of tags and attributes, http and https addresses only; null: the entry has no content.</param>
/// <param name="Url">Absolute, where the feed or its address allows; http, https or ftp.</param>
/// <param name="Author">Plain text: a name, else an address; several are joined by commas.</param>
/// <param name="Published">UTC; null: it does not say.</param>
/// <param name="Updated">UTC; null: it does not say.</param>
public sealed record FeedEntry(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("title")] string? Title,
    [property: JsonPropertyName("text")] string? Text,
    [property: JsonPropertyName("html")] string? Html,
    [property: JsonPropertyName("url")] string? Url,
    [property: JsonPropertyName("author")] string? Author,
    [property: JsonPropertyName("published"), JsonConverter(typeof(UtcSeconds))] DateTimeOffset? Published,
    [property: JsonPropertyName("updated"), JsonConverter(typeof(UtcSeconds))] DateTimeOffset? Updated,
    [property: JsonPropertyName("tags")] IReadOnlyList<string> Tags,
    [property: JsonPropertyName("enclosures")] IReadOnlyList<Enclosure> Enclosures)
{
    /// <summary>It says that it answers another one (RFC 4685).</summary>
    [JsonIgnore] public bool IsReply { get; init; }

    /// <summary>1 to 5; null: not rated.</summary>
    [JsonIgnore] public double? Rating { get; init; }

    /// <summary>A picture comes with it, in the enclosures or named elsewhere.</summary>
    [JsonIgnore] public bool HasImage { get; init; }
}

/// <summary>A file that comes with an entry.</summary>
/// <param name="Type">Media type; null: it does not say.</param>
/// <param name="Length">Bytes; null: it does not say.</param>
public sealed record Enclosure(
    [property: JsonPropertyName("url")] string Url,
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("length")] long? Length);

/// <summary>Moments as <c>2026-09-07T08:00:00Z</c>: UTC, whole seconds.</summary>
internal sealed class UtcSeconds : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
}
