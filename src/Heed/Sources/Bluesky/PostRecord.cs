using System.Globalization;
using System.Text.Json;
using Heed.Sources.Json;

namespace Heed.Sources.Bluesky;

/// <summary>Reads an <c>app.bsky.feed.post</c>.</summary>
internal static class PostRecord
{
    /// <summary>Links, tags and pictures that are read of one post.</summary>
    private const int Most = 50;

    /// <param name="at">When the stream or the network's index says that it happened (UTC); null: not said.</param>
    /// <returns>Null: it is no post, says nothing, or its author labelled it to be hidden.</returns>
    public static RawPost? ToRaw(Source source, AtUri uri, JsonElement record, DateTimeOffset? at, IConsents consents)
    {
        if (record.Text("$type") is not (null or AtUri.Posts) || record.Text("text") is not { } text) return null;
        if (Labels.OfRecord(record).Any(Labels.SayNo)) return null;
        Embedded embedded = Embedded.Of(record.Field("embed"));
        string whole = string.Join("\n\n", embedded.Descriptions.Prepend(text).Where(part => !string.IsNullOrWhiteSpace(part)));
        if (whole.Length == 0) return null;
        List<JsonElement> features = [.. record.List("facets").Take(Most).SelectMany(facet => facet.List("features").Take(Most)).Take(Most)];
        return new()
        {
            Source = source.Id,
            Place = AtUri.Place,
            Network = source.Network,
            Lane = source.Lane,
            Country = source.Country,
            NativeId = uri.ToString(),
            Author = uri.Did,
            Text = whole,
            Url = uri.Page,
            Language = Language(record),
            Kind = record.Says("reply") ? PostKind.Reply : PostKind.Post,
            Links = [.. Features("app.bsky.richtext.facet#link", "uri").Concat(embedded.Links).Distinct()],
            Tags = [.. Features("app.bsky.richtext.facet#tag", "tag").Concat(record.Texts("tags")).Where(tag => tag.Length is > 0 and <= 640).Distinct()],
            Media = embedded.Media,
            Written = Written(record, at),
            Consents = consents,
        };

        IEnumerable<string> Features(string type, string field) =>
            features.Where(feature => feature.Text("$type") == type).Select(feature => feature.Text(field)).OfType<string>();
    }

    /// <summary>The author's word, when there is one: a client writes several where it does not know.</summary>
    private static string? Language(JsonElement record)
    {
        if (record.Texts("langs") is not [var only]) return null;
        string primary = only.Split('-')[0].ToLowerInvariant();
        return primary.Length is 2 or 3 && primary.All(char.IsAsciiLetterLower) ? primary : null;
    }

    /// <summary>The author's clock says <c>createdAt</c>; it cannot be after the stream saw it.</summary>
    private static DateTimeOffset? Written(JsonElement record, DateTimeOffset? at) =>
        DateTimeOffset.TryParse(record.Text("createdAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset created)
            ? at is { } seen && seen < created ? seen : created
            : at;

    /// <summary>What hangs on a post: pictures and films with what their author says of them, a card of a page, another post.</summary>
    private sealed record Embedded(IReadOnlyList<string> Descriptions, IReadOnlyList<string> Links, IReadOnlyList<string> Media)
    {
        private static readonly Embedded Nothing = new([], [], []);

        public static Embedded Of(JsonElement? embed) => embed is not { } it ? Nothing : it.Text("$type") switch
        {
            "app.bsky.embed.images" => new([.. it.List("images").Take(Most).Select(image => image.Text("alt")).OfType<string>()], [], ["image"]),
            "app.bsky.embed.gallery" => new([.. it.List("items").Take(Most).Select(image => image.Text("alt")).OfType<string>()], [], ["image"]),
            "app.bsky.embed.video" => new([it.Text("alt") ?? ""], [], ["video"]),
            "app.bsky.embed.external" => new([], it.Field("external")?.Text("uri") is { } link ? [link] : [], []),
            "app.bsky.embed.recordWithMedia" => Of(it.Field("media")),
            _ => Nothing,
        };
    }
}
